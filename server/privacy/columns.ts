/** Which columns of an export name people, and which may speak of them, for an export in which nobody is named. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { pseudonymOf } from '../contributors/pseudonym.ts'

export interface Column {
  schema: string
  table: string
  name: string
}

/** A login, a name, an address or the id of an account, in whatever table. */
const personColumns = new Set([
  'account_id',
  'actor_id',
  'answer_chosen_by_id',
  'author_email',
  'author_id',
  'author_name',
  'committer_email',
  'committer_id',
  'committer_name',
  'email',
  'into_id',
  'login',
  'merged_by_id',
  'person_id',
  'reopened_by_id',
  'said_by',
])
/** Columns whose name says it in these tables alone. */
const ofPeople = new Set(['raw.actor', 'fact.account', 'fact.address', 'raw.git_co_author'])
/** Texts that people wrote, in which others may be named, and rows of the rules as they were. */
const textColumns = new Set(['after', 'before', 'detail', 'key', 'note', 'subject', 'title'])
const textsBeside = new Set(['main.annotation', 'main.ecosystem'])

export function partOf({ name, schema, table }: Column): 'person' | 'text' | 'other' {
  const place = `${schema}.${table}`
  if (personColumns.has(name)) return 'person'
  if (ofPeople.has(place) && (name === 'name' || name === 'id')) return 'person'
  if (textColumns.has(name) && !textsBeside.has(place)) return 'text'
  const isWritten =
    (place === 'raw.release' && name === 'name') || (place === 'main.statement' && name === 'url')
  return isWritten ? 'text' : 'other'
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Makes the temporary table `export_pseudonym(text, name)`: what stands for each text of the columns that name people.
 * Ids of accounts have the same pseudonym wherever they stand, so that tables can be joined as before; it is the one
 * that answers give a person whose own account it is. Bots and patterns of names keep theirs.
 */
export async function makePseudonyms(
  connection: DuckDBConnection,
  salt: string,
  columns: readonly Column[],
): Promise<void> {
  const parts = columns
    .filter((column) => partOf(column) === 'person')
    .map(
      ({ name, schema, table }) =>
        `select ${quoted(name)} as text from ${quoted(schema)}.${quoted(table)} where ${quoted(name)} is not null`,
    )
  const reader = await connection.runAndReadAll(
    `with bot as (
       select account_id as text from account where kind <> 'human' union select login from account where kind <> 'human'
     )
     select text, contains(text, '*') or text in (from bot) as is_kept from (${parts.join(' union ')}) as named`,
  )
  const rows = reader.getRowsJS().map(([text, isKept]) => ({
    text,
    name: isKept === true ? text : pseudonymOf(salt, String(text)),
  }))
  await connection.run(
    `create or replace temp table export_pseudonym as
     select text, name from (
       select unnest(from_json($rows, '[{"text": "VARCHAR", "name": "VARCHAR"}]'), recursive := true)
     )`,
    { rows: JSON.stringify(rows) },
  )
}
