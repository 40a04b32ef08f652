/** The window of a question and its periods: half-open, in UTC, on the calendar's week, month, quarter or year. */
import { AppError } from '../errors.ts'
import { instant } from '../store/values.ts'

export type Grain = 'week' | 'month' | 'quarter' | 'year'

export interface Window {
  from: Date
  to: Date
  grain: Grain
}

export interface Period {
  /** The calendar's start of the period, which names it. */
  start: Date
  /** Where it ends, cut by the window. */
  end: Date
  /** The window cuts it. */
  isCut: boolean
}

/** A period as a statement is asked for it. */
export interface AskedPeriod {
  /** Names it. */
  start: Date
  end: Date
  /** From where it looks: its own beginning, or before where it looks back. */
  lookFrom: Date
  /** Where the like period before it begins; it ends where this one begins. */
  before: Date
  /** The steps of time that it consists of, by their starts. */
  buckets: Date[]
}

/** More periods than this make no chart, only a heavy query. */
const mostPeriods = 1200

/** The calendar's start of the period that an instant lies in. Weeks begin on Monday. */
export function startOf(date: Date, grain: Grain): Date {
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  switch (grain) {
    case 'week': {
      const day = (date.getUTCDay() + 6) % 7
      return new Date(Date.UTC(year, month, date.getUTCDate() - day))
    }
    case 'month':
      return new Date(Date.UTC(year, month))
    case 'quarter':
      return new Date(Date.UTC(year, month - (month % 3)))
    case 'year':
      return new Date(Date.UTC(year, 0))
  }
}

/** A period's start moved by whole periods. */
export function shift(start: Date, grain: Grain, by: number): Date {
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth()
  switch (grain) {
    case 'week':
      return new Date(start.getTime() + by * 7 * 86_400_000)
    case 'month':
      return new Date(Date.UTC(year, month + by))
    case 'quarter':
      return new Date(Date.UTC(year, month + 3 * by))
    case 'year':
      return new Date(Date.UTC(year + by, 0))
  }
}

/**
 * An instant of a question: `YYYY-MM-DD` or ISO 8601 with a zone.
 *
 * @throws AppError `bad-date`
 */
export function parseInstant(text: string, name: string): Date {
  const bad = new AppError(
    'bad-date',
    `${name} is "${text}", which is no date.`,
    'Write a date as 2026-02-28 or an instant as 2026-02-28T09:30:00Z.',
    400,
  )
  const shape = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(
    text,
  )
  if (shape === null) throw bad
  const date = new Date(text)
  // 2026-02-30 is read as 2 March by some engines: the day must come back as it was written.
  const day = new Date(`${shape[1] ?? ''}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || Number.isNaN(day.getTime())) throw bad
  if (day.toISOString().slice(0, 10) !== shape[1]) throw bad
  return date
}

/**
 * The window that was asked for; without dates the 12 calendar months up to and with that of `asOf`.
 *
 * @throws AppError `bad-date`, `reversed-range`, `too-many-periods`
 */
export function windowOf(
  question: { from?: string | undefined; to?: string | undefined; grain: Grain },
  asOf: string | null,
): Window {
  const known = asOf === null ? new Date() : new Date(asOf)
  const to =
    question.to === undefined
      ? shift(startOf(known, 'month'), 'month', 1)
      : parseInstant(question.to, 'to')
  const from =
    question.from === undefined
      ? shift(startOf(new Date(to.getTime() - 1), 'month'), 'month', -11)
      : parseInstant(question.from, 'from')
  if (from >= to) {
    throw new AppError(
      'reversed-range',
      `The range from ${instant(from)} to ${instant(to)} is empty.`,
      'Let from be before to; to itself is not part of the range.',
      400,
    )
  }
  return { from, to, grain: question.grain }
}

/**
 * The periods that a window touches, in order, the outer two cut by it.
 *
 * @throws AppError `too-many-periods`
 */
export function periodsOf(window: Window): Period[] {
  const periods: Period[] = []
  let start = startOf(window.from, window.grain)
  while (start < window.to) {
    const next = shift(start, window.grain, 1)
    periods.push({
      start,
      end: next > window.to ? window.to : next,
      isCut: start < window.from || next > window.to,
    })
    if (periods.length > mostPeriods) {
      throw new AppError(
        'too-many-periods',
        `The range has more than ${mostPeriods} ${window.grain}s.`,
        'Ask for a shorter range or a coarser grain.',
        400,
      )
    }
    start = next
  }
  return periods
}
