/** A database of simulated data of any size, filled past the writer: what is measured on it is reading. */
import {
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBAppender,
  type DuckDBConnection,
} from '@duckdb/node-api'
import { sampleAffiliations } from '../../collectors/sample/organisations.ts'
import { sampleEcosystem, simulate } from '../../collectors/sample/simulate.ts'
import { openStore } from '../../server/store/open.ts'
import { toDatabase } from '../../server/store/values.ts'

type Rows = Record<string, unknown>[]

interface Column {
  name: string
  type: string
}

/** Tables without their keys: an index over tens of millions of rows takes most of the time, and reading needs none. */
async function columnsOf(connection: DuckDBConnection): Promise<Map<string, Column[]>> {
  const found = await connection.runAndReadAll(
    `select table_name as "table", column_name as name, data_type as type
     from information_schema.columns where table_schema = 'raw' order by table_name, ordinal_position`,
  )
  const rows = found.getRowObjectsJS() as unknown as (Column & { table: string })[]
  const columns = new Map<string, Column[]>()
  for (const { table, ...column } of rows) {
    columns.set(table, [...(columns.get(table) ?? []), column])
  }
  for (const table of columns.keys()) {
    await connection.run(`create or replace table raw."${table}" as from raw."${table}" limit 0`)
  }
  return columns
}

/** Rows of one table on their way: appended by full chunks, all through one that is filled again and again. */
class Lane {
  private readonly appender: DuckDBAppender
  private readonly chunk: DuckDBDataChunk
  private pending: Rows = []

  private constructor(
    appender: DuckDBAppender,
    private readonly columns: Column[],
  ) {
    this.appender = appender
    this.chunk = DuckDBDataChunk.create(columns.map((_, index) => appender.columnType(index)))
  }

  static async open(connection: DuckDBConnection, table: string, columns: Column[]): Promise<Lane> {
    return new Lane(await connection.createAppender(table, 'raw'), columns)
  }

  add(rows: Rows): void {
    for (const row of rows) {
      this.pending.push(row)
      if (this.pending.length === 2048) this.pass()
    }
  }

  close(): void {
    if (this.pending.length > 0) this.pass()
    this.appender.closeSync()
  }

  private pass(): void {
    this.chunk.reset()
    this.chunk.rowCount = this.pending.length
    for (const [index, { name, type }] of this.columns.entries()) {
      this.chunk.setColumnValues(
        index,
        this.pending.map((row) => toDatabase(row[name], type)),
      )
    }
    this.appender.appendDataChunk(this.chunk)
    this.pending = []
  }
}

export interface BigStore {
  items: number
  /** Of all tables. */
  rows: number
  /** Of events, comments, reviews and commits. */
  events: number
  rebuildSeconds: number
}

/** Fills a new file; its facts are made as `lichen rebuild` makes them. */
export async function fillBigStore(
  path: string,
  items: number,
  repositories: number,
): Promise<BigStore> {
  await (await openStore(path)).close()
  const instance = await DuckDBInstance.create(path, { memory_limit: '4GB' })
  const connection = await instance.connect()
  const lanes = new Map<string, Lane>()
  for (const [table, columns] of await columnsOf(connection)) {
    lanes.set(table, await Lane.open(connection, table, columns))
  }
  const people = new Set<string>()
  const names = new Set<string>()
  const counts = { rows: 0, events: 0 }
  const { as_of, slug, title } = sampleEcosystem
  for (const batch of simulate({ seed: 1, items, repositories })) {
    names.add(batch.repo_id)
    for (const [table, given] of Object.entries(batch.rows as Record<string, Rows>)) {
      const isNew = ({ id }: Record<string, unknown>): boolean =>
        !people.has(String(id)) && people.add(String(id)).size > 0
      const rows = table === 'actor' ? given.filter(isNew) : given
      lanes.get(table)?.add(rows)
      counts.rows += rows.length
      if (['event', 'comment', 'review', 'review_comment', 'commit'].includes(table)) {
        counts.events += rows.length
      }
    }
  }
  for (const lane of lanes.values()) lane.close()
  await connection.run('insert into ecosystem values ($slug, $title, true)', { slug, title })
  const list = JSON.stringify([...names])
  await connection.run(
    `insert into ecosystem_repository (slug, repo_id) select $slug, unnest(from_json($list, '["VARCHAR"]'))`,
    { slug, list },
  )
  await connection.run(
    `insert into sync_state
     select unnest(from_json($list, '["VARCHAR"]')), $as_of::timestamp, $as_of::timestamp, 0`,
    { list, as_of },
  )
  await connection.run(
    `insert into affiliation
     select person_id, organisation, from_at::timestamp, to_at::timestamp, 'file'
     from (select unnest(from_json($rows,
       '[{"person_id":"VARCHAR","organisation":"VARCHAR","from_at":"VARCHAR","to_at":"VARCHAR"}]'), recursive := true))`,
    { rows: JSON.stringify([...sampleAffiliations([...people])]) },
  )
  await connection.run('checkpoint')
  connection.closeSync()
  instance.closeSync()
  const store = await openStore(path)
  const start = performance.now()
  await store.rebuildFacts()
  const rebuildSeconds = (performance.now() - start) / 1000
  await store.checkpoint()
  await store.close()
  return { items, ...counts, rebuildSeconds }
}
