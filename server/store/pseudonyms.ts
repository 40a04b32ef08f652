/** What stands for people in an export in which nobody is named. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { pseudonymOf } from '../contributors/pseudonym.ts'
import { partOf, type Column } from '../privacy/columns.ts'

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
  const rows = (reader.getRowsJS() as [string, boolean][]).map(([text, isKept]) => ({
    text,
    name: isKept ? text : pseudonymOf(salt, text),
  }))
  await connection.run(
    `create or replace temp table export_pseudonym as
     select text, name from (
       select unnest(from_json($rows, '[{"text": "VARCHAR", "name": "VARCHAR"}]'), recursive := true)
     )`,
    { rows: JSON.stringify(rows) },
  )
}
