/** Normalising, combining and what moved an index: worked examples, and what must hold for any index. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from '../../server/indices/change.ts'
import { arithmetic, combine, geometric } from '../../server/indices/combine.ts'
import { normalise } from '../../server/indices/normalise.ts'
import { scoresOf } from '../../server/indices/uncertainty.ts'
import { anyIndex, exactly, indexOf, keysOf, valuesFor } from './definitions.ts'

const four = [1, 1, 1, 1]

describe('a value between two anchors', () => {
  it('is 0 at the worst, 1 at the best, and cut beyond', () => {
    const anchors = { worst: 0.15, best: 0.05, scale: 'linear' as const }
    expect(normalise(0.15, anchors)).toBe(0)
    expect(normalise(0.05, anchors)).toBe(1)
    expect(normalise(0.1, anchors)).toBeCloseTo(0.5, 12)
    expect(normalise(0.4, anchors)).toBe(0)
    expect(normalise(0, anchors)).toBe(1)
  })

  it('goes by ln(1 + x) on a logarithmic scale: 10 between 0 and 100 is .5196', () => {
    const anchors = { worst: 0, best: 100, scale: 'log' as const }
    expect(normalise(10, anchors)).toBeCloseTo(0.5196, 4)
    expect(normalise(0, anchors)).toBe(0)
    expect(normalise(100, anchors)).toBe(1)
    expect(normalise(-3, anchors)).toBe(0)
  })

  it('takes a logarithmic scale from its worst anchor, too, and downwards', () => {
    expect(normalise(1, { worst: 1, best: 8, scale: 'log' })).toBe(0)
    expect(normalise(8, { worst: 8, best: 1, scale: 'log' })).toBe(0)
    expect(normalise(3, { worst: 0, best: 15, scale: 'log' })).toBeCloseTo(0.5, 12)
  })
})

describe('means', () => {
  it('of .8, .6, .4, .2 are .50 and .4427', () => {
    expect(arithmetic([0.8, 0.6, 0.4, 0.2], four).score).toBeCloseTo(0.5, 12)
    expect(geometric([0.8, 0.6, 0.4, 0.2], four).score).toBeCloseTo(0.4427, 4)
  })

  it('of .9, .5, .8, .9: fast and closed is .754, not .775', () => {
    expect(geometric([0.9, 0.5, 0.8, 0.9], four).score).toBeCloseTo(0.754, 3)
    expect(arithmetic([0.9, 0.5, 0.8, 0.9], four).score).toBeCloseTo(0.775, 12)
  })

  it('take what is known, from 60 % of the weight on', () => {
    expect(arithmetic([1, 0.5, null], [2, 1, 2])).toEqual({ score: (2 + 0.5) / 3, known: 0.6 })
    expect(arithmetic([1, 0.5, null], [2, 0.99, 2]).score).toBeNull()
    expect(arithmetic([0.2, 0.4, null], [0.2, 0.4, 0.4]).score).not.toBeNull()
    expect(arithmetic([null], [1])).toEqual({ score: null, known: 0 })
  })

  it('count a dimension at .01 at least where they multiply', () => {
    expect(geometric([0, 1], [1, 1]).score).toBeCloseTo(0.1, 12)
  })
})

describe('an index', () => {
  const index = indexOf([
    { weight: 3, indicators: [{ weight: 2 }, { weight: 1 }] },
    { weight: 1, indicators: [{}, {}, {}] },
  ])

  it('is the weighted mean of its dimensions, each of its indicators', () => {
    const values = exactly({ '0-0': 0.6, '0-1': 0.9, '1-0': 0.1, '1-1': 0.2, '1-2': null })
    const found = combine(index, scoresOf(index, values))
    expect(found.dimensions.map(({ score }) => score)).toEqual([
      expect.closeTo(0.7, 12),
      expect.closeTo(0.15, 12),
    ])
    expect(found.dimensions[1]?.known).toBeCloseTo(2 / 3, 12)
    expect(found.score).toBeCloseTo((3 * 0.7 + 0.15) / 4, 12)
    expect(found.geometric).toBeCloseTo((0.7 ** 3 * 0.15) ** 0.25, 12)
    expect(found.least).toBeCloseTo(0.15, 12)
  })

  it('has a dimension without a score where too little of it is known, and goes on without it', () => {
    const values = exactly({ '0-0': 0.6, '0-1': 0.9, '1-0': 0.1, '1-1': null, '1-2': null })
    const found = combine(index, scoresOf(index, values))
    expect(found.dimensions[1]).toEqual({ key: 'd1', score: null, known: 1 / 3 })
    expect(found.known).toBe(0.75)
    expect(found.score).toBeCloseTo(0.7, 12)
  })

  it('is unknown where too little of the dimensions is', () => {
    const values = exactly({ '0-0': null, '0-1': 0.9, '1-0': 0.1, '1-1': 0.1, '1-2': 0.1 })
    expect(combine(index, scoresOf(index, values)).score).toBeNull()
  })

  it('never falls when an indicator gets better', () => {
    fc.assert(
      fc.property(
        anyIndex.chain((any) =>
          fc.tuple(
            fc.constant(any),
            valuesFor(any),
            fc.nat(),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
        ),
        ([any, values, pick, by]) => {
          const keys = keysOf(any)
          const key = keys[pick % keys.length] ?? ''
          const { anchors } = any.dimensions
            .flatMap(({ indicators }) => indicators)
            .find((each) => each.key === key) ?? { anchors: null }
          const own = values.get(key) ?? null
          if (own === null || anchors === null) return
          const better = own.value + (anchors.best > anchors.worst ? by : -by)
          const raised = new Map(values).set(key, { ...own, value: better })
          const before = combine(any, scoresOf(any, values)).score
          const after = combine(any, scoresOf(any, raised)).score
          if (before === null || after === null) expect(after).toBe(before)
          else expect(after).toBeGreaterThanOrEqual(before - 1e-12)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is the same with all weights scaled, and geometric at most arithmetic', () => {
    fc.assert(
      fc.property(
        anyIndex.chain((any) =>
          fc.tuple(fc.constant(any), valuesFor(any), fc.double({ min: 0.2, max: 9, noNaN: true })),
        ),
        ([any, values, by]) => {
          const scaled = {
            ...any,
            dimensions: any.dimensions.map((dimension) => ({
              ...dimension,
              weight: dimension.weight * by,
              indicators: dimension.indicators.map((each) => ({
                ...each,
                weight: each.weight * by,
              })),
            })),
          }
          const found = combine(any, scoresOf(any, values))
          const same = combine(scaled, scoresOf(scaled, values))
          if (found.score === null) return
          expect(same.score).toBeCloseTo(found.score, 9)
          // The floor lifts what lies under it.
          const least = Math.max(found.least ?? 0, 0)
          if (least >= 0.01) {
            expect(found.geometric ?? 0).toBeLessThanOrEqual((found.arithmetic ?? 0) + 1e-12)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('a change', () => {
  it('is what the indicators gave to it', () => {
    const index = indexOf([{ indicators: [{}, {}] }, { indicators: [{}] }])
    const before = scoresOf(index, exactly({ '0-0': 0.2, '0-1': 0.4, '1-0': 0.5 }))
    const after = scoresOf(index, exactly({ '0-0': 0.6, '0-1': 0.2, '1-0': 0.5 }))
    const found = changeOf(index, before, after)
    expect(found?.change).toBeCloseTo(0.05, 12)
    expect(found?.effects.map(({ by_value }) => by_value)).toEqual([
      expect.closeTo(0.1, 12),
      expect.closeTo(-0.05, 12),
      expect.closeTo(0, 12),
    ])
  })

  it('tells a better value from weight that moved', () => {
    const index = indexOf([{ indicators: [{ weight: 2 }, { weight: 1 }] }, { indicators: [{}] }])
    const before = scoresOf(index, exactly({ '0-0': 0.9, '0-1': 0.3, '1-0': 0.5 }))
    const after = scoresOf(index, exactly({ '0-0': 0.9, '0-1': null, '1-0': 0.5 }))
    const found = changeOf(index, before, after)
    expect(found?.change).toBeCloseTo(0.1, 12)
    expect(found?.effects.every(({ by_value }) => by_value === 0)).toBe(true)
    expect(found?.effects.reduce((sum, { by_weight }) => sum + by_weight, 0)).toBeCloseTo(0.1, 12)
  })

  it('adds up for any index and any two periods, whatever became known or unknown', () => {
    let known = 0
    fc.assert(
      fc.property(
        anyIndex.chain((any) => fc.tuple(fc.constant(any), valuesFor(any), valuesFor(any))),
        ([any, before, after]) => {
          const [from, to] = [scoresOf(any, before), scoresOf(any, after)]
          const found = changeOf(any, from, to)
          const [was, is] = [combine(any, from).score, combine(any, to).score]
          if (was === null || is === null) {
            expect(found).toBeNull()
            return
          }
          known++
          const sum = found?.effects.reduce((all, each) => all + each.by_value + each.by_weight, 0)
          expect(sum).toBeCloseTo(is - was, 10)
        },
      ),
      { numRuns: 3000 },
    )
    expect(known).toBeGreaterThan(500)
  })

  it('of an index that is unknown on one side is none', () => {
    const index = indexOf([{ indicators: [{}] }, { indicators: [{}] }])
    const known = scoresOf(index, exactly({ '0-0': 0.2, '1-0': 0.5 }))
    expect(changeOf(index, scoresOf(index, exactly({ '0-0': 0.2, '1-0': null })), known)).toBeNull()
  })
})
