/** The aggregates over people and organisations against an independent computation on random populations. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { close, openAggregates, type Answer } from './ask-aggregate.ts'
import * as reference from './reference-people.ts'
import type { Holding } from './reference-people.ts'
import type { Result } from './reference.ts'

const answersTo = await openAggregates()

/** Those to which people who are alike may come as one row. */
const ofPeople = new Set([
  'absence-factor',
  'elephant-factor',
  'diversity',
  'organisation-count',
  'gini',
  'herfindahl',
  'retention',
])

const answers = (
  key: string,
  populations: object[][],
  columns: string,
  parameters: Record<string, number> = {},
): Promise<Answer[]> =>
  answersTo(key, populations, {
    columns,
    parameters,
    ...(ofPeople.has(key) && {
      population: 'select * exclude item_id, count(*) as people from given group by all',
    }),
  })

function agree(found: Answer | undefined, expected: Result, what: string): void {
  close(found?.value, expected.value, `value of ${what}`)
  close(found?.low, expected.low, `low of ${what}`)
  close(found?.high, expected.high, `high of ${what}`)
}

const holdingColumns = `"item_id":"VARCHAR","organisation":"VARCHAR","seconds":"DOUBLE","amount":"DOUBLE",
  "weight":"DOUBLE","is_hit":"BOOLEAN","is_known":"BOOLEAN"`
const asRow = ({ who, ...rest }: Holding) => ({ ...rest, item_id: who, seconds: rest.amount })

const holding = fc.record({
  organisation: fc.constantFrom('a', 'b', 'c', 'd', null, null),
  // Few distinct amounts make ties; some hold nothing, or less than one; some hold nearly all.
  amount: fc.oneof(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom(0.25, 0.4),
    fc.integer({ min: 0, max: 100_000 }),
  ),
  weight: fc.constantFrom(0, 0.5252, 1, 4.0679),
  is_hit: fc.boolean(),
  is_known: fc.constantFrom(true, true, true, false),
})
const holdings: Holding[][] = fc
  .sample(fc.array(holding, { minLength: 1, maxLength: 40 }), { numRuns: 2000, seed: 11 })
  .map((rows) => rows.map((row, index) => ({ ...row, who: `p${index}` })))
const person = { organisation: 'a', amount: 1, weight: 1, is_hit: true, is_known: true }
const special: Holding[][] = [
  [{ ...person, who: 'one' }],
  [{ ...person, who: 'one', organisation: null, is_known: false }],
  [{ ...person, who: 'idle', amount: 0 }],
  Array.from({ length: 30 }, (_, index) => ({ ...person, who: `p${index}` })),
  Array.from({ length: 30 }, (_, index) => ({ ...person, who: `p${index}`, organisation: null })),
  Array.from({ length: 30 }, (_, index) => ({ ...person, who: `p${index}`, is_known: false })),
  // Who belongs to nobody known holds nearly all: with them the factor is smaller than without.
  [1, 1, 1, 1, 1000].map((amount, index) => ({
    ...person,
    who: `p${index}`,
    amount,
    organisation: amount === 1 ? `o${index}` : null,
  })),
]
const all = [...holdings, ...special]

describe.each([
  ['absence-factor', { threshold: 0.5 }, (rows: Holding[]) => reference.absenceFactor(rows, 0.5)],
  ['absence-factor', { threshold: 0.8 }, (rows: Holding[]) => reference.absenceFactor(rows, 0.8)],
  ['elephant-factor', { threshold: 0.5 }, (rows: Holding[]) => reference.elephantFactor(rows, 0.5)],
  ['elephant-factor', { threshold: 0.9 }, (rows: Holding[]) => reference.elephantFactor(rows, 0.9)],
  ['diversity', {}, reference.diversity],
  ['organisation-count', {}, reference.organisationCount],
  ['gini', {}, reference.gini],
  ['herfindahl', {}, reference.herfindahl],
  ['simpson', {}, reference.simpson],
  ['retention', {}, reference.retention],
  ['weighted-sum', {}, reference.weightedSum],
  ['mean', {}, reference.mean],
  ['known-count', {}, reference.knownCount],
] as [string, Record<string, number>, (rows: Holding[]) => Result][])(
  '%s %o',
  (key, parameters, compute) => {
    it('agrees with its definition on value and bounds', async () => {
      const found = await answers(
        key,
        all.map((rows) => rows.map(asRow)),
        holdingColumns,
        parameters,
      )
      for (const [index, rows] of all.entries()) {
        const what = `population ${index}: ${JSON.stringify(rows.slice(0, 8))}`
        const answer = found[index]
        agree(answer, compute(rows), what)
        expect(answer?.n, `n of ${what}`).toBe(rows.length)
        const hasUnknown = key === 'retention' || key === 'known-count'
        const unknown = hasUnknown ? rows.filter((row) => !row.is_known).length : 0
        expect(answer?.n_censored, `n_censored of ${what}`).toBe(unknown)
      }
    })
  },
)

describe('burstiness', () => {
  const gap = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5_000_000 }))
  const populations = [
    ...fc.sample(
      fc.array(fc.array(gap, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 20 }),
      {
        numRuns: 1500,
        seed: 13,
      },
    ),
    [Array.from({ length: 29 }, () => 5)],
    [Array.from({ length: 30 }, (_, index) => index)],
    [Array.from({ length: 40 }, () => 86_400)],
    [Array.from({ length: 40 }, () => 0)],
    [[7]],
    // Under one on average.
    [Array.from({ length: 40 }, (_, index) => index % 2)],
  ]
  // A row is a day: what counts is the gaps of all days together.
  const asDay = (gaps: number[], index: number) => ({
    item_id: `day${index}`,
    gaps: gaps.length,
    total: gaps.reduce((sum, each) => sum + each, 0),
    squares: gaps.reduce((sum, each) => sum + each * each, 0),
  })
  const columns = '"item_id":"VARCHAR","gaps":"BIGINT","total":"DOUBLE","squares":"DOUBLE"'

  it('agrees with two passes over the gaps themselves', async () => {
    const found = await answers(
      'burstiness',
      populations.map((days) => days.map(asDay)),
      columns,
    )
    for (const [index, days] of populations.entries()) {
      agree(found[index], reference.burstiness(days.flat()), `population ${index}`)
      expect(found[index]).toMatchObject({ n: days.length, n_censored: 0 })
    }
    const even = populations.findIndex(([gaps = []]) => gaps.length === 40 && gaps[0] === 86_400)
    expect(found[even]?.value).toBeCloseTo(-1, 6)
  })

  it('is .019 for gaps of 1, 1, 1 and 7 days', async () => {
    const days = Array.from({ length: 8 }, () => [1, 1, 1, 7])
    const [answer] = await answers('burstiness', [days.map(asDay)], columns)
    expect(answer?.value).toBeCloseTo(0.0192, 4)
  })
})

it('the worked numbers: absence factors 2, 3 and 1, Gini .40, HHI .42, retention one half', async () => {
  const of = (...amounts: number[]): Holding[] =>
    amounts.map((amount, index) => ({ ...person, who: `p${index}`, amount }))
  const worked = [
    of(1000, 433, 343, 332, 202, 90, 42, 33),
    of(5, 5, 5, 5, 5),
    of(5, 3, 2),
    of(1, 1, 2, 6),
  ]
  const rows = worked.map((each) => each.map(asRow))
  const factors = await answers('absence-factor', rows, holdingColumns, { threshold: 0.5 })
  expect(factors.slice(0, 3).map((each) => each.value)).toEqual([2, 3, 1])
  const inequality = await answers('gini', rows, holdingColumns)
  expect(inequality[3]?.value).toBeCloseTo(0.4, 10)
  const concentration = await answers('herfindahl', rows, holdingColumns)
  expect(concentration[3]?.value).toBeCloseTo(0.42, 10)
  const stayed = of(1, 1, 1, 1).map((each, index) => asRow({ ...each, is_hit: index < 2 }))
  const retained = await answers('retention', [stayed], holdingColumns)
  expect(retained[0]?.value).toBe(0.5)
})
