/** An ecosystem's number is that of all its items together, never an average of its repositories' numbers. */
import { beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import type { Store } from '../../server/store/open.ts'
import { inOne, someHistories } from './histories.ts'
import { fill, sharedTemporaryStore } from './store.ts'

const catalogue = await loadCatalogue()

/** The same by facts that are made for each repository: its own rhythm, its own weeks, its own newcomers. */
const madePerRepository = new Set([
  'burstiness',
  'ci-and-tests',
  'community-files',
  'docs-freshness',
  'governance-files',
  'guides-present',
  'maintained-weeks',
  'newcomer-parity',
  'newcomer-response-7d',
  'security-policy',
])

/** What is said of several repositories together is no sum of what is said of each, and one has it otherwise. */
const acrossRepositories = new Set(['cross-repository-people', 'outside-contribution-share'])

/** Items that exist only within a repository, such as the time between two of its releases: moving makes others. */
const isPerRepository = (population: string): boolean =>
  /(partition|group) by[^)]*\brepo_id\b/.test(population)

let apart: Store
let together: Store

beforeAll(async () => {
  const [world] = someHistories(1)
  if (world === undefined) throw new Error('no history')
  apart = await sharedTemporaryStore()
  together = await sharedTemporaryStore()
  await fill(apart, world)
  await fill(together, inOne(world))
}, 60_000)

describe.each([...catalogue.values()])('$key', (metric) => {
  it('pools', async () => {
    const question = {
      metric: metric.key,
      actors: 'all' as const,
      from: '2025-01-01',
      to: '2025-06-01',
      grain: 'month' as const,
    }
    const one = await evaluate(apart, catalogue, { ...question, scopes: ['ecosystem:case'] })
    const repositories = ['repo:case/a', 'repo:case/b', 'repo:case/c']
    const each = await evaluate(apart, catalogue, { ...question, scopes: repositories })
    const points = one.series[0]?.points ?? []
    if (acrossRepositories.has(metric.key)) {
      for (const [index, point] of points.entries()) {
        const most = Math.max(...each.series.map(({ points }) => points[index]?.n ?? 0))
        expect(point.n, point.period).toBeGreaterThanOrEqual(most)
      }
    } else if (isPerRepository(metric.population) || madePerRepository.has(metric.key)) {
      for (const [index, point] of points.entries()) {
        const sum = each.series.reduce((n, { points }) => n + (points[index]?.n ?? 0), 0)
        expect(point.n, point.period).toBe(sum)
      }
    } else {
      const whole = await evaluate(together, catalogue, { ...question, scopes: ['repo:case/a'] })
      for (const [index, point] of points.entries()) {
        const same = whole.series[0]?.points[index]
        expect({ ...point, value: null }, point.period).toEqual({ ...same, value: null })
        if (point.value === null) expect(same?.value).toBeNull()
        else expect(same?.value).toBeCloseTo(point.value, 6)
      }
      expect(one.series[0]?.summary.n).toBe(whole.series[0]?.summary.n)
    }
    // Where the repositories differ, at least one value tells itself from their mean.
    const told = points.flatMap((point, index) => {
      const values = each.series
        .map(({ points }) => points[index]?.value ?? null)
        .filter((value) => value !== null)
      if (point.value === null || values.length < 2 || new Set(values).size < 2) return []
      return [
        { value: point.value, mean: values.reduce((sum, one) => sum + one, 0) / values.length },
      ]
    })
    // Repositories that weigh the same, by the definition, have their mean.
    if (told.length > 1 && metric.noun !== 'repository') {
      expect(told.some(({ mean, value }) => Math.abs(mean - value) > 1e-9)).toBe(true)
    }
  }, 30_000)
})
