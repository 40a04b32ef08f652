/** Ranks tell only what the likely ranges tell; series by age begin where something existed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point, Series } from '../../web/api.ts'
import { byAge, nearest, periodAt, ranksOf } from '../../web/compare.ts'

const point = (given: Partial<Point>): Point => ({
  period: '2026-01-01T00:00:00.000Z',
  value: null,
  low: null,
  high: null,
  at_least: null,
  n: 20,
  n_censored: 0,
  is_partial: false,
  coverage: 1,
  reason: null,
  ...given,
})
const range = (low: number, value: number, high: number): Point => point({ low, value, high })

describe('a rank', () => {
  it('is given to whoever stands apart from all others', () => {
    const points = [range(1, 2, 3), range(4, 5, 7), range(6, 8, 9)]
    expect(ranksOf(points, 'lower')).toEqual([1, null, null])
    expect(ranksOf(points, 'higher')).toEqual([3, null, null])
  })

  it('is by the value where it is a count', () => {
    const counts = [3, 9, 9, 1].map((value) => point({ value }))
    expect(ranksOf(counts, 'higher')).toEqual([3, null, null, 4])
  })

  it('needs a better, a value and somebody else', () => {
    expect(ranksOf([range(1, 2, 3), range(4, 5, 6)], 'neither')).toEqual([null, null])
    expect(ranksOf([range(1, 2, 3), point({ reason: 'no_items' })], 'lower')).toEqual([null, null])
  })

  it('is never given twice', () => {
    const one = fc
      .tuple(fc.nat(40), fc.nat(5), fc.nat(5))
      .map(([low, up, more]) => range(low, low + up, low + up + more))
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), (points) => {
        const ranks = ranksOf(points, 'higher').filter((rank) => rank !== null)
        expect(new Set(ranks).size).toBe(ranks.length)
      }),
      { numRuns: 2000 },
    )
  })
})

it('series by age begin where something existed and end where something is known', () => {
  const series = (reasons: (Point['reason'] | number)[]): Series =>
    ({
      scope: 'repo:a/b',
      points: reasons.map((each) =>
        typeof each === 'number' ? point({ value: each }) : point({ reason: each }),
      ),
    }) as Series
  const [old, young, none] = byAge([
    series([1, 2, 3, 'not_collected']),
    series(['before_start', 'before_start', 7, 'no_items']),
    series(['before_start', 'before_start', 'before_start', 'before_start']),
  ])
  expect(old?.points.map(({ period, value }) => [period, value])).toEqual([
    ['0', 1],
    ['1', 2],
    ['2', 3],
  ])
  expect(young?.points.map(({ reason, value }) => value ?? reason)).toEqual([
    7,
    'no_items',
    'not_collected',
  ])
  expect(none?.points.every(({ value }) => value === null)).toBe(true)
})

describe('a place where something was clicked', () => {
  const from = (values: (number | null)[]): Series =>
    ({
      points: values.map((value, at) =>
        point({ value, period: `month ${at}`, reason: at === 0 ? 'before_start' : null }),
      ),
    }) as unknown as Series

  it('belongs to the series that lies next to it, of those that have a value there', () => {
    const series = [from([null, 1, 5]), from([null, 10, null]), from([null, 4, null])]
    expect(nearest(series, 1, 2)).toBe(0)
    expect(nearest(series, 1, 3)).toBe(2)
    expect(nearest(series, 1, 100)).toBe(1)
    expect(nearest(series, 2, 100)).toBe(0)
    expect(nearest(series, 0, 1)).toBe(-1)
  })

  it('is a period of the series’ own, by date and by age', () => {
    const one = from([null, 1, 5])
    expect(periodAt(one, 1, false)).toBe('month 1')
    expect(periodAt(one, 1, true)).toBe('month 2')
    expect(periodAt(one, 2, true)).toBeUndefined()
    expect(byAge([one])[0]?.points[1]?.value).toBe(5)
  })
})
