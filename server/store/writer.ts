/** Writes batches in bulk: rows go to a staging table through the appender, then into place by node id, with their cursor. */
import { DuckDBDataChunk, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api'
import {
  childTables,
  commitTables,
  compositeKeys,
  firstSeenTables,
  type Batch,
  type TableName,
} from '../../collectors/model.ts'
import { AppError } from '../errors.ts'
import { acts } from './facts.ts'
import { holds } from './holds.ts'
import { toDatabase } from './values.ts'

/** What a write changed; rows that were there already and are equal count nowhere. */
export interface Changes {
  inserted: number
  updated: number
  deleted: number
}

interface Column {
  name: string
  type: string
}

interface Layout {
  columns: Column[]
  types: DuckDBType[]
}

/** Tables whose rows are an item's own. */
const itemTables = ['issue', 'pull_request', 'discussion'] as const
/** Tables that facts are made from, with what tells which item a row is of, or that the repository has changed. */
const touchedBy = new Map<TableName, string>([
  ...childTables.map((table) => [table, 'item_id'] as const),
  ...itemTables.map((table) => [table, 'id'] as const),
  ['release', 'id'],
  ['commit', 'oid'],
  ['git_commit', 'oid'],
  ['git_path_class', 'oid'],
  ['git_co_author', 'oid'],
  ['milestone', 'id'],
  ['tag', 'name'],
  ['git_tag', 'name'],
])
/** Rows a data chunk holds. */
const chunkRows = 2048

export class Writer {
  /** How a table's rows are staged, from the first time that it is written on. */
  readonly #layouts = new Map<TableName, Layout>()
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly columns: Map<TableName, Column[]>,
  ) {}

  static async open(connection: DuckDBConnection): Promise<Writer> {
    const reader = await connection.runAndReadAll(
      `select table_name, column_name, data_type from duckdb_columns()
       where database_name = current_database() and schema_name = 'raw' order by table_name, column_index`,
    )
    const columns = new Map<TableName, Column[]>()
    for (const row of reader.getRowsJS()) {
      const table = String(row[0]) as TableName
      columns.set(table, [
        ...(columns.get(table) ?? []),
        { name: String(row[1]), type: String(row[2]) },
      ])
    }
    await connection.run('create temp table stage_complete (item_id varchar)')
    return new Writer(connection, columns)
  }

  /** Runs one piece of work after the other, each in a transaction of its own that is undone when it throws. */
  transaction<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const run = async (): Promise<Result> => {
      await this.connection.run('begin')
      try {
        const result = await work(this.connection)
        await this.connection.run('commit')
        return result
      } catch (error) {
        await this.connection.run('rollback')
        // What was made to stage rows may be gone with it.
        this.#layouts.clear()
        throw error
      }
    }
    const result = this.#turn.then(run, run)
    this.#turn = result.catch(() => undefined)
    return result
  }

  /** One batch, rows and cursor, in one transaction. */
  write(batch: Batch): Promise<Changes> {
    return this.transaction(async () => {
      const changes: Changes = { inserted: 0, updated: 0, deleted: 0 }
      const staged = new Map<TableName, number>()
      for (const [table, rows] of Object.entries(batch.rows) as [TableName, object[]][]) {
        const layout = await this.#layoutOf(table)
        if (rows.length === 0) continue
        staged.set(table, await this.#stage(table, layout, distinct(table, rows)))
      }
      if (staged.has('profile') && !(await this.#haveProfilesChanged())) staged.delete('profile')
      await this.#touch(batch, [...staged.keys()])
      await this.#remove(batch, changes)
      if (batch.complete_items !== undefined && batch.complete_items.length > 0) {
        await this.#appendItems(batch.complete_items)
        for (const table of childTables) {
          await this.#layoutOf(table)
          changes.deleted += await this.#run(
            `delete from raw."${table}" as kept
             where repo_id = $repo_id and item_id in (select item_id from stage_complete)
               and not exists (from "stage_${table}" as fresh where ${sameKey(table)})`,
            { repo_id: batch.repo_id },
          )
        }
        await this.#layoutOf('gap')
        // What is whole lacks nothing any more, whichever source found that it did.
        changes.deleted += await this.#run(
          `delete from raw.gap as kept
           where repo_id = $repo_id and subject_id in (select item_id from stage_complete)
             and not exists (from stage_gap as fresh where ${sameKey('gap')})`,
          { repo_id: batch.repo_id },
        )
      }
      for (const table of batch.complete_tables ?? []) {
        await this.#layoutOf(table)
        changes.deleted += await this.#run(
          `delete from raw."${table}" as kept where repo_id = $repo_id
             and not exists (from "stage_${table}" as fresh where ${sameKey(table)})`,
          { repo_id: batch.repo_id },
        )
      }
      for (const [table, rows] of staged) await this.#merge(table, rows, changes)
      for (const table of staged.keys()) await this.#run(`truncate "stage_${table}"`)
      await this.#run('truncate stage_complete')
      if (batch.cursor !== undefined) await this.#saveCursor(batch.repo_id, batch.cursor)
      for (const { query, size } of batch.page_sizes ?? []) {
        await this.connection.run(
          'insert or replace into page_size values ($repo_id, $query, $size)',
          {
            repo_id: batch.repo_id,
            query,
            size,
          },
        )
      }
      return changes
    })
  }

  /**
   * Only what a profile says otherwise than before is kept, and nothing of who is left out; what isn't known yet is as
   * if it had named no company.
   *
   * @returns whether staged rows remain
   */
  async #haveProfilesChanged(): Promise<boolean> {
    await this.#run(
      `delete from stage_profile
       where actor_id in (select account_id from left_out)
         or (actor_id, seen_at) in (
           select actor_id, seen_at
           from (
             select *, lag(company) over (partition by actor_id order by seen_at, is_fresh) as before
             from (
               select *, true as is_fresh from stage_profile
               union all
               select *, false from raw.profile where actor_id in (select actor_id from stage_profile)
             )
           )
           where is_fresh and company is not distinct from before
         )`,
    )
    return holds(this.connection, 'exists (from stage_profile)')
  }

  /** Leaves word of what the facts have to follow once the sync is complete. */
  async #touch(batch: Batch, tables: TableName[]): Promise<void> {
    const { complete_items = [], removed_commits = [], removed_items = [], repo_id } = batch
    const items = tables.flatMap((table) => {
      const item = touchedBy.get(table)
      return item === undefined ? [] : [`select repo_id, ${item} from "stage_${table}"`]
    })
    if (items.length > 0) await this.#run(`insert into fact.touched ${items.join(' union ')}`)
    if (tables.includes('actor')) await this.#touchChangedAccounts()
    const named = [...complete_items, ...removed_items]
    if (removed_commits.length > 0) named.push('commits')
    if (tables.includes('profile')) named.push('people')
    if (named.length === 0) return
    await this.#run(
      `insert into fact.touched
       select $repo_id, unnest(from_json($named, '["VARCHAR"]'))`,
      { repo_id, named: JSON.stringify(named) },
    )
  }

  /** An account that is a bot now, or is called like one, was taken for a person wherever it acted. */
  async #touchChangedAccounts(): Promise<void> {
    const changed = await this.connection.runAndReadAll(
      `select fresh.id from "stage_actor" as fresh join raw.actor as kept on kept.id = fresh.id
       where kept.login is distinct from fresh.login
         or kept.account_type is distinct from fresh.account_type`,
    )
    // Seldom, and then dear: it looks through all that anybody ever did.
    for (const [id] of changed.getRowsJS()) {
      await this.#run(
        `insert into fact.touched select distinct repo_id, item_id from (${acts}) where actor_id = $id`,
        { id: String(id) },
      )
    }
  }

  /** What is gone from the source, and gaps that have been filled. */
  async #remove(batch: Batch, changes: Changes): Promise<void> {
    const { closed_gaps: gaps = [], removed_items: items = [], repo_id } = batch
    await this.#removeCommits(batch, changes)
    if (items.length > 0) {
      await this.#appendItems(items)
      for (const [tables, key] of [
        [itemTables, 'id'],
        [childTables, 'item_id'],
        // A change request can't close what is gone.
        [['closing_reference'], 'issue_id'],
        [['commit'], 'oid'],
      ] as const) {
        for (const table of tables) {
          changes.deleted += await this.#run(
            `delete from raw."${table}"
             where repo_id = $repo_id and ${key} in (select item_id from stage_complete)`,
            { repo_id },
          )
        }
      }
      await this.#run('truncate stage_complete')
    }
    if (gaps.length > 0) {
      changes.deleted += await this.#run(
        `delete from raw.gap where repo_id = $repo_id
           and id in (select unnest(from_json($gaps, '["VARCHAR"]')))`,
        { repo_id, gaps: JSON.stringify(gaps) },
      )
    }
  }

  async #removeCommits({ removed_commits: commits = [], repo_id }: Batch, changes: Changes) {
    if (commits.length === 0) return
    const isAll = commits === 'all'
    if (!isAll) await this.#appendItems(commits)
    const which = isAll ? '' : 'and oid in (select item_id from stage_complete)'
    for (const table of commitTables) {
      changes.deleted += await this.#run(
        `delete from raw."${table}" where repo_id = $repo_id ${which}`,
        { repo_id },
      )
    }
    await this.#run('truncate stage_complete')
  }

  async #run(sql: string, params: Record<string, string | null> = {}): Promise<number> {
    return (await this.connection.run(sql, params)).rowsChanged
  }

  /** @throws AppError `bad-ingest` where there is no such table */
  async #layoutOf(table: TableName): Promise<Layout> {
    const known = this.#layouts.get(table)
    if (known !== undefined) return known
    const columns = this.columns.get(table)
    if (columns === undefined) {
      throw new AppError(
        'bad-ingest',
        `There is no table for "${table}".`,
        'Use the version of Lichen that the server runs.',
        400,
      )
    }
    await this.#run(
      `create temp table if not exists "stage_${table}" as from raw."${table}" limit 0`,
    )
    const appender = await this.connection.createAppender(`stage_${table}`, 'main', 'temp')
    const types = Array.from({ length: appender.columnCount }, (_, index) =>
      appender.columnType(index),
    )
    appender.closeSync()
    const layout = { columns, types }
    this.#layouts.set(table, layout)
    return layout
  }

  /** @returns how many rows were staged */
  async #stage(
    table: TableName,
    { columns, types }: Layout,
    rows: Record<string, unknown>[],
  ): Promise<number> {
    const appender = await this.connection.createAppender(`stage_${table}`, 'main', 'temp')
    for (let start = 0; start < rows.length; start += chunkRows) {
      const part = rows.slice(start, start + chunkRows)
      const chunk = DuckDBDataChunk.create(types, part.length)
      for (const [index, { name, type }] of columns.entries()) {
        chunk.setColumnValues(
          index,
          part.map((row) => toDatabase(row[name], type)),
        )
      }
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
    return rows.length
  }

  async #appendItems(items: string[]): Promise<void> {
    const appender = await this.connection.createAppender('stage_complete', 'main', 'temp')
    for (const item of items) {
      appender.appendVarchar(item)
      appender.endRow()
    }
    appender.closeSync()
  }

  /** Rows that differ are replaced, rows that are new are added, equal rows stay untouched. */
  async #merge(table: TableName, rows: number, changes: Changes): Promise<void> {
    // The index alone finds what is there already; joins would look through the whole table for each batch.
    const added = await this.#run(
      `insert into raw."${table}" from "stage_${table}" on conflict do nothing`,
    )
    changes.inserted += added
    if (added === rows) return
    const replaced = firstSeenTables.includes(table)
      ? 0
      : await this.#run(
          `delete from raw."${table}" as kept using "stage_${table}" as fresh
           where ${sameKey(table)} and fresh is distinct from kept`,
        )
    const inserted = await this.#run(
      `insert into raw."${table}" from "stage_${table}" as fresh
       where not exists (from raw."${table}" as kept where ${sameKey(table)})`,
    )
    changes.updated += replaced
    changes.inserted += inserted - replaced
  }

  async #saveCursor(repoId: string, cursor: NonNullable<Batch['cursor']>): Promise<void> {
    await this.#run(
      `insert or replace into sync_cursor values ($repo_id, $resource, $page, $watermark::timestamp)`,
      { repo_id: repoId, ...cursor },
    )
  }
}

/** A batch may name one row twice (an actor of two items): one of them is enough. */
function distinct(table: TableName, rows: object[]): Record<string, unknown>[] {
  const key = compositeKeys[table] ?? ['id']
  const byKey = new Map<string, Record<string, unknown>>()
  for (const row of rows as Record<string, unknown>[]) {
    byKey.set(
      key.length === 1 ? String(row[key[0]!]) : JSON.stringify(key.map((name) => row[name])),
      row,
    )
  }
  return [...byKey.values()]
}

/** Equality of node ids between the staged row `fresh` and the stored row `kept`. */
function sameKey(table: TableName): string {
  return (compositeKeys[table] ?? ['id']).map((key) => `fresh.${key} = kept.${key}`).join(' and ')
}
