/** One worked case in a database in memory, in which mutants are put in place, tried and taken out again. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../server/errors.ts'
import type { Catalogue } from '../../server/metrics/catalogue.ts'
import { Facts } from '../../server/store/facts.ts'
import { sqlFiles, type SqlFile } from '../../server/store/sql-files.ts'
import type { CaseStore } from '../metrics/case-store.ts'
import {
  metricDifferences,
  rowsDifferences,
  type MetricCase,
  type RowsCase,
} from '../metrics/run-case.ts'
import { fill } from '../metrics/store.ts'
import { changedIn, type Relations } from './relations.ts'
import type { Target } from './targets.ts'

interface FactFile {
  file: string
  table: string
  /** Of schema fact, or temporary where it is made for one filling. */
  relation: string
  of: string
  sql: string
}

/** What became of a mutant: `invalid` when the engine refuses it. */
export type Verdict = 'killed' | 'survived' | 'invalid'

export type Case =
  | { folder: 'metrics'; name: string; given: MetricCase }
  | { folder: 'facts'; name: string; given: RowsCase }

/** What cases are tried in and with. */
export interface Bench {
  cases: CaseStore
  catalogue: Catalogue
  relations: Relations
  facts: FactFile[]
}

export async function factFiles(): Promise<FactFile[]> {
  return (await sqlFiles('facts')).map(({ body, header, name }) => {
    const { of, table } = header as { of: string; table: string }
    const relation = of === 'filling' ? table : `fact."${table}"`
    return { file: `facts/${name}`, table, relation, of, sql: body }
  })
}

/** Who is who and where they belong, in the order in which it is worked out. */
const people = ['fact.address', 'fact.address_day', 'identity', 'fact.account', 'affiliation']

/** Without its order, so that equal sets of rows are equal texts. */
async function rowsOf(connection: DuckDBConnection, relations: string[]): Promise<string> {
  const rows: string[] = []
  for (const relation of relations) {
    const found = await connection.runAndReadAll(`from ${relation}`)
    rows.push(...found.getRowsJson().map((row) => `${relation} ${JSON.stringify(row)}`))
  }
  return rows.toSorted().join('\n')
}

export class Trial {
  private touched = ''

  private constructor(
    private readonly bench: Bench,
    private readonly one: Case,
    private readonly repositories: string[],
    /** What the case can see. */
    private readonly below: Set<string>,
    /** Fact tables among it, as they are made one from the other. */
    private readonly facts: FactFile[],
  ) {}

  private get connection(): DuckDBConnection {
    return this.bench.cases.connection
  }

  /** Fills the database with the case's world. */
  static async open(bench: Bench, one: Case): Promise<Trial> {
    const { cases, catalogue, relations } = bench
    await cases.empty()
    await fill(cases.store, one.given)
    const rows = await cases.store.query<{ id: string }>(
      'select id from raw.repository order by id',
    )
    const metric = one.folder === 'metrics' ? catalogue.get(one.name) : undefined
    const below = metric === undefined ? relations.below([one.name]) : relations.belowMetric(metric)
    const facts = bench.facts.filter(({ table }) => below.has(table))
    const { connection } = cases
    const trial = new Trial(
      bench,
      one,
      rows.map(({ id }) => id),
      below,
      facts,
    )
    await trial.makeFacts(facts.filter(({ of }) => of === 'filling'))
    await connection.run(`attach if not exists ':memory:' as kept`)
    await connection.run('create schema if not exists kept.fact')
    for (const table of [...people, ...facts.map(({ relation }) => relation)]) {
      await connection.run(`create or replace table kept.${table} as from ${table}`)
    }
    return trial
  }

  /** What the case has to say against the files as they are. */
  differences(catalogue = this.bench.catalogue): Promise<string[]> {
    const { one } = this
    const { store } = this.bench.cases
    return one.folder === 'metrics'
      ? metricDifferences(store, catalogue, one.name, one.given)
      : rowsDifferences(store, one.name, one.given)
  }

  /** Whether the case fails with a changed text in the place of a file. */
  async verdict(target: Target, text: string): Promise<Verdict> {
    try {
      return (await this.isTold(target, text)) ? 'killed' : 'survived'
    } catch (error) {
      // What runs and ends in an error (rows that a table refuses, a date that is none) has told that it is wrong.
      const isRefused =
        error instanceof Error && /^(Parser|Binder|Catalog) Error/.test(error.message)
      if (isRefused) return 'invalid'
      // So has what takes for ever.
      if (error instanceof AppError && error.code === 'query-timeout') return 'killed'
      if (error instanceof Error && / Error: /.test(error.message)) return 'killed'
      throw error
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
      case 'people':
      case 'identities':
      case 'affiliations':
        return this.isToldByPeople(target, text)
    }
  }

  private async isToldBy(
    change: (metric: NonNullable<ReturnType<Catalogue['get']>>) => typeof metric,
  ): Promise<boolean> {
    const metric = this.bench.catalogue.get(this.one.name)
    if (metric === undefined) return false
    const changed = new Map(this.bench.catalogue).set(metric.key, change(metric))
    return (await this.differences(changed)).length > 0
  }

  private async isToldByFacts(target: Target, text: string): Promise<boolean> {
    const file = this.facts.find((each) => each.file === target.file)
    if (file === undefined) return false
    const above = this.madeFrom([file.table]).filter((each) => each !== file)
    try {
      await this.makeFacts([{ ...file, sql: text }])
      if (await this.isAsBefore([file.relation])) return false
      await this.makeFacts(above)
      return (await this.differences()).length > 0
    } finally {
      await this.restore([file, ...above])
    }
  }

  private async isToldByDefinitions(target: Target, text: string): Promise<boolean> {
    const { relations } = this.bench
    const names = changedIn(target.body, text)
    if (!names.some((name) => this.below.has(name))) return false
    const views = names.every((name) => relations.isView(name)) ? names : []
    const above = this.madeFrom(names)
    const before = await rowsOf(this.connection, views)
    const isOfPeople = names.includes('account_by_rule')
    try {
      await this.connection.run(text)
      if (views.length > 0 && before === (await rowsOf(this.connection, views))) return false
      if (isOfPeople) await this.makePeople(this.bench.cases.facts)
      await this.makeFacts(above)
      return (await this.differences()).length > 0
    } finally {
      await this.connection.run(target.body)
      await this.restore(above, isOfPeople)
    }
  }

  private async isToldByPeople(target: Target, text: string): Promise<boolean> {
    const filesOf = async (folder: string): Promise<SqlFile[]> =>
      (await sqlFiles(folder)).map((file) =>
        `${folder}/${file.name}` === target.file ? { ...file, body: text } : file,
      )
    const above = this.madeFrom(this.bench.relations.namesOf(target.file))
    try {
      await this.makePeople(await Facts.read(filesOf))
      if (await this.isAsBefore(people)) return false
      await this.makeFacts(above)
      return (await this.differences()).length > 0
    } finally {
      await this.restore(above, true)
    }
  }

  private madeFrom(names: string[]): FactFile[] {
    const above = this.bench.relations.above(names)
    return this.facts.filter(({ table }) => above.has(table))
  }

  /** Only what is made from rows could tell them, so equal rows can't be told. */
  private async isAsBefore(tables: string[]): Promise<boolean> {
    const [now, before] = [
      await rowsOf(this.connection, tables),
      await rowsOf(
        this.connection,
        tables.map((table) => `kept.${table}`),
      ),
    ]
    return now === before.replaceAll(/^kept\./gm, '')
  }

  private async restore(files: FactFile[], isOfPeople = false): Promise<void> {
    const facts = files.map(({ relation }) => relation)
    for (const table of [...(isOfPeople ? people : []), ...facts]) {
      await this.connection.run(`truncate ${table}`)
      await this.connection.run(`insert into ${table} from kept.${table}`)
    }
  }

  private async makePeople(facts: Facts): Promise<void> {
    await facts.rebuildPeople(this.connection, this.repositories)
  }

  /**
   * Makes facts anew, some items after the other, as syncs do: a file that reads more than the touched items, or
   * less, leaves other rows then.
   */
  private async makeFacts(files: FactFile[]): Promise<void> {
    const { connection } = this
    for (const { of, relation, sql } of files) {
      if (of === 'filling') {
        await this.makeForFilling(relation, sql)
        continue
      }
      await connection.run(`truncate ${relation}`)
      if (of === 'person') {
        await connection.run(
          'create or replace temp table met as select distinct person_id from fact.person_month',
        )
        await connection.run(`insert into ${relation} by name ${sql}`)
        continue
      }
      const params = sql.includes('$repo_id')
      for (const repo_id of this.repositories) {
        for (const turn of of === 'item' ? [0, 1, 2] : [0]) {
          await this.touch(repo_id, turn)
          await connection.run(`insert into ${relation} by name ${sql}`, params ? { repo_id } : {})
        }
      }
    }
  }

  /** For all repositories at once: who reads it asks for one of them. */
  private async makeForFilling(relation: string, sql: string): Promise<void> {
    for (const [index, repo_id] of this.repositories.entries()) {
      const into =
        index === 0 ? `create or replace temp table ${relation} as` : `insert into ${relation}`
      await this.connection.run(`${into} ${sql}`, sql.includes('$repo_id') ? { repo_id } : {})
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
