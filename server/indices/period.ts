/** The period that an index speaks of: a month, quarter or year, from whose end its indicators look back. */
import { AppError } from '../errors.ts'
import { shift, startOf, type Grain } from '../metrics/window.ts'

export type IndexGrain = Exclude<Grain, 'week'>

export interface IndexPeriod {
  /** As a question names it: 2026, 2026Q2 or 2026-05. */
  name: string
  grain: IndexGrain
  from: Date
  to: Date
}

export function periodOf(from: Date, grain: IndexGrain): IndexPeriod {
  const year = String(from.getUTCFullYear()).padStart(4, '0')
  const month = from.getUTCMonth()
  const names = {
    year,
    quarter: `${year}Q${Math.floor(month / 3) + 1}`,
    month: `${year}-${String(month + 1).padStart(2, '0')}`,
  }
  return { name: names[grain], grain, from, to: shift(from, grain, 1) }
}

/**
 * A period by its name; without one, the month that `asOf` lies in.
 *
 * @throws AppError `bad-period`
 */
export function parsePeriod(text: string | undefined, asOf: string | null): IndexPeriod {
  if (text === undefined) {
    return periodOf(startOf(asOf === null ? new Date() : new Date(asOf), 'month'), 'month')
  }
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2])|-?[Qq]([1-4]))?$/.exec(text)
  const [, year, month, quarter] = found ?? []
  if (year === undefined || Number(year) < 1970) {
    throw new AppError(
      'bad-period',
      `"${text}" is no period.`,
      'Write a year as 2026, a quarter as 2026Q2 or a month as 2026-05.',
      400,
    )
  }
  if (quarter !== undefined) {
    return periodOf(new Date(Date.UTC(Number(year), 3 * Number(quarter) - 3)), 'quarter')
  }
  if (month !== undefined)
    return periodOf(new Date(Date.UTC(Number(year), Number(month) - 1)), 'month')
  return periodOf(new Date(Date.UTC(Number(year), 0)), 'year')
}

/** The like period before. */
export const periodBefore = ({ from, grain }: IndexPeriod): IndexPeriod =>
  periodOf(shift(from, grain, -1), grain)

/**
 * Periods in a row, the last of them `last`.
 *
 * @param count at least 1
 */
export const periodsUpTo = ({ from, grain }: IndexPeriod, count: number): IndexPeriod[] =>
  Array.from({ length: count }, (_, place) =>
    periodOf(shift(from, grain, place + 1 - count), grain),
  )
