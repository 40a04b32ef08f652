/** Windows of time moved by whole steps, or narrowed to some of them. Pure. */
import type { View } from './search.ts'

export interface Dates {
  /** The first day, and the first that isn't part of it any more. */
  from: string
  to: string
}
type Grain = View['grain']

const dayMs = 86_400_000
const months = { month: 1, quarter: 3, year: 12 } as const
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** A day moved by whole steps: the 31st stands on the last day of a month that has none. */
function shifted(day: string, grain: Grain, by: number): string {
  const date = new Date(day)
  if (grain === 'week') return dayOf(date.getTime() + by * 7 * dayMs)
  const month = date.getUTCMonth() + by * months[grain]
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return dayOf(Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)))
}

/** A number that counts up with each step of the calendar; weeks begin on Monday. */
function placeOf(time: number, grain: Grain): number {
  // 1 January 1970 was a Thursday.
  if (grain === 'week') return Math.floor((time / dayMs + 3) / 7)
  const date = new Date(time)
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months[grain])
}

/** How many steps of the calendar a window touches: as many as its chart has places. */
export const stepsIn = ({ from, to }: Dates, grain: Grain): number =>
  placeOf(Date.parse(to) - 1, grain) - placeOf(Date.parse(from), grain) + 1

/** The window some steps later; with less than 0, earlier. It touches as many steps as before. */
export const moved = ({ from, to }: Dates, grain: Grain, by: number): Dates => ({
  from: shifted(from, grain, by),
  to: shifted(to, grain, by),
})

/** The window right before, as many steps long, or a year before: 52 weeks in steps of weeks, so that Mondays meet. */
export function earlier(dates: Dates, grain: Grain, way: 'previous' | 'year'): Dates {
  if (way === 'previous') return moved(dates, grain, -stepsIn(dates, grain))
  return grain === 'week' ? moved(dates, grain, -52) : moved(dates, 'year', -1)
}

/** A window narrowed to the steps that begin at two instants, both included, in either order. */
export function narrowed(dates: Dates, grain: Grain, one: string, other: string): Dates {
  const [first, last] = one < other ? [one, other] : [other, one]
  const next = shifted(last.slice(0, 10), grain, 1)
  const from = first.slice(0, 10)
  return { from: from < dates.from ? dates.from : from, to: next > dates.to ? dates.to : next }
}
