/** The database file: one writer, a few readers, and what a sync asks of them. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Batch, Cursor, GapRow } from '../../collectors/model.ts'
import type { AnnotationRow } from '../annotations/annotation.ts'
import type { Known } from '../../collectors/github/probe.ts'
import type { StoredItem } from '../../collectors/github/reconcile.ts'
import type { RuleChanges } from '../actors/change.ts'
import type { FiledMember, NewEcosystem, StoredCounts, SyncRun } from '../sync/sink.ts'
import type { Privacy } from '../contributors/pseudonym.ts'
import type { StatementRow } from '../checklists/statement.ts'
import { readSalt, writeLeftOut, writeWeights } from './contributors.ts'
import type { Dictionary } from './dictionary.ts'
import { exportParquet } from './export.ts'
import { Facts } from './facts.ts'
import { applyChange } from './rules.ts'
import { remember } from './rule-history.ts'
import { holds } from './holds.ts'
import { defaultReaders, openInstance, type StoreOptions } from './instance.ts'
import { migrate } from './migrate.ts'
import type { IdentityRule } from './people.ts'
import { Readers, type QueryOptions } from './readers.ts'
import { removeGone, replaceStandIns } from './removal.ts'
import { withdrawStatement, writeStatement } from './statements.ts'
import { instant, type Param } from './values.ts'
import { Writer, type Changes } from './writer.ts'

export interface KnownRepository {
  id: string
  owner: string
  name: string
  /** Null until a sync has been complete. */
  as_of: string | null
}

/**
 * Opens a database file, creating it where there is none, and brings it to this version.
 *
 * @throws AppError `database-locked` (another process has it), `database-newer`, `database-unreadable`
 */
export async function openStore(path: string, options: StoreOptions = {}): Promise<Store> {
  const instance = await openInstance(path, options)
  try {
    const connection = await instance.connect()
    await migrate(connection, path)
    const writer = await Writer.open(connection)
    const facts = await Facts.read()
    const readers = await Readers.open(instance, options.readers ?? defaultReaders())
    const quick = await Readers.open(instance, 1)
    const store = new Store(path, instance, connection, writer, readers, facts, quick)
    if (await facts.areOutdated(connection)) await store.rebuildFacts()
    return store
  } catch (error) {
    instance.closeSync()
    throw error
  }
}

/** Small answers that nearly every question needs again. */
const mostRemembered = 500

export class Store {
  #dataVersion = 1
  readonly #remembered = new Map<string, Promise<unknown[]>>()
  #rememberedOf = 1
  #salt: Promise<string> | undefined

  constructor(
    readonly path: string,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly writer: Writer,
    private readonly readers: Readers,
    private readonly facts: Facts,
    /** For what must not wait behind the questions of others. */
    private readonly quick: Readers = readers,
  ) {}

  /** Raised by every write that may change a number; answers are cached under it. */
  get dataVersion(): number {
    return this.#dataVersion
  }

  /** Rows of one statement with named parameters (`$name`). Instants are ISO strings with Z. */
  query<Row>(sql: string, params?: Record<string, Param>, options?: QueryOptions): Promise<Row[]> {
    return this.readers.query<Row>(sql, params, options)
  }

  /**
   * As `query`, for what is small, is asked again and again, and stands as long as the data does: it is read once for
   * each version of them. The rows are everybody's; nobody changes them.
   */
  remembered<Row>(
    sql: string,
    params: Record<string, Param> = {},
    readers: Readers = this.readers,
  ): Promise<readonly Row[]> {
    if (this.#rememberedOf !== this.#dataVersion) {
      this.#remembered.clear()
      this.#rememberedOf = this.#dataVersion
    }
    const key = JSON.stringify([sql, params])
    const known = this.#remembered.get(key)
    if (known !== undefined) return known as Promise<Row[]>
    const asked = readers.query<Row>(sql, params)
    this.#remembered.set(key, asked)
    asked.catch(() => this.#remembered.delete(key))
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= mostRemembered) break
      this.#remembered.delete(oldest)
    }
    return asked
  }

  /** How many repositories there are; never behind other questions. */
  async countRepositories(): Promise<number> {
    const sql = 'select count(*) as repositories from raw.repository'
    const [row] = await this.remembered<{ repositories: number }>(sql, {}, this.quick)
    return row?.repositories ?? 0
  }

  /** One batch, rows and cursor, in one transaction. */
  async write(batch: Batch): Promise<Changes> {
    const changes = await this.writer.write(batch)
    this.#dataVersion++
    return changes
  }

  /**
   * Says that a repository is whole as of an instant of the source's clock. What an import has stored of it under ids
   * that it had to make up has its place then under the source's own, and goes.
   */
  async finishSync(state: { repo_id: string; as_of: string; requests: number }): Promise<void> {
    await this.writer.transaction(async (connection) => {
      await connection.run(
        'insert or replace into sync_state values ($repo_id, $as_of::timestamp, $now::timestamp, $requests)',
        { ...state, now: instant(new Date()) },
      )
      await replaceStandIns(connection, state.repo_id)
      await this.facts.refresh(connection, state.repo_id)
    })
    this.#dataVersion++
  }

  /**
   * Makes all facts anew from raw rows; a group of repositories at a time, since each commit is dear.
   *
   * @param options.compare counts the rows that weren't as they should have been, which takes as long again
   * @returns that count; 0 where it wasn't asked for
   */
  async rebuildFacts(
    options: { compare?: boolean; onProgress?: (done: number, total: number) => void } = {},
  ): Promise<number> {
    const rows = await this.query<{ id: string; items: number }>(
      `select repository.id, count(item.repo_id) as items
       from raw.repository as repository
       left join (select repo_id from raw.issue union all select repo_id from raw.pull_request) as item
         on item.repo_id = repository.id
       group by repository.id order by repository.id`,
    )
    await this.writer.transaction((connection) =>
      this.facts.rebuildPeople(
        connection,
        rows.map(({ id }) => id),
      ),
    )
    let done = 0
    let wrong = 0
    while (done < rows.length) {
      const first = done
      await this.writer.transaction(async (connection) => {
        // What each repository writes takes memory of its own until the commit, however small it is.
        for (let items = 0; done < rows.length && items < 100_000 && done - first < 50; done++) {
          const row = rows[done]
          if (row === undefined) break
          if (options.compare === true) wrong += await this.facts.mend(connection, row.id)
          else await this.facts.rebuild(connection, row.id)
          items += row.items
        }
      })
      if (done === first) break
      options.onProgress?.(done, rows.length)
    }
    await this.writer.transaction((connection) => this.facts.markCurrent(connection))
    this.#dataVersion++
    return wrong
  }

  /**
   * Changes rules, and with them what was decided by the rules as they were, in one transaction: see `Facts.follow`.
   * What was changed is kept as a new version of the rules.
   */
  async changeRules(
    change: (connection: DuckDBConnection) => Promise<void>,
    note: string | null = null,
  ): Promise<void> {
    await this.writer.transaction((connection) => this.#follow(connection, change, note))
    this.#dataVersion++
  }

  /**
   * The same for changes as they are asked for.
   *
   * @returns names of people in an imported file whom nobody has seen
   * @throws AppError where one of them can't be carried out; then none is
   */
  async applyRules({ changes, note }: RuleChanges): Promise<string[]> {
    const unknown: string[] = []
    await this.changeRules(async (connection) => {
      for (const change of changes) {
        unknown.push(...(await applyChange(connection, change, this.#ruleNames)))
      }
    }, note ?? null)
    return unknown
  }

  /**
   * What would be if changes were made: they are made, looked at, and undone.
   *
   * @param look is given a store that sees them, as nobody else does, and with them the temporary tables of what was
   *   before: `activity_before`, and those of `Facts.follow`
   */
  async previewRules<Seen>(
    { changes }: RuleChanges,
    look: (inside: Store) => Promise<Seen>,
  ): Promise<Seen> {
    const undone = new Error('This was a preview.')
    const seen: Seen[] = []
    try {
      await this.writer.transaction(async (connection) => {
        const change = async (): Promise<void> => {
          for (const each of changes) await applyChange(connection, each, this.#ruleNames)
        }
        await connection.run(
          `create or replace temp table activity_before as
           select person_id, person_kind, organisation, sum(contributions) as contributions
           from fact.activity_month group by all`,
        )
        await this.#follow(connection, change, null)
        const readers = Readers.over(connection)
        seen.push(
          await look(
            new Store(this.path, this.instance, connection, this.writer, readers, this.facts),
          ),
        )
        throw undone
      })
    } catch (error) {
      if (error !== undone) throw error
    }
    return seen[0] as Seen
  }

  /** Rules that tell by themselves which accounts are one person. */
  get identityRules(): readonly IdentityRule[] {
    return this.facts.people.identityRules
  }

  get #ruleNames(): string[] {
    return this.identityRules.map(({ rule }) => rule)
  }

  async #follow(
    connection: DuckDBConnection,
    change: (connection: DuckDBConnection) => Promise<void>,
    note: string | null,
  ): Promise<void> {
    await this.facts.follow(connection, () => remember(connection, () => change(connection), note))
  }

  /**
   * Says where people belong of whom no fact has been made yet; for all others, `changeRules` brings the facts along.
   *
   * @param rows half-open in time, instants in ISO 8601
   */
  async addAffiliations(
    source: string,
    rows: { person_id: string; organisation: string; from_at: string; to_at: string | null }[],
  ): Promise<void> {
    if (rows.length === 0) return
    await this.writer.transaction((connection) =>
      connection.run(
        `insert into affiliation
         select person_id, organisation, from_at::timestamp, to_at::timestamp, $source
         from (select unnest(from_json($rows, '[{
           "person_id": "VARCHAR", "organisation": "VARCHAR", "from_at": "VARCHAR", "to_at": "VARCHAR"
         }]'), recursive := true))`,
        { source, rows: JSON.stringify(rows) },
      ),
    )
    this.#dataVersion++
  }

  /** Adds repositories to an ecosystem, creating it where it is new; its title stays what it was unless a file says it. */
  async addToEcosystem(ecosystem: NewEcosystem, repoIds: string[]): Promise<void> {
    const { is_from_file = false, ...row } = ecosystem
    await this.writer.transaction(async (connection) => {
      await connection.run(
        'insert or ignore into ecosystem values ($slug, $title, $is_simulated)',
        row,
      )
      if (is_from_file) {
        const { slug, title } = row
        await connection.run('update ecosystem set title = $title where slug = $slug', {
          slug,
          title,
        })
      }
      for (const repoId of repoIds) {
        // Whoever named it last says what keeps it there.
        await connection.run(
          'insert or replace into ecosystem_repository values ($slug, $repoId, $is_from_file)',
          { slug: ecosystem.slug, repoId, is_from_file },
        )
      }
    })
    this.#dataVersion++
  }

  /** What a file has put into an ecosystem, with every name under which each was found or asked for. */
  filedMembers(slug: string): Promise<FiledMember[]> {
    return this.query<FiledMember>(
      `with spelling as (
         select repo_id, owner || '/' || name as name from raw.repository_name
         union
         select id, owner || '/' || name from raw.repository
         union
         select repo_id, repository from sync_run where repo_id is not null
       )
       select
         repository.id as repo_id, any_value(repository.owner || '/' || repository.name) as name,
         list(distinct lower(spelling.name) order by lower(spelling.name)) as names
       from ecosystem_repository as member
       join raw.repository as repository on repository.id = member.repo_id
       join spelling on spelling.repo_id = repository.id
       where member.slug = $slug and member.is_from_file
       group by repository.id order by lower(any_value(repository.owner || '/' || repository.name))`,
      { slug },
    )
  }

  /** Takes repositories out of an ecosystem; what is stored of them stays. */
  async leaveEcosystem(slug: string, repoIds: string[]): Promise<void> {
    await this.writer.transaction((connection) =>
      connection.run(
        `delete from ecosystem_repository
         where slug = $slug and repo_id in (select unnest(from_json($repoIds, '["VARCHAR"]')))`,
        { slug, repoIds: JSON.stringify(repoIds) },
      ),
    )
    this.#dataVersion++
  }

  /** Removes an ecosystem and every repository that is in no other one, as {@link removeRepositories} does. */
  removeEcosystem(slug: string): Promise<void> {
    return this.remove(
      `select repo_id from ecosystem_repository where slug = $slug
         and repo_id not in (select repo_id from ecosystem_repository where slug <> $slug)`,
      { slug },
      async (connection) => {
        await connection.run('delete from ecosystem_repository where slug = $slug', { slug })
        await connection.run('delete from ecosystem where slug = $slug', { slug })
      },
    )
  }

  /**
   * Removes repositories with all that is stored of them, and the ecosystems that held nothing else. What told in them
   * who somebody is tells it no more: facts of the others follow.
   */
  removeRepositories(repoIds: string[]): Promise<void> {
    return this.remove(
      `select unnest(from_json($repoIds, '["VARCHAR"]')) as repo_id`,
      { repoIds: JSON.stringify(repoIds) },
      async (connection) => {
        await connection.run(
          `delete from ecosystem where slug in (
             select slug from ecosystem_repository group by slug
             having bool_and(repo_id in (select repo_id from gone))
           )`,
        )
        await connection.run(
          'delete from ecosystem_repository where repo_id in (select repo_id from gone)',
        )
      },
    )
  }

  /** @param which a query of the repositories that go; @param leave takes them out of ecosystems, by the table `gone` */
  private async remove(
    which: string,
    params: Record<string, string>,
    leave: (connection: DuckDBConnection) => Promise<void>,
  ): Promise<void> {
    await this.writer.transaction(async (connection) => {
      await connection.run(`create or replace temp table gone as ${which}`, params)
      const remove = async (): Promise<void> => {
        await leave(connection)
        await removeGone(connection)
      }
      // An ecosystem may hold nothing, or nothing alone: nobody's facts follow.
      if (await holds(connection, 'exists (from gone)')) await this.facts.follow(connection, remove)
      else await leave(connection)
    })
    this.#dataVersion++
  }

  cursors(repoId: string): Promise<Cursor[]> {
    return this.query<Cursor>(
      'select resource, page, watermark from sync_cursor where repo_id = $repoId order by resource',
      { repoId },
    )
  }

  async pageSizes(repoId: string): Promise<Record<string, number>> {
    const rows = await this.query<{ query: string; size: number }>(
      'select query, size from page_size where repo_id = $repoId',
      { repoId },
    )
    return Object.fromEntries(rows.map(({ query, size }) => [query, size]))
  }

  gaps(repoId: string): Promise<GapRow[]> {
    return this.query<GapRow>('from raw.gap where repo_id = $repoId order by id', { repoId })
  }

  /** What an idle repository is told by: the source's own totals and its clock at the last sync. */
  collected(): Promise<Known[]> {
    return this.query<Known>(
      `with total as (
         pivot raw.source_total on resource in ('issue', 'pull_request', 'release', 'discussion')
         using max(total) group by repo_id
       )
       select
         repository.id as repo_id,
         repository.owner,
         repository.name,
         sync_state.as_of,
         repository.is_archived,
         repository.pushed_at,
         total.issue as issues,
         total.pull_request as pull_requests,
         total.release as releases,
         coalesce(total.discussion, 0) as discussions
       from raw.repository as repository
       join sync_state on sync_state.repo_id = repository.id
       join total on total.repo_id = repository.id
       join sync_cursor as list on list.repo_id = repository.id and list.resource = 'list'
       where list.watermark > sync_state.as_of - interval 7 days
         and total.issue is not null and total.pull_request is not null and total.release is not null
         and repository.id not in (select repo_id from raw.gap)
         and repository.id not in (select repo_id from sync_cursor where page is not null)
       order by repository.id`,
    )
  }

  async storedCounts(repoId: string): Promise<StoredCounts> {
    const [row] = await this.query<StoredCounts>(
      `select
         (select count(*) from raw.issue where repo_id = $repoId) as issue,
         (select count(*) from raw.pull_request where repo_id = $repoId) as pull_request,
         (select count(*) from raw.discussion where repo_id = $repoId) as discussion`,
      { repoId },
    )
    return row ?? { issue: 0, pull_request: 0, discussion: 0 }
  }

  storedItems(
    repoId: string,
    resource: 'issue' | 'pull_request' | 'discussion',
  ): Promise<StoredItem[]> {
    return this.query<StoredItem>(
      `select id, number, title, created_at, author_association, author_id
       from raw."${resource}" where repo_id = $repoId order by id`,
      { repoId },
    )
  }

  /** Node ids of all stored discussions, or names of all stored commits. */
  async storedIds(repoId: string, resource: 'discussion' | 'commit'): Promise<string[]> {
    const rows = await this.query<{ id: string }>(
      `select ${resource === 'commit' ? 'oid' : 'id'} as id from raw."${resource}" where repo_id = $repoId`,
      { repoId },
    )
    return rows.map(({ id }) => id)
  }

  async countGitCommits(repoId: string): Promise<number> {
    const [row] = await this.query<{ commits: number }>(
      'select count(*) as commits from raw.git_commit where repo_id = $repoId',
      { repoId },
    )
    return row?.commits ?? 0
  }

  async recordRun(run: SyncRun): Promise<void> {
    const columns = Object.keys(run)
    await this.writer.transaction((connection) =>
      connection.run(
        `insert or replace into sync_run (${columns.join(', ')})
         values (${columns.map((name) => `$${name}${name.endsWith('_at') ? '::timestamp' : ''}`).join(', ')})`,
        { ...run },
      ),
    )
    // Enough to see how it went lately; a schedule would pile them up for ever.
    if (run.finished_at === null) return
    await this.writer.transaction((connection) =>
      connection.run(
        `delete from sync_run where repository = $repository and source = $source and id not in (
           select id from sync_run where repository = $repository and source = $source
           order by started_at desc limit 20
         )`,
        { repository: run.repository, source: run.source },
      ),
    )
  }

  /** The user's own fields of a repository, which replace those that it had. */
  async setFields(repoId: string, fields: Record<string, string>): Promise<void> {
    await this.writer.transaction(async (connection) => {
      await connection.run('delete from repository_field where repo_id = $repoId', { repoId })
      for (const [field, value] of Object.entries(fields)) {
        await connection.run('insert into repository_field values ($repoId, $field, $value)', {
          repoId,
          field,
          value,
        })
      }
    })
    this.#dataVersion++
  }

  /** Each over the one that has its id. */
  async putAnnotations(rows: AnnotationRow[]): Promise<void> {
    await this.writer.transaction(async (connection) => {
      for (const row of rows) {
        await connection.run(
          `insert or replace into annotation (id, scope, kind, from_at, to_at, title, url)
           values ($id, $scope, $kind, $from_at::timestamp, $to_at::timestamp, $title, $url)`,
          { ...row },
        )
      }
    })
    this.#dataVersion++
  }

  /** @returns how many there were */
  async removeAnnotations(ids: string[]): Promise<number> {
    const removed = await this.writer.transaction(async (connection) => {
      const result = await connection.run(
        `delete from annotation where id in (select unnest(from_json($ids, '["VARCHAR"]')))`,
        { ids: JSON.stringify(ids) },
      )
      return result.rowsChanged
    })
    this.#dataVersion++
    return removed
  }

  /** Saves one version more of an index's weights. Returns its number. */
  async saveIndexSet(index: string, name: string, settings: string): Promise<number> {
    const version = await this.writer.transaction(async (connection) => {
      const saved = await connection.runAndReadAll(
        `insert into index_set
         select $index, $name, coalesce(max(version), 0) + 1, $settings, current_timestamp::timestamp
         from index_set where index_key = $index and name = $name
         returning version`,
        { index, name, settings },
      )
      return Number(saved.getRows()[0]?.[0])
    })
    this.#dataVersion++
    return version
  }

  /** All versions of an index's weights of that name. Returns how many there were. */
  async removeIndexSet(index: string, name: string): Promise<number> {
    const removed = await this.writer.transaction(async (connection) => {
      const result = await connection.run(
        'delete from index_set where index_key = $index and name = $name',
        { index, name },
      )
      return result.rowsChanged
    })
    this.#dataVersion++
    return removed
  }

  /** Keeps a statement on an item of a checklist. No number is made of it, so that no answer has to be made anew. */
  addStatement(row: StatementRow): Promise<void> {
    return this.writer.transaction((connection) => writeStatement(connection, row))
  }

  /** Takes a statement back from now on. Returns whether there was one. */
  withdrawStatement(checklist: string, id: string): Promise<boolean> {
    const at = instant(new Date())
    return this.writer.transaction((connection) =>
      withdrawStatement(connection, { checklist, id, at }),
    )
  }

  /** Stores a version of a user's set of weights, as JSON; null removes the set. */
  async putWeights(name: string, content: string | null): Promise<void> {
    await this.writer.transaction((connection) => writeWeights(connection, name, content))
    this.#dataVersion++
  }

  /** Leaves a person out of lists of contributors, or lists them again; facts follow where their profile goes. */
  async leaveOut(personId: string, isOut: boolean): Promise<void> {
    await this.writer.transaction((connection) =>
      this.facts.follow(connection, () => writeLeftOut(connection, personId, isOut)),
    )
    this.#dataVersion++
  }

  /** What this database's pseudonyms are made with; it is for nobody to see. */
  pseudonymSalt(): Promise<string> {
    return (this.#salt ??= this.writer.transaction(readSalt))
  }

  /** By owner and name, in any case; null where it isn't known. */
  async findRepository(owner: string, name: string): Promise<KnownRepository | null> {
    const rows = await this.query<KnownRepository>(
      `select id, owner, name, as_of from raw.repository left join sync_state on repo_id = id
       where lower(owner) = lower($owner) and lower(name) = lower($name)
       -- While it is being collected, its import may stand beside it.
       order by starts_with(id, 'import:')`,
      { owner, name },
    )
    return rows[0] ?? null
  }

  /**
   * All tables as Parquet files in a folder, as they are at one moment: see `exportParquet` of export.ts.
   *
   * @param privacy pseudonymous: nobody is named in them
   */
  async exportParquet(folder: string, privacy: Privacy = 'open'): Promise<Dictionary> {
    const salt = privacy === 'open' ? null : await this.pseudonymSalt()
    const connection = await this.instance.connect()
    try {
      return await exportParquet(connection, folder, salt)
    } finally {
      connection.closeSync()
    }
  }

  /** Folds the write-ahead log into the file. */
  async checkpoint(): Promise<void> {
    await this.connection.run('checkpoint')
  }

  async close(): Promise<void> {
    await Promise.all([this.readers.close(), this.quick.close()])
    await this.writer.transaction(async () => undefined)
    this.connection.closeSync()
    this.instance.closeSync()
  }
}
