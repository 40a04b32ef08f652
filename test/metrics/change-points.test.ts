/** Changes of level: found where they were made, seldom where there is none, and never in what isn't over yet. */
import { describe, expect, it } from 'vitest'
import { changesOf } from '../../server/metrics/change-points.ts'
import { randomOf } from '../../server/metrics/ranks.ts'

const points = (values: (number | null)[]) =>
  values.map((value, at) => ({ period: String(at), value, is_partial: false, coverage: 1 }))

const places = (values: (number | null)[]): number[] =>
  changesOf(points(values)).map((change) => Number(change.period))

/** Normal values, by Box and Muller. */
function noise(seed: number): () => number {
  const random = randomOf(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

const made = (seed: number, length: number, level: (at: number) => number): number[] => {
  const next = noise(seed)
  return Array.from({ length }, (_, at) => level(at) + next())
}

const runs = 300
const shareOf = (is: (seed: number) => boolean): number =>
  Array.from({ length: runs }, (_, seed) => is(seed + 1)).filter(Boolean).length / runs

describe('a step', () => {
  it.each([
    [12, 0.6],
    [24, 0.85],
    [36, 0.9],
    [60, 0.9],
  ])('of three deviations is found within one period, of %i points', (length, often) => {
    const half = Math.round(length * 0.5)
    const share = shareOf((seed) => {
      const found = places(made(seed, length, (at) => (at < half ? 0 : 3)))
      return found.length === 1 && Math.abs((found[0] ?? 0) - half) <= 1
    })
    expect(share).toBeGreaterThan(often)
  })

  it('near an end, of a series of three years', () => {
    const share = shareOf((seed) => {
      const found = places(made(seed, 36, (at) => (at < 6 ? 0 : 4)))
      return found.length === 1 && Math.abs((found[0] ?? 0) - 6) <= 1
    })
    expect(share).toBeGreaterThan(0.6)
  })

  it('that goes back again is two changes', () => {
    const share = shareOf((seed) => {
      const found = places(made(seed, 36, (at) => (at >= 12 && at < 24 ? 4 : 0)))
      return (
        found.length === 2 &&
        Math.abs((found[0] ?? 0) - 12) <= 1 &&
        Math.abs((found[1] ?? 0) - 24) <= 1
      )
    })
    expect(share).toBeGreaterThan(0.85)
  })

  it('upon a step is two changes', () => {
    const share = shareOf(
      (seed) => places(made(seed, 36, (at) => 4 * Math.floor(at / 12))).length === 2,
    )
    expect(share).toBeGreaterThan(0.75)
  })

  it('of 300 weeks is found to the week', () => {
    const share = shareOf((seed) => {
      const found = places(made(seed, 300, (at) => (at < 130 ? 0 : 3)))
      return found.length === 1 && Math.abs((found[0] ?? 0) - 130) <= 1
    })
    expect(share).toBeGreaterThan(0.9)
  })

  it('has the medians of both levels, and the period in which the new one begins', () => {
    expect(changesOf(points([1, 2, 3, 2, 1, 2, 8, 9, 8, 9, 9, 8]))).toEqual([
      { period: '6', before: 2, after: 8.5, p: expect.any(Number) },
    ])
  })
})

describe('false alarms', () => {
  it.each([8, 12, 24, 36, 60, 150])('are at most 5 %% in noise of %i points', (length) => {
    expect(shareOf((seed) => places(made(seed, length, () => 0)).length > 0)).toBeLessThanOrEqual(
      0.05,
    )
  })

  it('stay few where neighbours are somewhat alike', () => {
    const share = shareOf((seed) => {
      const next = noise(seed)
      let value = 0
      return places(Array.from({ length: 36 }, () => (value = 0.3 * value + next()))).length > 0
    })
    expect(share).toBeLessThanOrEqual(0.1)
  })

  it('don’t come from counts that are often equal', () => {
    const share = shareOf((seed) => {
      const random = randomOf(seed)
      return places(Array.from({ length: 36 }, () => Math.floor(random() * 3))).length > 0
    })
    expect(share).toBeLessThanOrEqual(0.05)
  })
})

describe('what isn’t a level', () => {
  it('one outlier is no change', () => {
    const values = made(5, 24, () => 0)
    values[10] = 100
    expect(places(values)).toEqual([])
  })

  it('equal points, few points and none have no change', () => {
    expect(places(Array.from({ length: 30 }, () => 4))).toEqual([])
    expect(places([1, 1, 1, 9, 9, 9])).toEqual([])
    expect(places([])).toEqual([])
  })

  it('partial points, points without a value and points that lack data are left out', () => {
    const level = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]
    const low = level.map((value) => value + 50)
    const all = points([...level, null, ...low])
    expect(changesOf(all).map(({ period }) => period)).toEqual(['13'])
    expect(changesOf(all.map((each, at) => ({ ...each, is_partial: at > 12 })))).toEqual([])
    expect(changesOf(all.map((each, at) => ({ ...each, coverage: at > 12 ? 0.9 : 1 })))).toEqual([])
  })

  it('is the same in every run', () => {
    const values = points(made(9, 36, (at) => (at < 20 ? 0 : 2)))
    expect(changesOf(values)).toEqual(changesOf(values))
  })
})
