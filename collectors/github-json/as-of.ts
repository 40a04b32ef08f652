/** Up to when an archive tells what happened: its newest entry, or what the user says of it. */
import type { Instant } from '../model.ts'
import { ArchiveError } from './errors.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text begins with a day of the calendar; `Date` takes the 30th of February for the 1st of March. */
function beginsWithDay(text: string): boolean {
  const found = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0] ?? ''
  const time = Date.parse(found)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(found)
}

/** @throws ArchiveError `bad-date` for a text that is neither a day nor an instant with its zone */
export function checkAsOf(text: string): void {
  const isInstant = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  if (beginsWithDay(text) && (day.test(text) || isInstant)) return
  throw new ArchiveError(
    'bad-date',
    `"${text}" is no date.`,
    'Write --as-of 2024-01-31, or an instant like 2024-01-31T09:30:00Z.',
  )
}

/** The day of it, by which dated copies are called. */
export const dayOf = (asOf: string | undefined): string | null =>
  asOf === undefined ? null : new Date(asOf).toISOString().slice(0, 10)

const toInstant = (time: number): Instant => `${new Date(time).toISOString().slice(0, 19)}Z`

/**
 * A day stands for its first moment, or for the newest entry where that is later on the same day.
 *
 * @param newest when the newest entry happened
 * @throws ArchiveError `bad-date` where there are later entries: the files then show another state than the one asked for
 */
export function asOfOf(newest: Instant, asked: string | undefined): Instant {
  if (asked === undefined) return newest
  const isDay = day.test(asked)
  const begin = toInstant(Date.parse(asked))
  const end = isDay ? `${begin.slice(0, 10)}T23:59:59Z` : begin
  if (newest <= end) return newest > begin ? newest : begin
  throw new ArchiveError(
    'bad-date',
    `The files have entries of ${newest}, after --as-of ${asked}: they don't show the state of then.`,
    'Give a later date, or leave --as-of out.',
  )
}
