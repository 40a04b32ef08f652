/** The aggregates of amounts and of a pace, against a plain computation on random populations. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openAggregates } from './ask-aggregate.ts'

const answersTo = await openAggregates()

const sample = <Value>(row: fc.Arbitrary<Value>, maxLength: number, minLength = 1): Value[][] =>
  fc.sample(fc.array(row, { minLength, maxLength }), { numRuns: 1500, seed: 11 })

it('amount-share: what hits have of the sum', async () => {
  const populations = sample(
    fc.record({ amount: fc.integer({ min: 0, max: 50 }), is_hit: fc.boolean() }),
    12,
  )
  populations.push([{ amount: 0, is_hit: true }], [{ amount: 3, is_hit: false }])
  const found = await answersTo('amount-share', populations, {
    columns: '"amount":"BIGINT","is_hit":"BOOLEAN"',
  })
  expect(found.length).toBe(populations.length)
  for (const [index, rows] of populations.entries()) {
    let [hits, total] = [0, 0]
    for (const { amount, is_hit } of rows) {
      total += amount
      if (is_hit) hits += amount
    }
    const value = total === 0 ? null : hits / total
    expect(found[index]).toMatchObject({ low: null, high: null, n: rows.length, n_censored: 0 })
    if (value === null) expect(found[index]?.value).toBeNull()
    else expect(found[index]?.value).toBeCloseTo(value, 12)
  }
})

it('backlog-weeks: open items over the median week', async () => {
  const part = fc.oneof(
    { weight: 1, arbitrary: fc.constant({ part: 'open', week: null }) },
    {
      weight: 4,
      arbitrary: fc
        .integer({ min: 1, max: 13 })
        .map((week): { part: string; week: number | null } => ({ part: 'finished', week })),
    },
  )
  // Rows that are alike may come as one, but needn't.
  const row = fc.tuple(part, fc.boolean()).map(([each, is_apart]) => ({ ...each, is_apart }))
  const populations = [...sample(row, 40), ...sample(row, 200, 60)]
  const found = await answersTo('backlog-weeks', populations, {
    columns: '"part":"VARCHAR","week":"INTEGER","is_apart":"BOOLEAN"',
    population: 'select *, count(*) as people from given group by all',
  })
  expect(found.length).toBe(populations.length)
  let known = 0
  for (const [index, rows] of populations.entries()) {
    const weeks = Array.from(
      { length: 13 },
      (_, place) => rows.filter(({ week }) => week === place + 1).length,
    ).toSorted((some, other) => some - other)
    const median = weeks[6] ?? 0
    const open = rows.filter(({ part }) => part === 'open').length
    expect(found[index]).toMatchObject({ low: null, high: null, n: rows.length, n_censored: 0 })
    if (median === 0) expect(found[index]?.value).toBeNull()
    else {
      known++
      expect(found[index]?.value).toBeCloseTo((604_800 * open) / median, 6)
    }
  }
  expect(known).toBeGreaterThan(1000)
})
