/** Amounts as users write them, and the score of an index under weights and anchors that are just being set. */
import { describe, expect, it } from 'vitest'
import type { IndexAbout, IndexScope } from '../../web/api.ts'
import { readAmount, unitOf, writeAmount } from '../../web/anchors.ts'
import { scoreWith, settingsOf } from '../../web/own-weights.ts'

describe('an amount', () => {
  it('is taken in the unit beside the field, or in one that is written', () => {
    expect(readAmount('30', 'duration', 'd')).toEqual({ value: 2_592_000 })
    expect(readAmount(' 36 h', 'duration', 'd')).toEqual({ value: 129_600 })
    expect(readAmount('2天', 'duration', 'h')).toEqual({ value: 172_800 })
    expect(readAmount('50', 'share', 'percent')).toEqual({ value: 0.5 })
    expect(readAmount('12,5 %', 'share', 'percent')).toEqual({ value: 0.125 })
    expect(readAmount('150', 'ratio', 'percent')).toEqual({ value: 1.5 })
    expect(readAmount('8', 'count', null)).toEqual({ value: 8 })
  })

  it.each([
    ['', 'share', 'number'],
    ['many', 'count', 'number'],
    ['1.2.3', 'count', 'number'],
    ['50 %', 'duration', 'unit'],
    ['3 d', 'share', 'unit'],
    ['3 d', 'count', 'unit'],
    ['3 weeks', 'duration', 'unit'],
    ['101', 'share', 'range'],
    ['-1', 'duration', 'range'],
    ['−1', 'count', 'range'],
  ] as const)('"%s" is no %s: %s', (text, unit, problem) => {
    expect(readAmount(text, unit, unitOf(unit, 'day'))).toEqual({ problem })
  })

  it('is written so that it is read again as it was', () => {
    for (const [value, unit, anchorUnit] of [
      [5_184_000, 'duration', 'day'],
      [129_600, 'duration', 'hour'],
      [0.125, 'share', null],
      [0.2, 'share', null],
      [26, 'count', null],
    ] as const) {
      const written = unitOf(unit, anchorUnit)
      const read = readAmount(writeAmount(value, written), unit, written)
      expect('value' in read ? read.value : null).toBeCloseTo(value, 10)
    }
    expect(writeAmount(0.07, 'percent')).toBe('7')
  })
})

describe('an index under anchors of one’s own', () => {
  const title = { en: 'A' }
  const common = { title, weight: 1, metric: 'm', needs: null, span: '12 months', note: null }
  const sources = { worst: 'here', best: 'here' }
  const shared = { asked_by: null, sources, ...common } as const
  const days = { worst: 60 * 86_400, best: 8 * 86_400, scale: 'linear' } as const
  const share = { worst: 0, best: 1, scale: 'linear' } as const
  const index = {
    key: 'test',
    aggregation: 'arithmetic',
    dimensions: [
      {
        key: 'd',
        title,
        weight: 1,
        indicators: [
          { key: 'slow', anchors: days, anchor_unit: 'day', ...shared },
          { key: 'part', anchors: share, anchor_unit: null, ...shared },
        ],
      },
    ],
  } as unknown as IndexAbout
  const scope = {
    dimensions: [
      {
        key: 'd',
        weight: 1,
        indicators: [
          // Not reached yet, but known to be beyond the worst anchor only where that is nearer.
          {
            key: 'slow',
            weight: 1,
            value: null,
            low: null,
            high: null,
            at_least: 40 * 86_400,
            score: null,
            anchors: days,
          },
          {
            key: 'part',
            weight: 1,
            value: 0.5,
            low: null,
            high: null,
            at_least: null,
            score: 0.5,
            anchors: share,
          },
        ],
      },
    ],
  } as unknown as IndexScope
  const scored = (anchors: Parameters<typeof scoreWith>[3], weights = {}) =>
    scoreWith(index, scope, weights, anchors, 'arithmetic').dimensions[0]

  it('is what the server would make of them', () => {
    // Half of the weight is known, which is too little.
    expect(scored({})?.score).toBeNull()
    expect(scored({}, { slow: 0.5 })?.score).toBe(0.5)
    expect(scored({ part: { worst: 0, best: 0.5 } }, { slow: 0.5 })?.score).toBe(1)
    const near = { slow: { worst: 30 * 86_400, best: 86_400 } }
    expect(scored(near)).toMatchObject({ known: 1, score: 0.25 })
  })

  it('is saved in the unit of the file, and only where it differs from it', () => {
    const anchors = { slow: { worst: 30 * 86_400, best: 8 * 86_400 } }
    expect(settingsOf(index, scope, { d: 1, slow: 2, part: 1 }, anchors, 'geometric')).toEqual({
      aggregation: 'geometric',
      dimensions: { d: 1 },
      indicators: { slow: { weight: 2, worst: 30 }, part: { weight: 1 } },
    })
  })
})
