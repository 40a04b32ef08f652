/** Promises about numbers that hold for every metric: a number is its rows, its formula, and doesn't change later. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { copyFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { loadAggregates, loadCatalogue } from '../../server/metrics/catalogue.ts'
import { answerSql, levelOf, parametersOf } from '../../server/metrics/compose.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import { prepare } from '../../server/metrics/question.ts'
import { metricSql } from '../../server/metrics/sql.ts'
import { askedPeriods, lookBackOf } from '../../server/metrics/look-back.ts'
import { periodsOf } from '../../server/metrics/window.ts'
import type { Store } from '../../server/store/open.ts'
import { sharedStore } from './sample-store.ts'

const catalogue = await loadCatalogue()
const counting = (await loadAggregates()).get('count')
let store: Store
let scopes: string[]
/** To a copy of the same file, opened as any other program opens it. */
let shell: DuckDBConnection

beforeAll(async () => {
  store = await sharedStore(3000)
  const rows = await store.query<{ scope: string }>(
    `select 'repo:' || owner || '/' || name as scope from raw.repository order by 1`,
  )
  scopes = [`ecosystem:${sampleEcosystem.slug}`, ...rows.map((row) => row.scope)]
  await store.checkpoint()
  const copy = `${store.path}.copy`
  await copyFile(store.path, copy)
  const instance = await DuckDBInstance.create(copy)
  shell = await instance.connect()
  instance.closeSync()
})
afterAll(() => shell.closeSync())

describe.each([...catalogue.keys()])('%s', (metric) => {
  it('lists exactly as many items as its n says, whatever the scope, the period and the actors', async () => {
    const window = { from: '2025-01-01', to: '2026-07-01', grain: 'quarter' as const }
    for (const [turn, actors] of (['human', 'all'] as const).entries()) {
      const asked = { metric, actors, ...window }
      const answer = await evaluate(store, catalogue, { ...asked, scopes })
      // All at once by the rows themselves, then page by page for some of them, others for each metric.
      const {
        metric: file,
        scopes: resolved,
        window: cut,
      } = await prepare(store, catalogue, {
        ...asked,
        scopes,
      })
      if (counting === undefined) throw new Error('no aggregate count')
      const periods = askedPeriods(periodsOf(cut), cut, lookBackOf(undefined, file, cut.grain))
      const rows = await store.query<{ series: number; period: string; n: number }>(
        answerSql({ ...file, steps: counting }, levelOf(periods)),
        { ...parametersOf(file, resolved, periods, actors), listing: true },
        { grain: cut.grain },
      )
      const counts = new Map(rows.map((row) => [`${row.series} ${row.period}`, row.n]))
      for (const [index, series] of answer.series.entries()) {
        for (const point of series.points) {
          const listed = counts.get(`${index} ${point.period}`) ?? 0
          expect(listed, `${series.scope} ${point.period}`).toBe(point.n)
        }
      }
      const place = catalogue.size + [...catalogue.keys()].indexOf(metric) + turn
      const series = answer.series[place % scopes.length]
      const point = series?.points[place % series.points.length]
      const scope = series?.scope ?? ''
      const page = await items(store, catalogue, {
        ...asked,
        scopes: [scope],
        period: point?.period,
        limit: 1,
      })
      expect(page.total, `${scope} ${point?.period}`).toBe(point?.n)
      const whole = await items(store, catalogue, { ...asked, scopes: [scope], limit: 1 })
      expect(whole.total, `${scope} as a whole`).toBe(series?.summary.n)
    }
  })

  it('pages through its items without losing or repeating one', async () => {
    const question = {
      metric,
      scopes: [scopes[0] ?? ''],
      actors: 'all' as const,
      from: '2026-01-01',
      to: '2026-07-01',
      grain: 'year' as const,
    }
    const { total: all } = await items(store, catalogue, { ...question, limit: 1 })
    const limit = Math.max(7, Math.floor(all / 4))
    const seen: string[] = []
    let cursor: string | undefined
    let total = 0
    do {
      const page = await items(store, catalogue, { ...question, limit, cursor })
      total = page.total
      // One change request has several review cycles; they differ in how long they took.
      seen.push(
        ...page.items.map((item) => `${item.item_id} ${item.outcome} ${String(item.value)}`),
      )
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(seen.length).toBe(total)
    expect(new Set(seen).size).toBe(total)
  })

  it('gives SQL that runs as it is and answers the same numbers', async () => {
    const question = {
      metric,
      scopes: scopes.slice(0, 2),
      actors: 'human' as const,
      from: '2025-07-01',
      to: '2026-07-01',
      grain: 'quarter' as const,
    }
    const answer = await evaluate(store, catalogue, question)
    const statements = await shell.extractStatements(await metricSql(store, catalogue, question))
    let rows: unknown[][] = []
    for (let index = 0; index < statements.count; index++) {
      const prepared = await statements.prepare(index)
      const found = (await prepared.runAndReadAll()).getRowsJS()
      if (found.length > 1) rows = found
    }
    for (const row of rows) {
      const period = (row[1] as Date).getTime()
      const point = answer.series[Number(row[0])]?.points.find(
        (each) => Date.parse(each.period) === period,
      )
      // Part of what the metric is made from was never read: then the answer withholds the value.
      if (answer.series[Number(row[0])]?.needs.length === 0) {
        expect(row[2] === null ? null : Number(row[2])).toBe(point?.value)
      }
      expect(Number(row[5])).toBe(point?.n)
    }
    const isKnown = answer.series.every((each) => each.needs.length === 0)
    if (isKnown) expect(rows.length).toBeGreaterThan(0)
  })
})
