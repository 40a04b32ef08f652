/** Draws of an index: seeded, centred, as wide as they should be; what they say of bands, ranks and single inputs. */
import { describe, expect, it } from 'vitest'
import { Random } from '../../collectors/sample/random.ts'
import { combine } from '../../server/indices/combine.ts'
import { drawsOf, factors, type Factor } from '../../server/indices/draws.ts'
import { standings } from '../../server/indices/standing.ts'
import {
  drawnScores,
  scoresOf,
  spreadOf,
  tornado,
  type Values,
} from '../../server/indices/uncertainty.ts'
import { exactly, indexOf } from './definitions.ts'

const index = indexOf([
  { weight: 2, indicators: [{ weight: 1 }, { weight: 3 }, {}] },
  {
    weight: 1,
    indicators: [
      { worst: 4, best: 1 },
      { best: 50, scale: 'log' },
    ],
  },
  { weight: 1, indicators: [{}, {}] },
])
const values: Values = new Map([
  ['0-0', { value: 0.4, low: 0.3, high: 0.5 }],
  ['0-1', { value: 0.7, low: 0.5, high: 0.8 }],
  ['0-2', { value: 0.9, low: null, high: null }],
  ['1-0', { value: 2, low: 1.5, high: null }],
  ['1-1', { value: 12, low: null, high: null }],
  ['2-0', { value: 0.3, low: 0.1, high: 0.6 }],
  ['2-1', { value: 0.6, low: 0.5, high: 0.7 }],
])
const all = new Set(factors)

function scores(count: number, seed: number, varied: ReadonlySet<Factor> = all): Float64Array {
  const draws = drawsOf(index, varied, count, seed)
  const found = drawnScores(index, values, draws, 'repo:a/b', seed, varied.has('sampling')).index
  if (found === null) throw new Error('The index has no score.')
  return found
}

const own = combine(index, scoresOf(index, values)).score ?? Number.NaN
const mean = (list: ArrayLike<number>): number =>
  Array.from(list).reduce((sum, each) => sum + each, 0) / list.length

describe('draws', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(scores(200, 7)).toEqual(scores(200, 7))
    expect(scores(200, 7)).not.toEqual(scores(200, 8))
  })

  it('of nothing are the index itself', () => {
    for (const score of scores(20, 1, new Set())) expect(score).toBeCloseTo(own, 12)
  })

  it('weigh around the given weights, as Dirichlet(20·w) does', () => {
    const drawn = drawsOf(index, new Set<Factor>(['weights']), 20_000, 3)
    for (const [place, weight] of [0.5, 0.25, 0.25].entries()) {
      const list = drawn.map(({ dimensionWeights }) => dimensionWeights[place] ?? 0)
      const average = mean(list)
      expect(average).toBeCloseTo(weight, 2)
      const variance = mean(list.map((each) => (each - average) ** 2))
      expect(variance).toBeCloseTo((weight * (1 - weight)) / 21, 3)
      expect(
        mean(drawn.map((each) => each.dimensionWeights.reduce((a, b) => a + b, 0))),
      ).toBeCloseTo(1, 12)
    }
  })

  it('move anchors by a quarter either way, and keep their order', () => {
    const drawn = drawsOf(index, new Set<Factor>(['anchors']), 5000, 3)
    const worst = drawn.map(({ anchors }) => anchors[3]?.worst ?? 0)
    expect(Math.min(...worst)).toBeGreaterThanOrEqual(3)
    expect(Math.min(...worst)).toBeLessThan(3.02)
    expect(Math.max(...worst)).toBeLessThanOrEqual(5)
    expect(Math.max(...worst)).toBeGreaterThan(4.98)
    expect(mean(worst)).toBeCloseTo(4, 1)
    const near = indexOf([{ indicators: [{ worst: 1, best: 1.1 }] }, { indicators: [{}] }])
    for (const { anchors } of drawsOf(near, all, 1000, 1)) {
      expect((anchors[0]?.best ?? 0) - (anchors[0]?.worst ?? 0)).toBeGreaterThan(0)
    }
  })

  it('multiply as often as they add, and leave each indicator out as often as none', () => {
    const drawn = drawsOf(index, all, 8000, 5)
    expect(mean(drawn.map(({ isGeometric }) => Number(isGeometric)))).toBeCloseTo(0.5, 1)
    for (const place of [null, 0, 1, 2, 3, 4, 5, 6]) {
      expect(drawn.filter(({ dropped }) => dropped === place).length / 8000).toBeCloseTo(1 / 8, 1.5)
    }
  })

  it('take samples by the interval: 95 % of them lie in it', () => {
    const one = indexOf([{ indicators: [{}] }, { indicators: [{}] }])
    const given: Values = new Map([
      ['0-0', { value: 0.5, low: 0.3, high: 0.6 }],
      ['1-0', { value: 0.5, low: null, high: null }],
    ])
    const draws = drawsOf(one, new Set<Factor>(['sampling']), 20_000, 1)
    const drawn = drawnScores(one, given, draws, 'x', 1).index ?? new Float64Array()
    const first = Array.from(drawn, (score) => 2 * score - 0.5)
    expect(first.filter((each) => each < 0.3).length / 20_000).toBeCloseTo(0.025, 2)
    expect(first.filter((each) => each > 0.6).length / 20_000).toBeCloseTo(0.025, 2)
    expect(first.filter((each) => each < 0.5).length / 20_000).toBeCloseTo(0.5, 1.5)
  })

  it('never leave out the only one that is known of a dimension', () => {
    const one = indexOf([{ indicators: [{}] }, { indicators: [{}] }])
    const draws = drawsOf(one, new Set<Factor>(['dropped']), 100, 1)
    const drawn = drawnScores(one, exactly({ '0-0': 0.2, '1-0': 0.8 }), draws, 'x', 1)
    expect(new Set(drawn.index)).toEqual(new Set([0.5]))
  })

  it('of an index that is unknown are none', () => {
    const given = exactly({ '0-0': 0.2 })
    expect(drawnScores(index, given, drawsOf(index, all, 10, 1), 'x', 1)).toEqual({
      index: null,
      dimensions: [null, null, null],
    })
  })

  it('by thousands hold their bounds: ten times as many move them by less than 2 points', () => {
    const [few, many] = [
      spreadOf(scores(1000, 1), index.bands),
      spreadOf(scores(10_000, 1), index.bands),
    ]
    expect(Math.abs(few.low - many.low)).toBeLessThan(0.02)
    expect(Math.abs(few.high - many.high)).toBeLessThan(0.02)
    expect(few.low).toBeLessThan(own)
    expect(few.high).toBeGreaterThan(own)
  })
})

describe('a spread', () => {
  it('has percentiles and the probability of each band', () => {
    const spread = spreadOf(
      Float64Array.from({ length: 101 }, (_, i) => i / 100),
      index.bands,
    )
    expect(spread).toEqual({
      median: 0.5,
      low: expect.closeTo(0.05, 12),
      high: expect.closeTo(0.95, 12),
      bands: [
        { key: 'low', probability: 50 / 101 },
        { key: 'high', probability: 51 / 101 },
      ],
    })
  })
})

describe('a tornado', () => {
  const bars = tornado(index, values, 500, 'repo:a/b', 1)

  it('has the widest first, each around the index itself', () => {
    const widths = bars.map(({ high, low }) => high - low)
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
    for (const { high, input, low } of bars.filter((bar) => bar.input !== 'factor')) {
      expect(low, input).toBeLessThanOrEqual(own)
      expect(high, input).toBeGreaterThanOrEqual(own)
    }
  })

  it('says what one indicator’s interval, anchors and absence would make of it', () => {
    const bar = (input: string, key: string) =>
      bars.find((each) => each.input === input && each.key === key)
    // .4 of [.3, .5], weight 1 of 5 in a dimension that is half of the whole.
    expect(bar('sampling', '0-0')?.low).toBeCloseTo(own - 0.01, 10)
    expect(bar('sampling', '0-0')?.high).toBeCloseTo(own + 0.01, 10)
    // Left out: (3·.7 + .9)/4 instead of (.4 + 3·.7 + .9)/5.
    expect(bar('dropped', '0-0')?.high).toBeCloseTo(own + (0.75 - 0.68) / 2, 10)
    // Best at .75 or 1.25 instead of 1: .4 becomes .533 or .32.
    expect(bar('anchors', '0-0')?.high).toBeCloseTo(own + (0.4 / 0.75 - 0.4) / 10, 10)
    expect(bar('anchors', '0-0')?.low).toBeCloseTo(own - (0.4 - 0.32) / 10, 10)
    expect(
      bars
        .filter(({ input }) => input === 'factor')
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual([...factors].toSorted())
  })

  it('of an unknown index has no bars', () => {
    expect(tornado(index, exactly({}), 10, 'x', 1)).toEqual([])
  })
})

describe('standings', () => {
  it('rank the highest first, equal ones alike, and leave out who has no score', () => {
    const flat = (score: number) => ({ score, drawn: new Float64Array(10).fill(score) })
    const found = standings([flat(0.2), flat(0.9), { score: null, drawn: null }, flat(0.9)])
    expect(found.map(({ rank }) => rank)).toEqual([3, 1, null, 1])
    expect(found.map(({ is_apart }) => is_apart)).toEqual([true, false, false, false])
    expect(found[0]).toEqual({ rank: 3, low: 3, high: 3, held: 1, is_apart: true })
  })

  it('say how often a rank holds', () => {
    const random = new Random(1)
    const around = (score: number) => ({
      score,
      drawn: Float64Array.from({ length: 4000 }, () => score + 0.1 * (random.uniform() - 0.5)),
    })
    const [a, b, c] = standings([around(0.5), around(0.5001), around(0.9)])
    expect(c).toEqual({ rank: 1, low: 1, high: 1, held: 1, is_apart: true })
    expect(a?.held).toBeCloseTo(0.5, 1)
    expect(b).toMatchObject({ rank: 2, low: 2, high: 3, is_apart: false })
  })
})
