/** What the page of people makes of the points of metrics: whole people, and rungs that add up. */
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import type { Point, Series } from '../../web/api.ts'
import { hitsOf, lead, rungMetrics, rungsOf, sections } from '../../web/people.ts'

const point = (value: number | null, n: number, n_censored = 0) =>
  ({ value, n, n_censored }) as Point
const series = (summary: Point) => ({ summary }) as Series

it('counts hits among those of whom it is known', () => {
  expect(hitsOf(point(0.25, 12))).toBe(3)
  expect(hitsOf(point(0.25, 12, 4))).toBe(2)
  expect(hitsOf(point(1 / 3, 3000))).toBe(1000)
  expect(hitsOf(point(null, 12))).toBeNull()
})

it('puts everybody on one rung', () => {
  const rungs = rungsOf(series(point(312, 312)), series(point(0.625, 40)))
  expect(rungs).toEqual({ newcomer: 272, module_developer: 15, architect: 25 })
  const low = rungsOf(series(point(16, 16)), series(point(null, 0)))
  expect(low).toEqual({ newcomer: 16, module_developer: 0, architect: 0 })
  expect(rungsOf(series(point(null, 0)), series(point(null, 0)))).toBeNull()
})

it('names metrics that there are, and tells of none twice', async () => {
  const catalogue = await loadCatalogue()
  const cards: string[] = sections.flatMap((section) => [...section.cards])
  const named = [...cards, ...Object.values(rungMetrics)]
  for (const key of named) expect(catalogue.has(key), key).toBe(true)
  expect(new Set(named).size).toBe(named.length)
  for (const key of Object.values(lead)) expect(cards).toContain(key)
})
