/** Each metric against its worked cases: given rows, expected values worked by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import type { ActorFilter } from '../../server/metrics/compose.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import type { Grain } from '../../server/metrics/window.ts'
import { fill, temporaryStore } from './store.ts'
import type { CaseWorld } from './world.ts'

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
  /** What each item is listed with, sorted. */
  amounts?: number[]
}

interface Case extends CaseWorld {
  name: string
  window: [string, string, Grain]
  actors?: ActorFilter
  scope?: string
  /** By the period's start, or `window` for the whole and `previous` for the one before. */
  expect: Record<string, Expected>
}

const folder = new URL('.', import.meta.url).pathname
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const catalogue = await loadCatalogue()

it('every metric has worked cases, and every file of cases a metric', () => {
  expect(files.map((name) => basename(name, '.yaml')).toSorted()).toEqual(
    [...catalogue.keys()].toSorted(),
  )
})

for (const file of files) {
  const metric = basename(file, '.yaml')
  const cases = parse(readFileSync(join(folder, file), 'utf8')) as Case[]
  describe(metric, () => {
    for (const given of cases) {
      it(given.name, async () => {
        const store = await temporaryStore()
        await fill(store, given)
        const question = {
          metric,
          scopes: [given.scope ?? 'ecosystem:case'],
          from: given.window[0],
          to: given.window[1],
          grain: given.window[2],
          actors: given.actors ?? 'human',
        }
        const answer = await evaluate(store, catalogue, question)
        const series = answer.series[0]
        const perDay = catalogue.get(metric)?.unit === 'duration' ? 86_400 : 1
        for (const [key, { amounts, outcomes, ...expected }] of Object.entries(given.expect)) {
          const point =
            key === 'window'
              ? series?.summary
              : key === 'previous'
                ? series?.previous
                : series?.points.find((each) => each.period.startsWith(key))
          expect(point, `there is a point ${key}`).toBeDefined()
          for (const [field, value] of Object.entries(expected)) {
            const actual = point?.[field as keyof typeof point]
            const label = `${field} of ${key}`
            if (typeof value === 'number' && typeof actual === 'number') {
              const scale = ['value', 'low', 'high', 'at_least'].includes(field) ? perDay : 1
              expect(actual / scale, label).toBeCloseTo(value, 4)
            } else {
              expect(actual, label).toEqual(value)
            }
          }
          if (outcomes !== undefined || amounts !== undefined) {
            const period = key === 'window' ? {} : { period: key }
            const rows = await items(store, catalogue, { ...question, ...period, limit: 1000 })
            if (outcomes !== undefined) {
              expect(rows.items.map((item) => item.outcome).toSorted()).toEqual(outcomes.toSorted())
            }
            const listed = rows.items.map((item) => item.value ?? Number.NaN)
            for (const [index, amount] of (amounts ?? []).entries()) {
              const found = listed.toSorted((one, other) => one - other)[index] ?? Number.NaN
              expect(found / perDay, `amount ${index} of ${key}`).toBeCloseTo(amount, 4)
            }
          }
        }
      })
    }
  })
}
