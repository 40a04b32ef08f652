/** A store's tables as text, to compare two stores row by row. */
import { createHash } from 'node:crypto'
import type { Store } from '../../server/store/open.ts'

export const rawTables = [
  'actor',
  'repository',
  'issue',
  'pull_request',
  'comment',
  'review',
  'review_comment',
  'event',
  'item_label',
  'label',
  'milestone',
  'release',
  'gap',
  'repository_topic',
  'repository_language',
  'community_file',
  'assignee',
  'reaction',
  'closing_reference',
  'release_asset',
  'tag',
  'discussion',
  'discussion_comment',
  'commit',
  'tombstone',
  'source_total',
] as const
export type RawTable = (typeof rawTables)[number]

/** Every row of a table as one line of text, in an order that depends on the rows alone. */
export async function rowsOf(store: Store, table: RawTable): Promise<string[]> {
  const rows = await store.query<Record<string, unknown>>(`from raw."${table}"`)
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

/** All tables, so that two stores can be compared row by row. */
export async function contents(store: Store): Promise<Record<RawTable, string[]>> {
  const entries = await Promise.all(
    rawTables.map(async (table) => [table, await rowsOf(store, table)] as const),
  )
  return Object.fromEntries(entries) as Record<RawTable, string[]>
}

/** One digest a table. */
export async function digests(store: Store): Promise<Record<string, string>> {
  const found = await contents(store)
  return Object.fromEntries(
    Object.entries(found).map(([table, rows]) => [
      table,
      createHash('sha256').update(rows.join('\n')).digest('hex'),
    ]),
  )
}

/** What was added to and taken from each table; tables that are equal are left out. */
export function difference(
  before: Record<RawTable, string[]>,
  after: Record<RawTable, string[]>,
): Partial<Record<RawTable, { added: number; removed: number }>> {
  const found: Partial<Record<RawTable, { added: number; removed: number }>> = {}
  for (const table of rawTables) {
    const [old, fresh] = [new Set(before[table]), new Set(after[table])]
    const added = after[table].filter((row) => !old.has(row)).length
    const removed = before[table].filter((row) => !fresh.has(row)).length
    if (added + removed > 0) found[table] = { added, removed }
  }
  return found
}
