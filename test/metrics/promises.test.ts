/** Promises about numbers that hold for every metric: a number is its rows, its formula, and doesn't change later. */
import { DuckDBInstance } from '@duckdb/node-api'
import { copyFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import { metricSql } from '../../server/metrics/sql.ts'
import type { Store } from '../../server/store/open.ts'
import { sharedStore } from './sample-store.ts'
import { fill, temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()
let store: Store
let scopes: string[]

beforeAll(async () => {
  store = await sharedStore({ seed: 3, items: 1500 })
  const rows = await store.query<{ scope: string }>(
    `select 'repo:' || owner || '/' || name as scope from raw.repository order by 1`,
  )
  scopes = [`ecosystem:${sampleEcosystem.slug}`, ...rows.map((row) => row.scope)]
})

describe.each([...catalogue.keys()])('%s', (metric) => {
  it('lists exactly as many items as its n says, for every scope and period', async () => {
    const window = { from: '2025-01-01', to: '2026-07-01', grain: 'quarter' as const }
    for (const actors of ['human', 'all'] as const) {
      for (const scope of scopes) {
        const question = { metric, scopes: [scope], actors, ...window }
        const answer = await evaluate(store, catalogue, question)
        for (const point of answer.series[0]?.points ?? []) {
          const page = await items(store, catalogue, {
            ...question,
            period: point.period,
            limit: 1,
          })
          expect(page.total, `${scope} ${point.period}`).toBe(point.n)
        }
        const whole = await items(store, catalogue, { ...question, limit: 1 })
        expect(whole.total, `${scope} as a whole`).toBe(answer.series[0]?.summary.n)
      }
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
    const seen: string[] = []
    let cursor: string | undefined
    let total = 0
    do {
      const page = await items(store, catalogue, { ...question, limit: 37, cursor })
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
    await store.checkpoint()
    const copy = `${store.path}.copy`
    await copyFile(store.path, copy)
    const instance = await DuckDBInstance.create(copy)
    const connection = await instance.connect()
    const statements = await connection.extractStatements(
      await metricSql(store, catalogue, question),
    )
    let rows: unknown[][] = []
    for (let index = 0; index < statements.count; index++) {
      const prepared = await statements.prepare(index)
      const found = (await prepared.runAndReadAll()).getRowsJS()
      if (found.length > 1) rows = found
    }
    connection.closeSync()
    instance.closeSync()
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

it('a value as of an instant stays what it was when later data has arrived', async () => {
  const early = await temporaryStore()
  const world = {
    as_of: 40,
    issues: [
      { at: 0, by: 'ann', acts: [['commented', 'bob', 3] as [string, string, number]] },
      { at: 2, by: 'ann', acts: [['closed', 'bob', 20] as [string, string, number]] },
      { at: 5, by: 'ann' },
    ],
  }
  await fill(early, world)
  const late = await temporaryStore()
  await fill(late, {
    as_of: 40,
    issues: [
      world.issues[0] ?? { at: 0, by: null },
      {
        at: 2,
        by: 'ann',
        acts: [
          ['closed', 'bob', 20],
          ['reopened', 'ann', 50],
          ['closed', 'bob', 60],
        ],
      },
      {
        at: 5,
        by: 'ann',
        acts: [
          ['commented', 'bob', 41],
          ['closed', 'bob', 44],
        ],
      },
      { at: 45, by: 'ann' },
    ],
  })
  for (const metric of catalogue.keys()) {
    const question = {
      metric,
      scopes: ['repo:case/a'],
      actors: 'human' as const,
      from: '2025-01-01',
      to: '2025-04-01',
      grain: 'month' as const,
    }
    expect(await evaluate(late, catalogue, question), metric).toEqual(
      await evaluate(early, catalogue, question),
    )
  }
})
