/** The aggregates that count what isn't known, against a plain computation on random populations, and the worked cycle. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openAggregates } from './ask-aggregate.ts'
import { share } from './reference.ts'

const answersTo = await openAggregates()

const sample = <Value>(row: fc.Arbitrary<Value>): Value[][] =>
  fc.sample(fc.array(row, { minLength: 1, maxLength: 40 }), { numRuns: 1500, seed: 11 })

const amounts = sample(
  fc.record({ seconds: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null }) }),
)
amounts.push([{ seconds: 0 }], [{ seconds: null }], [{ seconds: null }, { seconds: null }])
const known = (rows: { seconds: number | null }[]): number[] =>
  rows.flatMap(({ seconds }) => seconds ?? [])
const sum = (values: number[]): number => values.reduce((total, each) => total + each, 0)

it('known-share: of those of which it is known, the others counted', async () => {
  const populations = sample(fc.record({ is_hit: fc.constantFrom(true, false, null) }))
  populations.push([{ is_hit: null }], [{ is_hit: true }], [{ is_hit: false }, { is_hit: null }])
  const found = await answersTo('known-share', populations, { columns: '"is_hit":"BOOLEAN"' })
  expect(found.length).toBe(populations.length)
  for (const [index, rows] of populations.entries()) {
    const judged = rows.filter((each) => each.is_hit !== null)
    const answer = found[index]
    expect(answer?.n).toBe(rows.length)
    expect(answer?.n_censored).toBe(rows.length - judged.length)
    if (judged.length === 0) {
      expect(answer).toMatchObject({ value: null, low: null, high: null })
      continue
    }
    const expected = share(
      judged.map((each) => ({ seconds: 0, is_event: each.is_hit === true, is_competing: false })),
    )
    expect(answer?.value).toBeCloseTo(expected.value ?? -1, 9)
    expect(answer?.low).toBeCloseTo(expected.low ?? -1, 9)
    expect(answer?.high).toBeCloseTo(expected.high ?? -1, 9)
    expect(answer?.low).toBeGreaterThanOrEqual(0)
    expect(answer?.high).toBeLessThanOrEqual(1)
  }
})

it('census-share: of those of which it is known, uncertain only by what is not', async () => {
  const populations = sample(fc.record({ is_hit: fc.constantFrom(true, false, null) }))
  populations.push([{ is_hit: null }], [{ is_hit: true }], [{ is_hit: false }, { is_hit: null }])
  const found = await answersTo('census-share', populations, { columns: '"is_hit":"BOOLEAN"' })
  expect(found.length).toBe(populations.length)
  for (const [index, rows] of populations.entries()) {
    const judged = rows.filter((each) => each.is_hit !== null)
    const hits = rows.filter((each) => each.is_hit === true)
    const unknown = rows.length - judged.length
    const isBounded = judged.length > 0 && unknown > 0
    expect(found[index]).toMatchObject({
      value: judged.length === 0 ? null : hits.length / judged.length,
      low: isBounded ? hits.length / rows.length : null,
      high: isBounded ? (hits.length + unknown) / rows.length : null,
      n: rows.length,
      n_censored: unknown,
    })
  }
})

it.each([
  ['known-sum', (values: number[]) => sum(values)],
  ['watched-mean', (values: number[]) => sum(values) / values.length],
])('%s: of the amounts that are known, the others counted', async (key, compute) => {
  const found = await answersTo(key, amounts, { columns: '"seconds":"DOUBLE"' })
  expect(found.length).toBe(amounts.length)
  for (const [index, rows] of amounts.entries()) {
    const values = known(rows)
    const answer = found[index]
    expect(answer).toMatchObject({ low: null, high: null, n: rows.length })
    expect(answer?.n_censored).toBe(rows.length - values.length)
    if (values.length === 0) expect(answer?.value).toBeNull()
    else expect(answer?.value).toBeCloseTo(compute(values), 8)
  }
})

it('iteration-cycle: 48 planned, 6 finished a week, 4 iterations are two weeks each', async () => {
  const rows = (part: string, count: number, repo_id: string): Record<string, unknown>[] =>
    Array.from({ length: count }, () => ({ part, repo_id }))
  const of = (repo_id: string): Record<string, unknown>[] => [
    ...rows('planned', 48, repo_id),
    ...rows('finished', 6 * 13, repo_id),
    ...rows('iteration', 4, repo_id),
  ]
  const populations = [
    of('a'),
    [...of('a'), ...of('b')],
    [...rows('planned', 48, 'a'), ...rows('iteration', 4, 'a')],
    rows('finished', 78, 'a'),
    [...rows('finished', 78, 'a'), ...rows('iteration', 4, 'a')],
    // A repository without an iteration isn't one that plans.
    [...of('a'), ...rows('finished', 78, 'b')],
  ]
  const found = await answersTo('iteration-cycle', populations, {
    columns: '"part":"VARCHAR","repo_id":"VARCHAR"',
  })
  const weeks = found.map(({ value }) => (value === null ? null : value / 604_800))
  expect(weeks).toEqual([2, 2, null, null, 0, 1])
  expect(found.map(({ n }) => n)).toEqual([130, 260, 52, 78, 82, 208])
  expect(
    found.every((each) => each.low === null && each.high === null && each.n_censored === 0),
  ).toBe(true)
})
