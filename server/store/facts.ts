/** Keeps the facts of sql/facts up to date: for what a sync touched, or for everything from raw rows. */
import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { holds } from './holds.ts'
import { People } from './people.ts'
import { sqlFiles } from './sql-files.ts'

const Header = z.strictObject({
  table: z.string().regex(/^[a-z_]+$/),
  /**
   * Whether its rows are an item's, and are replaced item by item, or a repository's as a whole; or a person's, over
   * all repositories, and are replaced for those who are met in this one (`met`), before or now. What several of them
   * read is made for the one `filling` and not kept.
   */
  of: z.enum(['item', 'repository', 'person', 'filling']),
  /** Tables one of which must have rows of the repository, or there are none: it isn't asked for then. */
  needs: z.array(z.string().regex(/^(raw|fact)\.[a-z_]+$/)).optional(),
})

type FactFile = z.infer<typeof Header> & { sql: string }

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

/** What came after a repository's last sync. */
const later = dated
  .map(
    ([table, item, at]) => `select repo_id, ${item} from raw."${table}"
      where repo_id = $repo_id and ${at} > (select as_of from sync_state where repo_id = $repo_id)`,
  )
  .join(' union ')

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

/** What accounts have done that are another person or of another kind now. */
const movedItems = `
  select repo_id, item_id from (${acts})
  where actor_id in (select account_id from account_moved where account_id not like 'email:%')`
/**
 * Logins that stand for another person, or for none, now. Who is new and a person was asked as one before, when only
 * the login was known.
 */
const movedLogins = `
  select lower(login) as login from account_moved
  where account_id not like 'email:%'
    and (account_id in (select account_id from account_before) or kind <> 'human' or person_id <> account_id)
  union
  select lower(login) from account
  where account_id not like 'email:%'
    and person_id in (
      select person_id from account_moved where account_id in (select account_id from account_before)
    )`
/** Items for which somebody was asked by such a login. */
const movedAsked = `
  select repo_id, item_id from raw.event
  where kind in ('review_requested', 'review_request_removed', 'assigned', 'unassigned')
    and lower(detail) in (select login from login_moved)`
/** Repositories with commits of such an address. */
const movedAddresses = `
  select address.repo_id, 'people' from fact.address as address
  join account_moved on account_moved.account_id = 'email:' || address.email`
/** Repositories in which persons act who belong elsewhere now. */
const movedPersons = `
  select activity.repo_id, 'people' from fact.activity_month as activity
  where person_id in (select person_id from belonging_moved)`
/** Items that a label marks which is stale, or isn't, now. */
const movedLabels = `
  select repo_id, item_id from raw.event
  where kind in ('labeled', 'unlabeled') and lower(detail) in (select label from stale_label_moved)
  union all
  select repo_id, item_id from raw.item_label where lower(label) in (select label from stale_label_moved)`

export class Facts {
  readonly #digest: string

  private constructor(
    private readonly files: FactFile[],
    readonly people: People,
  ) {
    const text = JSON.stringify([files, people.definition])
    this.#digest = createHash('sha256').update(text).digest('hex')
  }

  /** @throws ZodError where a file has no proper header */
  static async read(filesOf = sqlFiles): Promise<Facts> {
    const files = await filesOf('facts')
    return new Facts(
      files.map(({ body, header }) => ({ ...Header.parse(header), sql: body })),
      await People.read(filesOf),
    )
  }

  /**
   * Brings the facts of a repository to its rows, for the items that were touched since the last time, and those of
   * others in which its commits have shown who is who. Within a transaction that also moves the repository's `as_of`,
   * so that no number mixes two states.
   */
  async refresh(connection: DuckDBConnection, repoId: string): Promise<void> {
    const isDue = await holds(
      connection,
      `exists (from fact.touched where repo_id = $repoId)
         or not exists (from fact.resource where repo_id = $repoId)`,
      { repoId },
    )
    if (!isDue) return
    await this.follow(connection, () => this.people.readAddresses(connection, repoId), [repoId])
  }

  /** The addresses of all repositories and who they are: what `rebuild` needs to be right for each of them. */
  async rebuildPeople(connection: DuckDBConnection, repoIds: string[]): Promise<void> {
    for (const repoId of repoIds) await this.people.readAddresses(connection, repoId)
    await this.people.decide(connection)
  }

  /** The same for all rows of a repository, whatever the facts were before. */
  async rebuild(connection: DuckDBConnection, repoId: string): Promise<void> {
    await connection.run(
      `create or replace temp table touched as
       select id as item_id from raw.issue where repo_id = $repo_id
       union all select id from raw.pull_request where repo_id = $repo_id`,
      { repo_id: repoId },
    )
    await this.#fill(connection, repoId, true)
  }

  /**
   * Rebuilds as well, and compares.
   *
   * @returns how many rows weren't as they should have been: 0 unless something went wrong before
   */
  async mend(connection: DuckDBConnection, repoId: string): Promise<number> {
    const params = { repo_id: repoId }
    const own = this.files.filter(({ of }) => of === 'item' || of === 'repository')
    for (const { table } of own) {
      await connection.run(
        `create or replace temp table "before_${table}" as from fact."${table}" where repo_id = $repo_id`,
        params,
      )
    }
    await this.rebuild(connection, repoId)
    let wrong = 0
    for (const { table } of own) {
      const now = `from fact."${table}" where repo_id = $repo_id`
      const found = await connection.runAndReadAll(
        `select count(*) from (
           (from "before_${table}" except all ${now}) union all (${now} except all from "before_${table}")
         )`,
        params,
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

  /**
   * Runs a change of rules or addresses, and decides anew what accounts have a part in that are somebody else
   * afterwards, what persons did who belong elsewhere, and what closed with a label that is stale or isn't now.
   *
   * @param repoIds repositories to bring up to date in any case
   */
  async follow(
    connection: DuckDBConnection,
    change: () => Promise<void>,
    repoIds: string[] = [],
  ): Promise<void> {
    const before = {
      account: 'account_id, person_id, kind, login',
      belonging: '*',
      stale_label: 'label',
    }
    for (const [name, columns] of Object.entries(before)) {
      await connection.run(
        `create or replace temp table ${name}_before as select ${columns} from ${name}`,
      )
    }
    await change()
    await this.people.decide(connection)
    for (const [name, columns] of Object.entries(before)) {
      await connection.run(
        `create or replace temp table ${name}_moved as
         (from ${name}_before except select ${columns} from ${name})
         union all (select ${columns} from ${name} except from ${name}_before)`,
      )
    }
    await connection.run(`create or replace temp table login_moved as ${movedLogins}`)
    // Whoever is new has moved from nowhere: what they did was touched with them.
    await connection.run(
      'delete from account_moved where account_id not in (select account_id from account_before)',
    )
    for (const repoId of new Set([...repoIds, ...(await this.#touchMoved(connection))])) {
      await connection.run(
        'create or replace temp table touched as select distinct item_id from fact.touched where repo_id = $repoId',
        { repoId },
      )
      await this.#fill(connection, repoId)
    }
  }

  /**
   * Touches all that those who moved have a part in.
   *
   * @returns the repositories that it is in
   */
  async #touchMoved(connection: DuckDBConnection): Promise<string[]> {
    const isAnybody = await holds(
      connection,
      `exists (from account_moved) or exists (from belonging_moved) or exists (from stale_label_moved)
         or exists (from login_moved)`,
    )
    // Nearly always nobody: all that anybody ever did needn't be looked through then.
    if (!isAnybody) {
      // A preview counts what is in it: not what the last change moved.
      await connection.run('create or replace temp table moved (repo_id varchar, item_id varchar)')
      return []
    }
    const moved = [movedItems, movedAddresses, movedPersons, movedLabels, movedAsked]
    await connection.run(`create or replace temp table moved as ${moved.join(' union ')}`)
    await connection.run('insert into fact.touched from moved')
    // What has never been whole has no facts to follow yet: its first sync makes them.
    const found = await connection.runAndReadAll(
      'select distinct repo_id from moved semi join sync_state using (repo_id)',
    )
    return found.getRowsJS().map(([repoId]) => String(repoId))
  }

  async #fill(connection: DuckDBConnection, repoId: string, isAll = false): Promise<void> {
    const params = { repo_id: repoId }
    const people = 'select distinct person_id from fact.person_month where repo_id = $repo_id'
    // What has no facts yet has none to take out.
    const isKnown = await holds(
      connection,
      'exists (from fact.resource where repo_id = $repo_id)',
      params,
    )
    await connection.run(`create or replace temp table met as ${people}`, params)
    const answers = new Map<string, boolean>()
    for (const { needs = [], of, sql, table } of this.files) {
      if (of === 'filling') {
        await connection.run(`create or replace temp table "${table}" as ${sql}`, params)
        continue
      }
      if (of === 'person') {
        await connection.run(`insert into met ${people}`, params)
        await connection.run(`delete from fact."${table}" where person_id in (from met)`)
        await connection.run(`insert into fact."${table}" by name ${sql}`)
        continue
      }
      if (isKnown) {
        await connection.run(
          `delete from fact."${table}" where repo_id = $repo_id
           ${of === 'item' && !isAll ? 'and item_id in (from touched)' : ''}`,
          params,
        )
      }
      const question = needs
        .map((each) => `exists (from ${each} where repo_id = $repo_id)`)
        .join(' or ')
      if (question !== '' && !answers.has(question)) {
        answers.set(question, await holds(connection, question, params))
      }
      // Most of what a small repository costs is the planning of such statements, whatever they find.
      if (answers.get(question) === false) continue
      await connection.run(`insert into fact."${table}" by name ${sql}`, params)
    }
    for (const { of, table } of this.files) {
      if (of === 'filling') await connection.run(`drop table "${table}"`)
    }
    await connection.run('delete from fact.touched where repo_id = $repo_id', params)
    // Days end at as_of: what came later has its turn when the next sync has moved that.
    await connection.run(`insert into fact.touched ${later}`, params)
  }
}
