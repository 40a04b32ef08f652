/** One worked case in a database of its own, in which mutants are put in place, tried and taken out again. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Catalogue } from '../../server/metrics/catalogue.ts'
import { Facts } from '../../server/store/facts.ts'
import { openInstance } from '../../server/store/instance.ts'
import { migrate } from '../../server/store/migrate.ts'
import { Store } from '../../server/store/open.ts'
import { Readers } from '../../server/store/readers.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { Writer } from '../../server/store/writer.ts'
import {
  metricDifferences,
  rowsDifferences,
  type MetricCase,
  type RowsCase,
} from '../metrics/run-case.ts'
import { fill } from '../metrics/store.ts'
import type { Target } from './targets.ts'

interface FactFile {
  file: string
  table: string
  isOfItem: boolean
  sql: string
}

/** What became of a mutant: `invalid` when the engine refuses it. */
export type Verdict = 'killed' | 'survived' | 'invalid'

export type Case =
  | { folder: 'metrics'; name: string; given: MetricCase }
  | { folder: 'facts'; name: string; given: RowsCase }

async function factFiles(): Promise<FactFile[]> {
  return (await sqlFiles('facts')).map(({ body, header, name }) => {
    const { of, table } = header as { of: string; table: string }
    return { file: `facts/${name}`, table, isOfItem: of === 'item', sql: body }
  })
}

/** The fact tables whose names a case's files say, and those that they are made from in turn. */
function neededBy(catalogue: Catalogue, one: Case, facts: FactFile[]): Set<string> {
  const needed = new Set<string>(['resource'])
  const follow = (text: string): void => {
    const words = new Set(text.match(/[a-z]\w+/g) ?? [])
    for (const { sql, table } of facts) {
      const isNamed = [...words].some((word) => word.startsWith(table) || table.startsWith(word))
      if (!isNamed || needed.has(table)) continue
      needed.add(table)
      follow(sql)
    }
  }
  follow(one.folder === 'facts' ? one.name : (catalogue.get(one.name)?.population ?? ''))
  return needed
}

/** Without its order, so that equal sets of rows are equal texts. */
async function rowsOf(connection: DuckDBConnection, sql: string, params = {}): Promise<string[]> {
  const found = await connection.runAndReadAll(sql, params)
  return found.getRowsJson().map((row) => JSON.stringify(row))
}

const isSame = (some: string[], others: string[]): boolean =>
  some.toSorted().join('\n') === others.toSorted().join('\n')

export class Trial {
  private touched = ''

  private constructor(
    private readonly store: Store,
    private readonly connection: DuckDBConnection,
    private readonly catalogue: Catalogue,
    private readonly one: Case,
    private readonly facts: FactFile[],
    private readonly repositories: string[],
    /** Fact tables that the case can see. */
    private readonly needed: Set<string>,
    /** Their rows as they are without any mutant. */
    private readonly before: Map<string, string[]>,
  ) {}

  /** Fills a database in memory with the case's world. */
  static async open(catalogue: Catalogue, one: Case): Promise<Trial> {
    const instance = await openInstance(':memory:', { threads: 1 })
    const writing = await instance.connect()
    await migrate(writing, ':memory:')
    const store = new Store(
      ':memory:',
      instance,
      writing,
      await Writer.open(writing),
      await Readers.open(instance, 1),
      await Facts.read(),
    )
    await fill(store, one.given)
    const connection = await instance.connect()
    const rows = await store.query<{ id: string }>('select id from raw.repository order by id')
    const repositories = rows.map(({ id }) => id)
    const facts = await factFiles()
    const needed = neededBy(catalogue, one, facts)
    const before = new Map<string, string[]>()
    await connection.run(`attach ':memory:' as kept`)
    for (const table of needed) {
      before.set(table, await rowsOf(connection, `from fact."${table}"`))
      await connection.run(`create table kept."${table}" as from fact."${table}"`)
    }
    return new Trial(store, connection, catalogue, one, facts, repositories, needed, before)
  }

  async close(): Promise<void> {
    this.connection.closeSync()
    await this.store.close()
  }

  /** What the case has to say against the files as they are. */
  differences(catalogue = this.catalogue): Promise<string[]> {
    const { one, store } = this
    return one.folder === 'metrics'
      ? metricDifferences(store, catalogue, one.name, one.given)
      : rowsDifferences(store, one.name, one.given)
  }

  /** Whether the case fails with a changed text in the place of a file. */
  async verdict(target: Target, text: string): Promise<Verdict> {
    try {
      return (await this.isTold(target, text)) ? 'killed' : 'survived'
    } catch (error) {
      // A table that refuses rows which can't be has told that they are wrong.
      if (error instanceof Error && error.message.startsWith('Constraint Error')) return 'killed'
      return 'invalid'
    }
  }

  private async isTold(target: Target, text: string): Promise<boolean> {
    switch (target.folder) {
      case 'metrics':
        return this.isToldBy((metric) =>
          metric.population === target.body ? { ...metric, population: text } : metric,
        )
      case 'aggregates':
        return this.isToldBy((metric) => ({
          ...metric,
          steps: { ...metric.steps, sql: metric.steps.sql.replace(target.body, () => text) },
        }))
      case 'facts':
        return this.isToldByFacts(target, text)
      case 'staging':
      case 'dialect':
        return this.isToldByDefinitions(target, text)
    }
  }

  private async isToldBy(
    change: (metric: NonNullable<ReturnType<Catalogue['get']>>) => typeof metric,
  ): Promise<boolean> {
    const metric = this.catalogue.get(this.one.name)
    if (metric === undefined) return false
    const changed = new Map(this.catalogue).set(metric.key, change(metric))
    return (await this.differences(changed)).length > 0
  }

  private async isToldByFacts(target: Target, text: string): Promise<boolean> {
    const at = this.facts.findIndex(({ file }) => file === target.file)
    const file = this.facts[at]
    if (file === undefined || !this.needed.has(file.table)) return false
    // Only what is made from its rows could tell it, so equal rows can't be told.
    const before = this.before.get(file.table) ?? []
    const after = this.facts.slice(at + 1).filter(({ table }) => this.needed.has(table))
    try {
      await this.makeFacts([{ ...file, sql: text }])
      if (isSame(before, await rowsOf(this.connection, `from fact."${file.table}"`))) return false
      await this.makeFacts(after)
      return (await this.differences()).length > 0
    } finally {
      await this.restore([file, ...after])
    }
  }

  private async isToldByDefinitions(target: Target, text: string): Promise<boolean> {
    const views = [...text.matchAll(/create or replace view (\w+)/g)].map((match) => match[1])
    const seen = async (): Promise<string[]> =>
      (await Promise.all(views.map((view) => rowsOf(this.connection, `from ${view}`)))).flat()
    const before = await seen()
    const needed = this.facts.filter(({ table }) => this.needed.has(table))
    try {
      await this.connection.run(text)
      if (views.length > 0 && isSame(before, await seen())) return false
      await this.makeFacts(needed)
      return (await this.differences()).length > 0
    } finally {
      await this.connection.run(target.body)
      await this.restore(needed)
    }
  }

  private async restore(files: FactFile[]): Promise<void> {
    for (const { table } of files) {
      await this.connection.run(`truncate fact."${table}"`)
      await this.connection.run(`insert into fact."${table}" from kept."${table}"`)
    }
  }

  /**
   * Makes facts anew, some items after the other, as syncs do: a file that reads more than the touched items, or
   * less, leaves other rows then.
   */
  private async makeFacts(files: FactFile[]): Promise<void> {
    const { connection } = this
    for (const { isOfItem, sql, table } of files) {
      await connection.run(`truncate fact."${table}"`)
      const params = sql.includes('$repo_id')
      for (const repo_id of this.repositories) {
        for (const turn of isOfItem ? [0, 1, 2] : [0]) {
          await this.touch(repo_id, turn)
          await connection.run(
            `insert into fact."${table}" by name ${sql}`,
            params ? { repo_id } : {},
          )
        }
      }
    }
  }

  /** Every third item of a repository; files of a whole repository don't look. */
  private async touch(repo_id: string, turn: number): Promise<void> {
    const key = `${repo_id} ${turn}`
    if (this.touched === key) return
    this.touched = key
    await this.connection.run(
      `create or replace temp table touched as select id as item_id from (
         select id from raw.issue where repo_id = $repo_id
         union all select id from raw.pull_request where repo_id = $repo_id
       ) qualify (row_number() over (order by id)) % 3 = $turn`,
      { repo_id, turn },
    )
  }
}
