/** Runs worked cases: a metric's answer, or the rows of a fact table, against what was worked out by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import type { Catalogue } from '../../server/metrics/catalogue.ts'
import { answerSql, levelOf, parametersOf, type ActorFilter } from '../../server/metrics/compose.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { firstItems, items } from '../../server/metrics/items.ts'
import { prepare, type Question } from '../../server/metrics/question.ts'
import { askedPeriods } from '../../server/metrics/look-back.ts'
import { periodsOf, type Grain } from '../../server/metrics/window.ts'
import type { Store } from '../../server/store/open.ts'
import { instant } from '../../server/store/values.ts'
import { instantOf, type CaseWorld } from './world.ts'

interface Expected {
  /** Days for durations, as the definitions have them. */
  value?: number | null
  low?: number | null
  high?: number | null
  n?: number
  n_censored?: number
  is_partial?: boolean
  coverage?: number
  reason?: string | null
  at_least?: number | null
  /** Outcome of each item, sorted. */
  outcomes?: string[]
  /** Value of each item as it is listed (seconds for durations), nulls first, then ascending. */
  values?: (number | null)[]
}

export interface MetricCase extends CaseWorld {
  name: string
  /** Of the first case, which pages show as the worked example. */
  'name_zh-CN'?: string
  window: [string, string, Grain]
  actors?: ActorFilter
  scope?: string
  /** Steps of the grain that each point looks back over, where that isn't the metric's own. */
  trailing?: number
  /** By the period's start, or `window` for the whole and `previous` for the one before. */
  expect: Record<string, Expected>
}

export interface RowsCase extends CaseWorld {
  name: string
  /** All rows in any order, each with the columns that matter; a number for an instant counts days. */
  expect: Record<string, unknown>[]
}

const folders = {
  metrics: new URL('.', import.meta.url).pathname,
  facts: new URL('../facts/', import.meta.url).pathname,
}

/** Whose cases there are: metrics by key, relations by name. */
export function caseFiles(folder: keyof typeof folders): string[] {
  return readdirSync(folders[folder])
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .toSorted()
}

const read = (folder: keyof typeof folders, name: string): unknown =>
  parse(readFileSync(join(folders[folder], `${name}.yaml`), 'utf8'))

export const metricCases = (key: string): MetricCase[] => read('metrics', key) as MetricCase[]
export const rowsCases = (relation: string): RowsCase[] => read('facts', relation) as RowsCase[]

const inDays = new Set(['value', 'low', 'high', 'at_least'])

function isClose(actual: unknown, expected: unknown, scale: number): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual / scale - expected) < 0.5e-4
  }
  return actual === expected
}

/**
 * What a metric's answer has different from the case, in words; empty where they agree. Beside what the case expects, the
 * items of a period are the same whether it is asked for alone or, as published copies do, with others and other scopes.
 */
export async function metricDifferences(
  store: Store,
  catalogue: Catalogue,
  metric: string,
  given: MetricCase,
): Promise<string[]> {
  const question = {
    metric,
    scopes: [given.scope ?? 'ecosystem:case'],
    from: given.window[0],
    to: given.window[1],
    grain: given.window[2],
    actors: given.actors ?? ('human' as const),
    trailing: given.trailing,
  }
  // Most cases expect nothing of earlier windows.
  const compare = 'previous' in given.expect ? ['previous' as const] : []
  const series = (await evaluate(store, catalogue, { ...question, compare })).series[0]
  const perDay = catalogue.get(metric)?.unit === 'duration' ? 86_400 : 1
  const found: string[] = []
  const pointOf = (key: string) =>
    ({ window: series?.summary, previous: series?.previous })[key] ??
    series?.points.find((each) => each.period.startsWith(key))
  for (const [key, { outcomes: _, values: __, ...expected }] of Object.entries(given.expect)) {
    const point = pointOf(key)
    if (point === undefined) found.push(`there is no point ${key}`)
    for (const [field, value] of Object.entries(expected)) {
      const actual = point?.[field as keyof typeof point]
      const scale = inDays.has(field) ? perDay : 1
      if (isClose(actual, value, scale)) continue
      const shown = typeof actual === 'number' ? actual / scale : actual
      found.push(`${field} of ${key} is ${shown}, not ${value}`)
    }
  }
  // Nothing is listed where the points are wrong already: of thousands of mutants, most are told by them.
  if (found.length > 0) return found
  const lists = new Map<string, string>()
  for (const [key, { outcomes, values }] of Object.entries(given.expect)) {
    if (outcomes === undefined && values === undefined) continue
    const period = key === 'window' ? {} : { period: key }
    const rows = await items(store, catalogue, { ...question, ...period, limit: 1000 })
    const point = pointOf(key)
    if (key !== 'window' && point !== undefined) lists.set(point.period, textOf(rows.items))
    const listed = rows.items.map((item) => item.value).toSorted((a, b) => (a ?? -1) - (b ?? -1))
    if (
      values !== undefined &&
      (listed.length !== values.length ||
        listed.some((value, at) => !isClose(value, values[at], 1)))
    ) {
      found.push(`values of ${key} are ${listed.join(', ')}, not ${values.join(', ')}`)
    }
    const actual = rows.items.map((item) => item.outcome).toSorted()
    if (outcomes !== undefined && actual.join() !== outcomes.toSorted().join()) {
      found.push(`outcomes of ${key} are ${actual.join(', ')}, not ${outcomes.join(', ')}`)
    }
  }
  if (lists.size > 1 && found.length === 0) {
    const twice = [...question.scopes, ...question.scopes]
    const all = await firstItems(store, catalogue, {
      ...question,
      scopes: twice,
      most: 1000,
      of: 'periods',
    })
    for (const [period, text] of lists) {
      const together = all
        .filter((each) => each.period === period)
        .map((each) => textOf(each.items))
      // A period without items isn't listed.
      if (text === '' ? together.length === 0 : together.join('\n\n') === `${text}\n\n${text}`)
        continue
      found.push(`the list of ${period} by itself isn't that among all periods of two series`)
    }
  }
  if (found.length > 0) return found
  return seriesDifferences(store, catalogue, question, series?.points ?? [])
}

/** Listed items as a text, in whatever order they came. */
const textOf = (
  listed: { item_id: string; outcome: string | null; value: number | null }[],
): string =>
  listed
    .map(({ item_id, outcome, value }) => `${item_id} ${outcome} ${value?.toFixed(4)}`)
    .toSorted()
    .join('\n')

interface AnswerRow {
  series: number | null
  period: string | null
  value: number | null
  n: number
}

/**
 * What holds for every question: two series of the same scope answer what one alone does, only periods that
 * were asked for are answered, where no repository is asked for nothing is, and everybody together are no fewer than
 * those of one kind.
 */
async function seriesDifferences(
  store: Store,
  catalogue: Catalogue,
  question: Question & { actors: ActorFilter },
  points: { period: string; value: number | null; n: number }[],
): Promise<string[]> {
  const { back, metric, scopes, window } = await prepare(store, catalogue, question)
  const asked = askedPeriods(periodsOf(window), window, back)
  const sql = answerSql(metric, levelOf(asked))
  const options = { grain: window.grain, windowStart: instant(window.from) }
  const answer = (of: typeof scopes, actors = question.actors): Promise<AnswerRow[]> =>
    store.query(sql, parametersOf(metric, of, asked, actors), options)
  const empty = scopes.map((scope) => ({ ...scope, repositories: [] }))
  const rows = await answer([...scopes, ...scopes, ...empty])
  const of = (series: number): string =>
    JSON.stringify(
      rows.filter((row) => row.series === series).map((row) => ({ ...row, series: 0 })),
    )
  const alone = new Map<string | null, (typeof points)[number]>(
    points.map((point) => [point.period, point]),
  )
  const isAlone = rows.every(({ n, period, value }) => {
    const point = alone.get(period)
    if (point === undefined) return true
    // A point that wasn't collected shows no value.
    return point.n === n && (point.value === null || isClose(value, point.value, 1))
  })
  const starts = new Set<string | null>(asked.map(({ start }) => instant(start)))
  const all = question.actors === 'all' ? rows : await answer(scopes, 'all')
  const everybody = new Map(all.map(({ n, period }) => [period, n]))
  return [
    ...(of(0) === of(1) && isAlone ? [] : ['two series of one scope differ']),
    ...(rows.every(({ period }) => starts.has(period))
      ? []
      : ['there is a period that nobody asked for']),
    ...(rows.every(({ n, period }) => n === 0 || (everybody.get(period) ?? 0) >= n)
      ? []
      : ['everybody together are fewer than those of one kind']),
    ...(rows.every(({ series }) => series === 0 || series === 1)
      ? []
      : ['there is an answer without a repository']),
  ]
}

/** Whether a cell is what was expected; a number for an instant counts days. */
function isCell(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'string') {
    return Date.parse(actual) === Date.parse(instantOf(expected))
  }
  return isClose(actual, expected, 1)
}

/** The same for the rows of a fact table or view, which may come in any order. */
export async function rowsDifferences(
  store: Store,
  relation: string,
  given: RowsCase,
): Promise<string[]> {
  const [table] = await store.query<{ schema: string }>(
    `select schema_name as schema from duckdb_tables() where schema_name = 'fact' and table_name = $relation`,
    { relation },
  )
  const rows = await store.query<Record<string, unknown>>(
    `from ${table === undefined ? 'main' : 'fact'}."${relation}"`,
  )
  const left = [...rows]
  const missing = given.expect.filter((expected) => {
    const at = left.findIndex((row) =>
      Object.entries(expected).every(([column, value]) => isCell(row[column], value)),
    )
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...missing.map((row) => `there is no row ${JSON.stringify(row)}`),
    ...left.map((row) => `nobody expects the row ${JSON.stringify(row)}`),
  ]
}
