/** A statement on an item of a checklist: who says so, when, where the evidence is, and until when it holds. */
import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import type { IndexDefinition } from '../indices/definition.ts'
import { parseScope, scopeText } from '../metrics/scope-text.ts'
import { resolveScopes } from '../metrics/scope.ts'
import { parseInstant } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'

/** As it is stored; days as 2026-05-31. */
export interface StatementRow {
  id: string
  checklist: string
  scope: string
  item: string
  is_met: boolean
  said_by: string
  said_on: string
  /** The first day on which it no longer holds. */
  holds_until: string
  url: string
  note: string | null
  recorded_at: string
  withdrawn_at: string | null
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-05-31')

/** What somebody who declares something has to say. */
export const StatementText = z.strictObject({
  scope: z.string().max(300),
  item: z.string().max(100),
  is_met: z.boolean().default(true),
  said_by: z.string().trim().min(1, 'it is empty').max(100, 'it has more than 100 characters'),
  said_on: day.optional(),
  holds_until: day.optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'it is no address; write https://…' })
    .max(1000, 'it has more than 1000 characters'),
  note: z.string().trim().max(500, 'it has more than 500 characters').nullish(),
})
export type StatementText = z.infer<typeof StatementText>

/** A statement that holds for ever is one that nobody looks at again. */
const mostYears = 3

const speakable = new Set(['repo', 'org', 'ecosystem'])

const inYears = (day: Date, years: number): Date =>
  new Date(Date.UTC(day.getUTCFullYear() + years, day.getUTCMonth(), day.getUTCDate()))

const dayOf = (at: Date): string => instant(at).slice(0, 10)

const bad = (code: string, message: string, hint: string): AppError =>
  new AppError(code, message, hint, 400)

function daysOf(text: StatementText, today: Date): { said_on: string; holds_until: string } {
  const said = text.said_on === undefined ? today : parseInstant(text.said_on, 'said_on')
  const until =
    text.holds_until === undefined
      ? inYears(said, 1)
      : parseInstant(text.holds_until, 'holds_until')
  if (dayOf(said) > dayOf(today)) {
    throw bad(
      'future-statement',
      `said_on is ${dayOf(said)}, which is still to come.`,
      'Give the day on which it was said, or leave it out for today.',
    )
  }
  if (until <= said) {
    throw bad(
      'reversed-range',
      `holds_until is ${dayOf(until)}, which is not after said_on, ${dayOf(said)}.`,
      'Give the first day on which it no longer holds, or leave it out for a year.',
    )
  }
  if (until > inYears(said, mostYears)) {
    throw bad(
      'statement-too-long',
      `holds_until is ${dayOf(until)}, more than ${mostYears} years after said_on.`,
      `Let it hold for ${mostYears} years at most, and say it again then.`,
    )
  }
  return { said_on: dayOf(said), holds_until: dayOf(until) }
}

/**
 * The statement as it is to be stored.
 *
 * @throws AppError `unknown-item` (404), `statement-scope`, `future-statement`, `reversed-range`, `statement-too-long`,
 *   `bad-date`, and as `parseScope` and `resolveScopes` say
 */
export async function statementOf(
  store: Store,
  { dimensions, key }: IndexDefinition,
  text: StatementText,
  now = new Date(),
): Promise<StatementRow> {
  const items = dimensions.flatMap(({ indicators }) => indicators.map((each) => each.key))
  if (!items.includes(text.item)) {
    throw new AppError(
      'unknown-item',
      `The checklist ${key} has no item "${text.item}".`,
      `Its items are: ${items.join(', ')}.`,
      404,
    )
  }
  const scope = parseScope(text.scope)
  const named = scopeText(scope)
  const atoms = scope.flat()
  if (atoms.length !== 1 || !speakable.has(atoms[0]?.kind ?? '')) {
    throw bad(
      'statement-scope',
      `A statement can't speak of ${named}.`,
      'Let it speak of repo:owner/name, org:owner or ecosystem:slug.',
    )
  }
  const [resolved] = await resolveScopes(store, [scope])
  return {
    id: randomBytes(6).toString('hex'),
    checklist: key,
    // As the source spells it, so that it is found again.
    scope: resolved?.scope ?? named,
    item: text.item,
    is_met: text.is_met,
    said_by: text.said_by,
    ...daysOf(text, now),
    url: text.url,
    note: text.note == null || text.note === '' ? null : text.note,
    recorded_at: instant(now),
    withdrawn_at: null,
  }
}

/** All that were made on a checklist, the newest first; of one scope where it is named. */
export const readStatements = (
  store: Store,
  checklist: string,
  scopes?: readonly string[],
): Promise<StatementRow[]> =>
  store.query<StatementRow>(
    `select
       id, checklist, scope, item, is_met, said_by, said_on::varchar as said_on,
       holds_until::varchar as holds_until, url, note, recorded_at, withdrawn_at
     from statement
     where checklist = $checklist and ($scopes is null or scope in (select unnest(from_json($scopes, '["VARCHAR"]'))))
     order by said_on desc, recorded_at desc, id`,
    { checklist, scopes: scopes === undefined ? null : JSON.stringify(scopes) },
  )

export interface Standing {
  statement: StatementRow
  /** It is no longer said on the day asked; what it spoke of is unknown again. */
  is_lapsed: boolean
}

/**
 * The latest statement on each item of a scope that had been made by a day and wasn't withdrawn by then.
 *
 * @param rows the newest first
 * @param on   a day, as 2026-05-31
 */
export function standingStatements(
  rows: readonly StatementRow[],
  scope: string,
  on: string,
): Map<string, Standing> {
  const found = new Map<string, Standing>()
  for (const row of rows) {
    const isWithdrawn = row.withdrawn_at !== null && row.withdrawn_at.slice(0, 10) <= on
    if (row.scope !== scope || row.said_on > on || isWithdrawn || found.has(row.item)) continue
    found.set(row.item, { statement: row, is_lapsed: row.holds_until <= on })
  }
  return found
}
