/** Every aggregate against an independent computation on random populations: ties, all censored, one item, none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { close, openAggregates, type Answer } from './ask-aggregate.ts'
import * as reference from './reference.ts'
import type { Result, Row } from './reference.ts'

const answersTo = await openAggregates()

const asRow = (seconds: number, fate: string): Row => ({
  seconds,
  is_event: fate === 'event',
  is_competing: fate === 'competing',
})

const row = fc
  .record({
    // Few distinct times make ties; large ones make the sums of the variance lose digits where they can.
    seconds: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10_000_000 })),
    fate: fc.constantFrom('event', 'competing', 'open', 'open'),
  })
  .map(({ fate, seconds }) => asRow(seconds, fate))
const populations = fc.sample(fc.array(row, { minLength: 1, maxLength: 60 }), {
  numRuns: 1500,
  seed: 7,
})

/** Within one stretch of time each, as stretch_of cuts them, and both of its ends; the second holds a horizon. */
const stretches = [
  [916, 1092],
  [894_088, 923_520],
  [3_905_000, 4_030_000],
] as const
const fates = {
  finished: ['event'],
  lost: ['open'],
  decided: ['event', 'competing'],
  ruledOut: ['competing'],
  any: ['event', 'competing', 'open'],
} as const
/** Many who leave in one stretch, alike or not, at few times or at many. */
const crowd = fc
  .record({
    stretch: fc.constantFrom(...stretches),
    among: fc.constantFrom(...Object.values(fates)),
    size: fc.integer({ min: 2, max: 25 }),
    steps: fc.constantFrom(1, 3, 40),
    holdsHorizon: fc.boolean(),
  })
  .chain(({ among, holdsHorizon, size, steps, stretch: [from, to] }) =>
    fc.array(
      fc.record({
        seconds: fc
          .integer({ min: 0, max: steps })
          .map((step) => from + Math.floor(((to - from) * step) / steps))
          .map((seconds) => (holdsHorizon && seconds === 894_088 ? 900_000 : seconds)),
        fate: fc.constantFrom<string>(...among),
      }),
      { minLength: size, maxLength: size },
    ),
  )
const crowds = fc.sample(
  fc
    .array(crowd, { minLength: 1, maxLength: 5 })
    .map((parts): Row[] => parts.flat().map(({ fate, seconds }) => asRow(seconds, fate))),
  { numRuns: 1500, seed: 17 },
)

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
const all = [...populations, ...crowds, ...special]

/** The SQL's answers to all populations. */
const answers = (key: string, parameters: Record<string, number> = {}): Promise<Answer[]> =>
  answersTo(key, all, {
    columns: '"seconds":"DOUBLE","is_event":"BOOLEAN","is_competing":"BOOLEAN"',
    population: `select *, is_event as is_hit, 1 as people,
      case when is_event then 'numerator' else 'denominator' end as part from given`,
    parameters: { horizon: null, ...parameters },
  })

const none = (): number => 0
const unfinished = (rows: Row[]): number => rows.filter((each) => !each.is_event).length
const undecided = (rows: Row[]): number =>
  rows.filter((each) => !each.is_event && !each.is_competing).length

describe.each([
  ['survival-median', {}, reference.survivalMedian, unfinished],
  ['survival-share', { horizon: 4 }, (rows) => reference.survivalShare(rows, 4), unfinished],
  [
    'survival-share',
    { horizon: 900_000 },
    (rows) => reference.survivalShare(rows, 900_000),
    unfinished,
  ],
  ['incidence-median', {}, reference.incidenceMedian, undecided],
  ['incidence-share', { horizon: 4 }, (rows) => reference.incidenceShare(rows, 4), undecided],
  [
    'incidence-share',
    { horizon: 900_000 },
    (rows) => reference.incidenceShare(rows, 900_000),
    undecided,
  ],
  ['quantile', { quantile: 0.5 }, (rows) => reference.quantile(rows, 0.5), none],
  ['quantile', { quantile: 0.9 }, (rows) => reference.quantile(rows, 0.9), none],
  ['share', {}, reference.share, none],
] as [string, Record<string, number>, (rows: Row[]) => Result, (rows: Row[]) => number][])(
  '%s %o',
  (key, parameters, compute, censored) => {
    it('agrees with the textbook on value and interval', async () => {
      const isCurve = /^(survival|incidence)/.test(key)
      for (const [index, found] of (await answers(key, parameters)).entries()) {
        const rows = all[index] ?? []
        const expected = compute(rows)
        const what = `population ${index}: ${JSON.stringify(rows.slice(0, 12))}`
        close(found.value, expected.value, `value of ${what}`)
        close(found.low, expected.low, `low of ${what}`)
        close(found.high, expected.high, `high of ${what}`)
        expect(found.n).toBe(rows.length)
        expect(found.n_censored).toBe(censored(rows))
        if (key.endsWith('share')) {
          expect(found.low ?? 0).toBeGreaterThanOrEqual(0)
          expect(found.high ?? 1).toBeLessThanOrEqual(1)
        }
        const longest = Math.max(...rows.map(({ seconds }) => seconds))
        expect(found.at_least).toBe(isCurve ? longest : null)
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
    } else expect(found).toMatchObject({ low: null, high: null })
    expect(found).toMatchObject({ n: rows.length, n_censored: 0 })
    expect(counts[index]).toMatchObject({ value: rows.length, n: rows.length, n_censored: 0 })
    expect(counts[index]).toMatchObject({ low: null, high: null })
  }
})

describe.each([
  ['share-ratio', reference.shareRatio, () => 0],
  ['mean-score', reference.meanScore, (rows: Row[]) => rows.filter((row) => !row.is_event).length],
] as [string, (rows: Row[]) => Result, (rows: Row[]) => number][])(
  '%s',
  (key, compute, censored) => {
    it('agrees with the textbook on value and interval', async () => {
      const found = await answersTo(
        key,
        all.map((rows) => rows.map((each, index) => ({ is_odd: index % 2 === 1, ...each }))),
        {
          columns: '"seconds":"DOUBLE","is_event":"BOOLEAN","is_odd":"BOOLEAN"',
          population: `select series, period, is_event, is_event as is_hit, 1 / (1 + seconds / 1000) as score,
            case when is_odd then 'numerator' else 'denominator' end as part from given`,
        },
      )
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
