/** What stands beside a value: what it counts, whether few items make it, and its range. */
import { expect, it } from 'vitest'
import type { Metric, Point } from '../../web/api.ts'
import { countText, isFew, rangeText } from '../../web/components/value.tsx'

const metric = (part: Partial<Metric>): Metric =>
  ({ unit: 'share', noun: 'issue', aggregate: 'share', ...part }) as Metric
const point = (part: Partial<Point>): Point =>
  ({ value: 0.5, low: 0.4, high: 0.6, n: 4, n_censored: 0, ...part }) as Point
const t = ((key: string, { low, high, count }: Record<string, string | number>) =>
  `${key} ${count ?? `${low}–${high}`}`) as unknown as Parameters<typeof countText>[3]

it('bots and agents aren’t called people, and issues are issues whoever opened them', () => {
  const people = metric({ noun: 'contributor' })
  expect(countText(3, people, 'human', t)).toBe('noun.contributor 3')
  expect(countText(3, people, 'bot', t)).toBe('noun.account 3')
  expect(countText(3, people, 'all', t)).toBe('noun.account 3')
  expect(countText(3, metric({}), 'agent', t)).toBe('noun.issue 3')
})

it('few finished items make a value that may be chance, but not a count, a sum over people or a repository’s own', () => {
  expect(isFew(point({}), metric({}))).toBe(true)
  expect(isFew(point({ n: 5 }), metric({}))).toBe(false)
  expect(isFew(point({ n: 9, n_censored: 5 }), metric({}))).toBe(true)
  expect(isFew(point({ value: null }), metric({}))).toBe(false)
  expect(isFew(point({}), metric({ unit: 'count' }))).toBe(false)
  expect(isFew(point({}), metric({ unit: 'number', noun: 'contributor' }))).toBe(false)
  expect(isFew(point({}), metric({ unit: 'duration', noun: 'repository' }))).toBe(false)
  expect(isFew(point({}), metric({ unit: 'number', noun: 'change_request' }))).toBe(true)
})

it('a range is likely, or possible where it is of what isn’t known, and none where it has no width', () => {
  expect(rangeText(point({}), metric({}), t, 'en')).toBe('value.likely 40–60')
  expect(rangeText(point({ low: 0, high: 0, value: 0 }), metric({}), t, 'en')).toBe(null)
  expect(rangeText(point({ low: null, high: null }), metric({}), t, 'en')).toBe(null)
  const diversity = metric({ unit: 'number', aggregate: 'diversity' })
  expect(rangeText(point({}), diversity, t, 'en')).toBe('value.possible 0.4–0.6')
  const days = metric({ unit: 'number', noun: 'week' })
  expect(rangeText(point({ value: 0, low: 0, high: 0 }), days, t, 'en')).toBe('value.likely 0–0')
})
