/** Named periods, as the indices have them, and their dates. Pure. */

const day = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)

/**
 * The first day of a period and the first after it, of `2025`, `2025Q4` or `2025-11`.
 *
 * @returns null where it is none of these
 */
export function datesOfPeriod(name: string): { from: string; to: string } | null {
  const found = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name)
  if (found === null) return null
  const year = Number(found[1])
  if (found[2] !== undefined) {
    const month = (Number(found[2]) - 1) * 3
    return { from: day(year, month), to: day(year, month + 3) }
  }
  if (found[3] !== undefined) {
    const month = Number(found[3]) - 1
    return { from: day(year, month), to: day(year, month + 1) }
  }
  return { from: day(year, 0), to: day(year + 1, 0) }
}

/** The last quarter that was over at an instant: `2025Q4`. */
export function lastQuarter(instant: string): string {
  const date = new Date(instant)
  const quarter = Math.floor(date.getUTCMonth() / 3)
  return quarter === 0 ? `${date.getUTCFullYear() - 1}Q4` : `${date.getUTCFullYear()}Q${quarter}`
}
