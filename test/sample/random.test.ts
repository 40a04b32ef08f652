/** The generator of random numbers: pinned draws, and distributions with the moments that they promise. */
import { describe, expect, it } from 'vitest'
import { instant, startAt } from '../../collectors/sample/calendar.ts'
import { exp, ln } from '../../collectors/sample/elementary.ts'
import { Random } from '../../collectors/sample/random.ts'

const draws = 40_000
const mean = (draw: () => number) => {
  let sum = 0
  for (let n = 0; n < draws; n++) sum += draw()
  return sum / draws
}

describe('elementary functions', () => {
  it('agree with the engine’s to the last digits', () => {
    for (let n = 1; n < 4000; n++) {
      const x = n * n * 1e-5
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-13)
      expect(exp(x / 4) / Math.exp(x / 4)).toBeCloseTo(1, 12)
      expect(exp(-x / 4) / Math.exp(-x / 4)).toBeCloseTo(1, 12)
    }
  })
})

describe('instants', () => {
  it('are the same text as Date’s', () => {
    const random = new Random(1)
    for (let n = 0; n < 2000; n++) {
      const at = startAt + random.below(4 * 365 * 86_400)
      expect(instant(at)).toBe(new Date(at * 1000).toISOString().replace('.000Z', 'Z'))
    }
  })
})

describe('draws', () => {
  it('are those that were drawn before, so that the sample’s bytes stay', () => {
    const random = new Random(20260617, 3)
    expect([random.bits(), random.bits(), random.bits()]).toEqual([
      1633692968, 1593622963, 1268609524,
    ])
  })

  it('differ from stream to stream', () => {
    expect(new Random(1, 1).bits()).not.toBe(new Random(1, 2).bits())
  })

  it('have the means that their distributions promise', () => {
    const random = new Random(11)
    expect(mean(() => random.uniform())).toBeCloseTo(0.5, 1.7)
    expect(mean(() => random.exponential(3))).toBeCloseTo(3, 1)
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1)
    expect(mean(() => random.poisson(2.5))).toBeCloseTo(2.5, 1)
    expect(mean(() => random.poisson(90)) / 90).toBeCloseTo(1, 2)
    expect(mean(() => (random.lognormal(5, 1.3) < 5 ? 1 : 0))).toBeCloseTo(0.5, 1.7)
  })

  it('take weights by their shares', () => {
    const random = new Random(12)
    expect(mean(() => (random.weighted({ a: 1, b: 3 }) === 'b' ? 1 : 0))).toBeCloseTo(0.75, 1.7)
    const counts = [0, 0, 0]
    for (let n = 0; n < draws; n++) counts[random.cumulative([2, 2, 10])]!++
    expect(counts[1]).toBe(0)
    expect(counts[0]! / draws).toBeCloseTo(0.2, 1.7)
  })
})
