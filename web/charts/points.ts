/** What a series' points say of themselves: what is missing, what is drawn, where the axis ends. Pure. */
import type { Point, Series } from '../api.ts'

/** Below this an interval is all noise. */
const fewest = 10

/** Whether a point's interval is drawn. */
export const hasBand = (point: Point): point is Point & { low: number; high: number } =>
  point.n >= fewest && point.value !== null && point.low !== null && point.high !== null

/** What is missing of a point's period: all of it, a part that is known, or nothing that is known. */
export function holeOf({
  coverage,
  reason,
}: Pick<Point, 'coverage' | 'reason'>): 'gap' | 'part' | null {
  if (reason === 'gap') return 'gap'
  if (reason === 'not_collected' || reason === 'before_start') return null
  return coverage < 0.999 ? 'part' : null
}

/** The place of the last period of which something is known; behind it are those that weren't collected yet. */
export const lastKnown = (points: { reason: string | null }[]): number =>
  points.findLastIndex(({ reason }) => reason !== 'not_collected')

/** The next number at or above that an axis can end with. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.5, 2, 3, 4, 5, 6, 8].find((step) => step * power >= value) ?? 10) * power
}

/**
 * Where the value axis ends so that one far bound doesn't press all values flat: at about double the largest value.
 *
 * @returns the end as the axis counts, and null where everything fits
 */
export function cutOf(series: Series[], scale: number): number | null {
  const points = series.flatMap((one) => one.points)
  const most = Math.max(0, ...points.map(({ at_least, value }) => value ?? at_least ?? 0))
  const bound = Math.max(0, ...points.filter(hasBand).map(({ high }) => high))
  if (most === 0) return null
  const end = roundUp((most * 2) / scale)
  return bound > end * scale ? end : null
}

/** A series of which nothing but its values is drawn. */
export const bare = (one: Series): Series => ({
  ...one,
  points: one.points.map((point) => ({ ...point, low: null, high: null })),
})
