/** The rank in three parts, and how far an order depends on its weights. */
import { describe, expect, it } from 'vitest'
import { compareSets, placesOf, spearman } from '../../server/contributors/agreement.ts'
import { percentilesOf, rankOf, wilsonLow, type Work } from '../../server/contributors/rank.ts'

const work = (more: Partial<Work>): Work => ({
  quantity: 1,
  merged: 1,
  approved: 0,
  reverted: 0,
  watched: 0,
  thanks: 0,
  dependents: null,
  ...more,
})
const weights = { quantity: 30, quality: 40, impact: 30 }

describe('percentiles', () => {
  it('are the middle of the step that each stands on; equal values share one', () => {
    expect(percentilesOf([10, 30, 20, 40])).toEqual([0.125, 0.625, 0.375, 0.875])
    expect(percentilesOf([5, 5])).toEqual([0.5, 0.5])
    expect(percentilesOf([null, 1, null, 2])).toEqual([null, 0.25, null, 0.75])
    expect(percentilesOf([])).toEqual([])
  })
})

describe("the lower end of Wilson's interval", () => {
  it('is as in the textbook, and null of nothing', () => {
    expect(wilsonLow(1, 1)).toBeCloseTo(0.2065, 4)
    expect(wilsonLow(49, 50)).toBeCloseTo(0.895, 3)
    expect(wilsonLow(0, 10)).toBeCloseTo(0, 12)
    expect(wilsonLow(0, 0)).toBeNull()
  })
})

describe('the rank', () => {
  it('weighs quantity, quality and impact 30/40/30', () => {
    const [ann, bob] = rankOf(
      [
        work({ quantity: 9, merged: 9, approved: 9, dependents: 0 }),
        work({ quantity: 2, merged: 2, approved: 0, dependents: 5 }),
      ],
      weights,
    )
    // Both signs of quality are ann's: more approved, and the firmer share of what stays.
    expect(ann).toEqual({ quantity: 0.75, quality: 0.75, impact: 0.25, score: 0.6 })
    expect(bob).toEqual({ quantity: 0.25, quality: 0.25, impact: 0.75, score: 0.4 })
  })

  it('gives the weight of what is not known to the other parts', () => {
    const [ann, bob] = rankOf(
      [
        work({ quantity: 3, merged: 3, approved: 0 }),
        work({ quantity: 2, merged: 2, approved: 2 }),
      ],
      { quantity: 30, quality: 40, impact: 30 },
    )
    expect(ann?.impact).toBeNull()
    // Quality: not approved, but the firmer share of what stays. The mean of both signs is equal.
    expect([ann?.quality, bob?.quality]).toEqual([0.5, 0.5])
    expect(ann?.score).toBeCloseTo((30 * 0.75 + 40 * 0.5) / 70, 9)
    expect(bob?.score).toBeCloseTo((30 * 0.25 + 40 * 0.5) / 70, 9)
  })

  it('is lower for what is taken back, and higher for what is thanked for', () => {
    const [back, stays] = rankOf([work({ reverted: 1 }), work({})], weights)
    expect(back?.quality).toBeLessThan(stays?.quality ?? 0)
    const [thanked, not] = rankOf([work({ watched: 1, thanks: 3 }), work({ watched: 1 })], weights)
    expect(thanked?.quality).toBeGreaterThan(not?.quality ?? 1)
  })

  it('leaves out whoever merged, released and documented nothing', () => {
    const none = { quantity: null, quality: null, impact: null, score: null }
    const [ann, bob] = rankOf([work({ quantity: 0, merged: 0 }), work({})], weights)
    expect(ann).toEqual(none)
    expect(bob?.quantity).toBe(0.5)
  })

  it('ranks who only releases by the parts that are known of them', () => {
    const [ann] = rankOf([work({ quantity: 4, merged: 0 }), work({ quantity: 1 })], weights)
    expect(ann).toEqual({ quantity: 0.75, quality: null, impact: null, score: 0.75 })
  })

  it('has no score where the known parts weigh nothing', () => {
    const [ann] = rankOf([work({})], { quantity: 0, quality: 0, impact: 1 })
    expect(ann?.score).toBeNull()
  })
})

describe("Spearman's rank correlation", () => {
  it('is 1 for one order, -1 for the reverse, and as in the textbook between', () => {
    expect(spearman([1, 2, 3], [10, 20, 900])).toBeCloseTo(1, 12)
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12)
    // IQ and hours of television, a textbook's ten people: -29/165.
    expect(
      spearman(
        [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
        [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
      ),
    ).toBeCloseTo(-29 / 165, 12)
    // Ties share a mean rank: 2.5, 2.5, 1 against 3, 2, 1.
    expect(spearman([5, 5, 1], [9, 8, 2])).toBeCloseTo(Math.sqrt(3) / 2, 12)
  })

  it('is null where there is no order', () => {
    expect(spearman([1, 2], [1, 2])).toBeNull()
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull()
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeNull()
  })
})

describe('comparing sets', () => {
  it('counts who moves by more than five places', () => {
    const values = [8, 7, 6, 5, 4, 3, 2, 1]
    const [last, fifth] = compareSets(
      values,
      new Map([
        // The first becomes the last, seven places down; the others move by one.
        ['last', [0, 7, 6, 5, 4, 3, 2, 1]],
        // Five places down are none too many.
        ['fifth', [2.5, 7, 6, 5, 4, 3, 2, 1]],
      ]),
    )
    expect([last?.moved, last?.weights]).toEqual([1, 'last'])
    expect([...(last?.places ?? [])]).toEqual([8, 1, 2, 3, 4, 5, 6, 7])
    expect(fifth?.moved).toBe(0)
  })

  it('gives the first place to the highest value', () => {
    expect([...placesOf([3, 9, 3])]).toEqual([2.5, 1, 2.5])
  })
})
