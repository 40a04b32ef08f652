/** Comparing scopes: who is before whom as far as their likely ranges tell, and series put side by side by age. Pure. */
import type { Metric, Point, Series } from './api.ts'
import { apart } from './said.ts'

/** More series than this can't be told apart on one chart. */
export const mostScopes = 6

/**
 * The rank of each value, 1 the best. Only where its likely range meets no other's: who is first by chance isn't first.
 * Null, too, where there is no value or no better.
 */
export function ranksOf(points: Point[], better: Metric['better']): (number | null)[] {
  const known = points.filter(({ value }) => value !== null)
  return points.map((point) => {
    const { value } = point
    if (better === 'neither' || value === null || known.length < 2) return null
    const others = known.filter((each) => each !== point)
    const isExact = point.low === null && point.high === null
    const isAlone = others.every((other) => (isExact ? other.value !== value : apart(point, other)))
    if (!isAlone) return null
    const isBefore = (other: Point): boolean =>
      other.value !== null && (better === 'higher' ? other.value > value : other.value < value)
    return 1 + others.filter(isBefore).length
  })
}

/** A point of a series that has none there. */
const nothing = (period: string): Point => ({
  period,
  value: null,
  low: null,
  high: null,
  at_least: null,
  n: 0,
  n_censored: 0,
  is_partial: false,
  coverage: 1,
  reason: 'not_collected',
})

/** The place of the first period in which something of the scope existed, −1 where there is none. */
const begun = (points: Point[]): number =>
  points.findIndex(({ reason }) => reason !== 'before_start')

/**
 * Series begun at the same place: at the first period in which something of the scope existed. The period of a point is
 * then its age in steps, from 0, as text.
 */
export function byAge(series: Series[]): Series[] {
  const lives = series.map(({ points }) => {
    const first = begun(points)
    const last = points.findLastIndex(({ reason }) => reason !== 'not_collected')
    return first < 0 ? [] : points.slice(first, last + 1)
  })
  const longest = Math.max(0, ...lives.map((life) => life.length))
  return series.map((one, index) => ({
    ...one,
    points: Array.from({ length: longest }, (_, age): Point => {
      const point = lives[index]?.[age]
      return point === undefined ? nothing(String(age)) : { ...point, period: String(age) }
    }),
  }))
}

/** The period, as the series has it, of a point at a place among all that are compared. */
export const periodAt = ({ points }: Series, place: number, isByAge: boolean): string | undefined =>
  points[isByAge ? begun(points) + place : place]?.period

/** The place of the series whose value at a place lies next to another; -1 where none has one. */
export function nearest(series: Series[], place: number, value: number): number {
  const away = series.map(({ points }) => {
    const at = points[place]?.value ?? points[place]?.at_least ?? null
    return at === null ? Number.POSITIVE_INFINITY : Math.abs(at - value)
  })
  const least = Math.min(...away)
  return Number.isFinite(least) ? away.indexOf(least) : -1
}
