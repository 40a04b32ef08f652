/** Every aggregate against an independent computation on random populations: ties, all censored, one item, none. */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { loadAggregates } from '../../server/metrics/catalogue.ts'
import { CaseStore } from './case-store.ts'
import * as reference from './reference.ts'
import type { Result, Row } from './reference.ts'

const aggregates = await loadAggregates()
// It stays empty: the statements bring their rows.
const cases = await CaseStore.open()
const { store } = cases
afterAll(() => cases.close())

const row = fc
  .record({
    // Few distinct times make ties; large ones make the sums of the variance lose digits where they can.
    seconds: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10_000_000 })),
    fate: fc.constantFrom('event', 'competing', 'open', 'open'),
  })
  .map(({ seconds, fate }): Row => ({
    seconds,
    is_event: fate === 'event',
    is_competing: fate === 'competing',
  }))
const populations = fc.sample(fc.array(row, { minLength: 1, maxLength: 60 }), {
  numRuns: 1500,
  seed: 7,
})
const special: Row[][] = [
  [{ seconds: 0, is_event: true, is_competing: false }],
  [{ seconds: 5, is_event: false, is_competing: false }],
  Array.from({ length: 30 }, () => ({ seconds: 3, is_event: false, is_competing: false })),
  Array.from({ length: 30 }, () => ({ seconds: 3, is_event: true, is_competing: false })),
  Array.from({ length: 2000 }, (_, index) => ({
    seconds: (index * 7919) % 1999,
    is_event: index % 3 === 0,
    is_competing: index % 3 === 1,
  })),
]
const all = [...populations, ...special]

/** The SQL's answers to all populations at once, one series each. */
async function answers(
  key: string,
  parameters: Record<string, number> = {},
): Promise<(Result & { n: number; n_censored: number })[]> {
  const flat = all.flatMap((rows, series) => rows.map((each) => ({ series, ...each })))
  const found = await store.query<Result & { series: number; n: number; n_censored: number }>(
    `with population as (
       select series, timestamp '2025-01-01' as period, 'x' as item_id, '' as outcome, seconds, is_event, is_competing,
         is_event as is_hit, 1 as people, case when is_event then 'numerator' else 'denominator' end as part
       from (select unnest(from_json($rows,
         '[{"series":"INTEGER","seconds":"DOUBLE","is_event":"BOOLEAN","is_competing":"BOOLEAN"}]'), recursive := true))
     ),
     ${aggregates.get(key)?.sql}
     select series, value, low, high, n, n_censored from answer order by series`,
    { rows: JSON.stringify(flat), horizon: null, ...parameters },
  )
  expect(found.length).toBe(all.length)
  return found
}

function close(actual: number | null, expected: number | null, what: string): void {
  if (expected === null || actual === null) expect(actual, what).toBe(expected)
  else
    expect(Math.abs(actual - expected), what).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)))
}

describe.each([
  ['survival-median', {}, reference.survivalMedian],
  ['survival-share', { horizon: 4 }, (rows: Row[]) => reference.survivalShare(rows, 4)],
  ['survival-share', { horizon: 900_000 }, (rows: Row[]) => reference.survivalShare(rows, 900_000)],
  ['incidence-median', {}, reference.incidenceMedian],
  ['incidence-share', { horizon: 4 }, (rows: Row[]) => reference.incidenceShare(rows, 4)],
  ['quantile', { quantile: 0.5 }, (rows: Row[]) => reference.quantile(rows, 0.5)],
  ['quantile', { quantile: 0.9 }, (rows: Row[]) => reference.quantile(rows, 0.9)],
  ['share', {}, reference.share],
] as [string, Record<string, number>, (rows: Row[]) => Result][])(
  '%s %o',
  (key, parameters, compute) => {
    it('agrees with the textbook on value and interval', async () => {
      for (const [index, found] of (await answers(key, parameters)).entries()) {
        const rows = all[index] ?? []
        const expected = compute(rows)
        const what = `population ${index}: ${JSON.stringify(rows.slice(0, 12))}`
        close(found.value, expected.value, `value of ${what}`)
        close(found.low, expected.low, `low of ${what}`)
        close(found.high, expected.high, `high of ${what}`)
        expect(found.n).toBe(rows.length)
      }
    })
  },
)

it('without competing outcomes, incidence is one minus survival, interval included', async () => {
  const rows = populations.map((each) => each.map((one) => ({ ...one, is_competing: false })))
  for (const population of rows.slice(0, 300)) {
    const kaplanMeier = reference.survival(population)
    for (const [index, step] of reference.incidence(population).entries()) {
      close(step.value, 1 - (kaplanMeier[index]?.value ?? 1), 'value')
    }
    const median = reference.survivalMedian(population)
    close(reference.incidenceMedian(population).value, median.value, 'median')
    close(reference.incidenceMedian(population).low, median.low, 'low')
  }
})

it('counts, and takes the ratio of two counts with its interval', async () => {
  const counts = await answers('count')
  for (const [index, found] of (await answers('ratio')).entries()) {
    const rows = all[index] ?? []
    const numerator = rows.filter((each) => each.is_event).length
    const denominator = rows.length - numerator
    close(found.value, denominator === 0 ? null : numerator / denominator, 'ratio')
    if (numerator > 0 && denominator > 0) {
      const factor = Math.exp(1.959963984540054 * Math.sqrt(1 / numerator + 1 / denominator))
      close(found.low, numerator / denominator / factor, 'low')
      close(found.high, (numerator / denominator) * factor, 'high')
    }
    expect(counts[index]?.value).toBe(rows.length)
  }
})

describe.each([
  ['share-ratio', reference.shareRatio, () => 0],
  ['mean-score', reference.meanScore, (rows: Row[]) => rows.filter((row) => !row.is_event).length],
] as [string, (rows: Row[]) => Result, (rows: Row[]) => number][])(
  '%s',
  (key, compute, censored) => {
    it('agrees with the textbook on value and interval', async () => {
      const flat = all.flatMap((rows, series) =>
        rows.map((each, index) => ({ series, is_odd: index % 2 === 1, ...each })),
      )
      const found = await store.query<Result & { series: number; n: number; n_censored: number }>(
        `with population as (
           select series, timestamp '2025-01-01' as period, is_event, is_event as is_hit,
             1 / (1 + seconds / 1000) as score, case when is_odd then 'numerator' else 'denominator' end as part
           from (select unnest(from_json($rows,
             '[{"series":"INTEGER","seconds":"DOUBLE","is_event":"BOOLEAN","is_odd":"BOOLEAN"}]'), recursive := true))
         ),
         ${aggregates.get(key)?.sql}
         select series, value, low, high, n, n_censored from answer order by series`,
        { rows: JSON.stringify(flat) },
      )
      expect(found.length).toBe(all.length)
      for (const [index, one] of found.entries()) {
        const rows = all[index] ?? []
        const expected = compute(rows)
        close(one.value, expected.value, `value of population ${index}`)
        close(one.low, expected.low, `low of population ${index}`)
        close(one.high, expected.high, `high of population ${index}`)
        expect(one.n).toBe(rows.length)
        expect(one.n_censored).toBe(censored(rows))
      }
    })
  },
)

it('the worked numbers: Wilson of 3 in 4 is .30 to .95, and the merge example .4, .2, .4', async () => {
  const wilson = reference.share(
    [1, 1, 1, 0].map((hit) => ({ seconds: 0, is_event: hit === 1, is_competing: false })),
  )
  expect(wilson.low).toBeCloseTo(0.3, 2)
  expect(wilson.high).toBeCloseTo(0.95, 2)
  const merges = reference.incidence([
    { seconds: 1, is_event: true, is_competing: false },
    { seconds: 2, is_event: false, is_competing: true },
    { seconds: 3, is_event: true, is_competing: false },
    { seconds: 4, is_event: false, is_competing: false },
    { seconds: 6, is_event: false, is_competing: false },
  ])
  expect(merges[2]?.value).toBeCloseTo(0.4, 10)
  expect(merges[2]?.undecided).toBeCloseTo(0.4, 10)
})
