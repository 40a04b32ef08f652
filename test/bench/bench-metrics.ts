/** What every metric costs uncached, at growing sizes, beside DuckDB's own scan of the columns that it reads. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue, MetricFile } from '../../server/metrics/catalogue.ts'
import { answerSql, levelOf, parametersOf } from '../../server/metrics/compose.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { askedPeriods } from '../../server/metrics/look-back.ts'
import { prepare, type Question } from '../../server/metrics/question.ts'
import { periodsOf } from '../../server/metrics/window.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { instant } from '../../server/store/values.ts'
import { fillBigStore, type BigStore } from './big-store.ts'
import { quantile } from './quantile.ts'

const window = { from: '2023-07-01', to: '2026-07-01', grain: 'month', actors: 'human' } as const

interface PlanNode {
  name: string
  children: PlanNode[]
  extra_info: Record<string, string | string[]>
}

/** Tables of the facts that a statement scans, with the columns that it takes of each. */
function scansOf(node: PlanNode): { table: string; columns: string[] }[] {
  const own: { table: string; columns: string[] }[] = []
  const { Projections: projections, Table: table } = node.extra_info
  if (typeof table === 'string' && projections !== undefined && node.name.includes('SCAN')) {
    own.push({ table, columns: [projections].flat() })
  }
  return [...own, ...node.children.flatMap(scansOf)]
}

/** Who accounts are, and who acts in several places, is no repository's. */
const isOfRepository = (table: string): boolean =>
  !['fact.account', 'fact.scattered'].includes(table)

async function statementOf(store: Store, catalogue: Catalogue, question: Question) {
  const { back, metric, scopes, window: asked } = await prepare(store, catalogue, question)
  const periods = askedPeriods(periodsOf(asked), asked, back)
  return {
    sql: answerSql(metric, levelOf(periods)),
    params: parametersOf(metric, scopes, periods, 'human'),
    options: { grain: asked.grain, windowStart: instant(asked.from) },
    ids: scopes.flatMap((scope) => scope.repositories.map((each) => each.repo_id)),
  }
}

/** One statement that only reads what the metric's statement reads. */
async function bareScan(
  store: Store,
  catalogue: Catalogue,
  question: Question,
): Promise<() => Promise<unknown>> {
  const { ids, options, params, sql } = await statementOf(store, catalogue, question)
  const [row] = await store.query<{ explain_value: string }>(
    `explain (format json) ${sql}`,
    params,
    options,
  )
  const plan = JSON.parse(row?.explain_value ?? '[]') as PlanNode[]
  const parts = plan
    .flatMap(scansOf)
    .filter(({ table }) => /\bfact\b/.test(table))
    .map(({ columns, table }) => {
      const name = table.split('.').slice(-2).join('.')
      const where = ids.length === 1 && isOfRepository(name) ? `where repo_id = '${ids[0]}'` : ''
      // Hashed, since the largest and the least of a column are known without reading it.
      return `select bit_xor(hash(${columns.map((each) => `"${each}"`).join(', ')})) as seen from ${name} ${where}`
    })
  if (parts.length === 0) return () => Promise.resolve()
  return () => store.query(`select bit_xor(seen) as seen from (${parts.join(' union all ')})`)
}

async function times(work: () => Promise<unknown>, runs: number): Promise<number[]> {
  const found: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    found.push(performance.now() - start)
  }
  return found
}

/** Milliseconds. */
interface Measured {
  /** The points of the series, 95th percentile. */
  series: number
  /** The whole answer: points, the window as one, and three comparisons; median. */
  answer: number
  scan: number
}

async function measure(
  store: Store,
  catalogue: Catalogue,
  metric: MetricFile,
  scope: string,
  runs: number,
): Promise<Measured> {
  const question = { ...window, metric: metric.key, scopes: [scope] }
  const scan = await bareScan(store, catalogue, question)
  const series = async (): Promise<void> => {
    const { options, params, sql } = await statementOf(store, catalogue, question)
    await store.query(sql, params, options)
  }
  return {
    series: quantile(await times(series, runs), 0.95),
    answer: quantile(
      await times(() => evaluate(store, catalogue, question), Math.ceil(runs / 4)),
      0.5,
    ),
    scan: quantile(await times(scan, 5), 0.5),
  }
}

const cell = (milliseconds: number): string => milliseconds.toFixed(0).padStart(7)

/** The first repository in the middle of the sizes, so that neither the smallest nor the largest is taken. */
async function middleRepository(store: Store): Promise<string> {
  const [row] = await store.query<{ scope: string }>(
    `select 'repo:' || owner || '/' || name as scope
     from raw.repository join fact.issue on repo_id = id
     group by all order by count(*), 1 limit 1 offset (select count(*) // 2 from raw.repository)`,
  )
  return row?.scope ?? ''
}

/**
 * Prints what every metric takes on an open store.
 *
 * @param first the time over all repositories at the smallest size, by metric; filled by the first call
 */
export async function printTable(
  store: Store,
  catalogue: Catalogue,
  first: Map<string, number>,
  say: (text: string) => void,
): Promise<void> {
  const repository = await middleRepository(store)
  say('36 months; ms, uncached: p95 of the points, median of the whole answer, bare scan')
  say(`${''.padEnd(34)}|  one repository       |  all repositories`)
  const over = { repository: 0, ecosystem: 0 }
  for (const metric of catalogue.values()) {
    const one = await measure(store, catalogue, metric, repository, 40)
    const all = await measure(store, catalogue, metric, 'all', 20)
    if (one.series > 50) over.repository++
    if (all.series > 400) over.ecosystem++
    const before = first.get(metric.key) ?? all.series
    first.set(metric.key, before)
    say(
      `${metric.key.padEnd(34)}|${cell(one.series)} ${cell(one.answer)} ${cell(one.scan)}|` +
        `${cell(all.series)} ${cell(all.answer)} ${cell(all.scan)}  ×${(all.series / before).toFixed(1)}`,
    )
  }
  say(
    `points over 50 ms for one repository: ${over.repository}; over 400 ms for all: ${over.ecosystem}, of ${catalogue.size}`,
  )
}

export interface Size {
  items: number
  repositories: number
}

/** Where in a folder the database of a size is. */
export const bigStorePath = (folder: string, { items }: Size): string =>
  join(folder, `metrics-${items}.duckdb`)

/** Filled by the first run; what was told of it then stands beside it. */
async function bigStore(path: string, { items, repositories }: Size): Promise<BigStore> {
  const about = `${path}.json`
  if (existsSync(about)) return JSON.parse(await readFile(about, 'utf8')) as BigStore
  const made = await fillBigStore(path, items, repositories)
  await writeFile(about, JSON.stringify(made))
  return made
}

/**
 * Prints one table a size; the last column is how the ecosystem's time grew against the smallest size.
 *
 * @param folder whatever databases it has are taken as they are
 */
export async function benchMetrics(
  folder: string,
  catalogue: Catalogue,
  sizes: Size[],
  say: (text: string) => void,
): Promise<void> {
  const first = new Map<string, number>()
  for (const size of sizes) {
    const { items, repositories } = size
    const path = bigStorePath(folder, size)
    const big = await bigStore(path, size)
    const store = await openStore(path)
    say(
      `\n${items.toLocaleString('en')} items of ${repositories} repositories, ${big.rows.toLocaleString('en')} rows, ` +
        `${big.events.toLocaleString('en')} events; facts rebuilt in ${big.rebuildSeconds.toFixed(0)} s`,
    )
    await printTable(store, catalogue, first, say)
    await store.close()
  }
}
