/** What a window is compared with: the one before, the same a year ago, and for a running period the same first days. */
import type { Whole } from './look-back.ts'
import { shift, startOf, type Period, type Window } from './window.ts'

export const comparisons = ['previous', 'year_ago', 'comparable'] as const
export type Comparison = (typeof comparisons)[number]

const dayMs = 86_400_000

/**
 * Cuts a stretch where `asOf` cuts the one that it is compared with: a running month is compared with the same days of
 * another, never with the whole of it.
 *
 * @param byDay what is compared knows days alone: the cut is at the nearest midnight, at least one day in
 */
function cutLike(
  stretch: { from: Date; to: Date },
  other: { from: Date; to: Date },
  asOf: string | null,
  byDay: boolean,
): Whole {
  const { from, to: full } = stretch
  const known = asOf === null ? other.to : new Date(asOf)
  if (known >= other.to || known <= other.from) return { from, to: full, full }
  const elapsed = known.getTime() - other.from.getTime()
  const share = byDay ? Math.max(1, Math.round(elapsed / dayMs)) * dayMs : elapsed
  return { from, to: new Date(Math.min(from.getTime() + share, full.getTime())), full }
}

/** Where the stretch before begins: as many calendar months where it consists of such, else as much time earlier. */
export function beforeOf({ from, to }: { from: Date; to: Date }): Date {
  const months = monthsBetween(from, to)
  return months === null
    ? new Date(from.getTime() - (to.getTime() - from.getTime()))
    : shift(from, 'month', -months)
}

/** The window before, equally long. */
export function previousOf(window: Window, asOf: string | null, byDay: boolean): Whole {
  return cutLike({ from: beforeOf(window), to: window.from }, window, asOf, byDay)
}

/** The same dates a year earlier; 52 weeks earlier at the grain of weeks, so that equal days of the week meet. */
export function yearAgoOf(window: Window, asOf: string | null, byDay: boolean): Whole {
  const back = (date: Date): Date =>
    window.grain === 'week' ? shift(date, 'week', -52) : yearBefore(date)
  return cutLike({ from: back(window.from), to: back(window.to) }, window, asOf, byDay)
}

/**
 * For the last period that has begun, where it isn't over or the window cuts it: the same first part of the period
 * before it. Null where that period is whole.
 */
export function comparableOf(
  periods: Period[],
  window: Window,
  asOf: string | null,
  byDay: boolean,
): Whole | null {
  const known = asOf === null ? null : new Date(asOf)
  const last = periods.findLast((period) => known === null || period.start < known)
  if (last === undefined) return null
  const start = shift(last.start, window.grain, -1)
  const next = shift(last.start, window.grain, 1)
  const isRunning = known !== null && known < last.end
  if (!isRunning && last.end >= next) return null
  // A window that begins or ends within the period cuts the one before at the same distance.
  const lead = Math.max(0, window.from.getTime() - last.start.getTime())
  const moved = (date: Date): Date =>
    new Date(
      Math.min(start.getTime() + (date.getTime() - last.start.getTime()), last.start.getTime()),
    )
  const other = { from: new Date(last.start.getTime() + lead), to: last.end }
  const to = last.end >= next ? last.start : moved(last.end)
  const from = moved(other.from)
  return from < to ? cutLike({ from, to }, other, asOf, byDay) : null
}

/** The same date of the year before; 28 February for the 29th. */
function yearBefore(date: Date): Date {
  const before = new Date(date)
  before.setUTCFullYear(date.getUTCFullYear() - 1)
  if (before.getUTCMonth() !== date.getUTCMonth()) before.setUTCDate(0)
  return before
}

/** Whole calendar months between two starts of months; null where they are none. */
function monthsBetween(from: Date, to: Date): number | null {
  if (startOf(from, 'month').getTime() !== from.getTime()) return null
  if (startOf(to, 'month').getTime() !== to.getTime()) return null
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
}
