/** Keeps the facts of sql/facts up to date: for what a sync touched, or for everything from raw rows. */
import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { sqlFiles } from './sql-files.ts'

const Header = z.strictObject({
  table: z.string().regex(/^[a-z_]+$/),
  /** Whether its rows are an item's, and are replaced item by item, or a repository's as a whole. */
  of: z.enum(['item', 'repository']),
})

/** Rows that a source dates, by which what isn't known as of the last sync is told apart. */
const dated = [
  ['issue', 'id', 'created_at'],
  ['pull_request', 'id', 'created_at'],
  ['comment', 'item_id', 'created_at'],
  ['review', 'item_id', 'submitted_at'],
  ['review_comment', 'item_id', 'created_at'],
  ['event', 'item_id', 'created_at'],
  ['discussion', 'id', 'created_at'],
  ['discussion_comment', 'item_id', 'created_at'],
  ['release', 'id', 'published_at'],
  ['commit', 'oid', 'committed_at'],
  ['git_commit', 'oid', 'committed_at'],
] as const

/** Columns that name an account, by the table that has them and the item that it is about. */
const actedIn = [
  ['issue', 'author_id', 'id'],
  ['pull_request', 'author_id', 'id'],
  ['pull_request', 'merged_by_id', 'id'],
  ['comment', 'author_id', 'item_id'],
  ['review', 'author_id', 'item_id'],
  ['review_comment', 'author_id', 'item_id'],
  ['event', 'actor_id', 'item_id'],
  ['discussion', 'author_id', 'id'],
  ['discussion_comment', 'author_id', 'item_id'],
  ['release', 'author_id', 'id'],
  ['commit', 'author_id', 'oid'],
] as const

/** Who has a part in what: `repo_id`, `item_id`, `actor_id`. */
export const acts = actedIn
  .map(
    ([table, column, item]) =>
      `select repo_id, ${item} as item_id, ${column} as actor_id from raw."${table}"`,
  )
  .join(' union all ')

export class Facts {
  readonly #digest: string

  private constructor(private readonly files: { table: string; of: string; sql: string }[]) {
    this.#digest = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  }

  /** @throws ZodError where a file has no proper header */
  static async read(): Promise<Facts> {
    const files = await sqlFiles('facts')
    return new Facts(files.map(({ body, header }) => ({ ...Header.parse(header), sql: body })))
  }

  /**
   * Brings the facts of a repository to its rows, for the items that were touched since the last time. Within a
   * transaction that also moves the repository's `as_of`, so that no number mixes two states.
   */
  async refresh(connection: DuckDBConnection, repoId: string): Promise<void> {
    const params = { repo_id: repoId }
    await connection.run(
      'create or replace temp table touched as select distinct item_id from fact.touched where repo_id = $repo_id',
      params,
    )
    const found = await connection.runAndReadAll(
      `select (select count(*) from touched) > 0
         or not exists (from fact.resource where repo_id = $repo_id)`,
      params,
    )
    if (found.getRowsJS()[0]?.[0] !== true) return
    await this.#fill(connection, repoId)
  }

  /**
   * The same for all rows of a repository, whatever the facts were before.
   *
   * @returns how many rows weren't as they should have been: 0 unless something went wrong before
   */
  async rebuild(connection: DuckDBConnection, repoId: string): Promise<number> {
    for (const { table } of this.files) {
      await connection.run(
        `create or replace temp table "before_${table}" as from fact."${table}" where repo_id = $repo_id`,
        { repo_id: repoId },
      )
    }
    await connection.run(
      `create or replace temp table touched as
       select id as item_id from raw.issue where repo_id = $repo_id
       union all select id from raw.pull_request where repo_id = $repo_id`,
      { repo_id: repoId },
    )
    await this.#fill(connection, repoId, true)
    let wrong = 0
    for (const { table } of this.files) {
      const now = `from fact."${table}" where repo_id = $repo_id`
      const found = await connection.runAndReadAll(
        `select count(*) from (
           (from "before_${table}" except all ${now}) union all (${now} except all from "before_${table}")
         )`,
        { repo_id: repoId },
      )
      wrong += Number(found.getRowsJS()[0]?.[0])
      await connection.run(`drop table "before_${table}"`)
    }
    return wrong
  }

  /** Whether the file's facts were made by other definitions than these. */
  async areOutdated(connection: DuckDBConnection): Promise<boolean> {
    const known = await connection.runAndReadAll('select digest from fact.definition')
    return known.getRowsJS()[0]?.[0] !== this.#digest
  }

  async markCurrent(connection: DuckDBConnection): Promise<void> {
    await connection.run('delete from fact.definition')
    await connection.run('insert into fact.definition values ($digest)', { digest: this.#digest })
  }

  /** Runs a change of rules and brings everything to it that accounts which are now somebody else have a part in. */
  async follow(connection: DuckDBConnection, change: () => Promise<void>): Promise<void> {
    await connection.run(
      'create or replace temp table account_before as select account_id, person_id, kind from account',
    )
    await change()
    await this.touchAccounts(
      connection,
      `select account_id from (
         from account_before except select account_id, person_id, kind from account
       )`,
    )
    const touched = await connection.runAndReadAll('select distinct repo_id from fact.touched')
    for (const [repoId] of touched.getRowsJS()) await this.refresh(connection, String(repoId))
  }

  /** Leaves word that everything in which some accounts have a part is to be brought up to date. */
  async touchAccounts(connection: DuckDBConnection, accounts: string): Promise<void> {
    await connection.run(
      `insert into fact.touched select distinct repo_id, item_id from (${acts})
       where actor_id in (${accounts})`,
    )
  }

  async #fill(connection: DuckDBConnection, repoId: string, isAll = false): Promise<void> {
    const params = { repo_id: repoId }
    for (const { of, sql, table } of this.files) {
      await connection.run(
        `delete from fact."${table}" where repo_id = $repo_id
         ${of === 'item' && !isAll ? 'and item_id in (from touched)' : ''}`,
        params,
      )
      await connection.run(`insert into fact."${table}" by name ${sql}`, params)
    }
    await connection.run('delete from fact.touched where repo_id = $repo_id', params)
    // Days end at as_of: what came later has its turn when the next sync has moved that.
    for (const [table, item, at] of dated) {
      await connection.run(
        `insert into fact.touched select distinct repo_id, ${item} from raw."${table}"
         where repo_id = $repo_id and ${at} > (select as_of from sync_state where repo_id = $repo_id)`,
        params,
      )
    }
  }
}
