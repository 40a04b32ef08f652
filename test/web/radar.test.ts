/** An index as a radar: which sides it has, and that what is drawn is what is known. */
import { describe, expect, it } from 'vitest'
import type { IndexAbout, IndexScope } from '../../web/api.ts'
import { radarOption, type Side } from '../../web/charts/radar.ts'
import { asSeries, sidesOf } from '../../web/index-drawn.ts'
import type { ChartColours } from '../../web/theme.ts'

type Dimension = IndexScope['dimensions'][number]

/** Of dimensions with their indicators' scores. */
function made(given: Record<string, { score: number | null; indicators: (number | null)[] }>) {
  const entries = Object.entries(given)
  const titled = (key: string) => ({ key, title: { en: `the ${key}` } })
  const index = {
    dimensions: entries.map(([key, { indicators }]) => ({
      ...titled(key),
      indicators: indicators.map((_, at) => titled(`${key}-${at}`)),
    })),
  } as unknown as IndexAbout
  const scope = {
    dimensions: entries.map(([key, { indicators, score }]) => ({
      key,
      score,
      low: score === null ? null : score - 0.1,
      high: score === null ? null : score + 0.1,
      // Bounds of an indicator are seconds, counts or shares.
      indicators: indicators.map((each, at) => ({
        key: `${key}-${at}`,
        score: each,
        low: 86_400,
        high: 864_000,
      })),
    })) as Dimension[],
  } as unknown as IndexScope
  return sidesOf(index, scope, 'en')
}

describe('the sides', () => {
  it('are the dimensions that have a score, with their ranges', () => {
    const sides = made({
      a: { score: 0.5, indicators: [0.1] },
      b: { score: null, indicators: [0.2] },
      c: { score: 0.25, indicators: [] },
      d: { score: 0.75, indicators: [] },
    })
    expect(sides.map(({ key, title }) => [key, title])).toEqual([
      ['a', 'the a'],
      ['c', 'the c'],
      ['d', 'the d'],
    ])
    expect(sides[1]).toMatchObject({ score: 0.25, low: 0.15, high: 0.35 })
  })

  it('are the indicators where fewer than three dimensions are known, without the bounds of their values', () => {
    const sides = made({
      a: { score: 0.5, indicators: [0.1, null, 0.3] },
      b: { score: 0.5, indicators: [0.9] },
      c: { score: null, indicators: [null] },
    })
    expect(sides.map(({ key, low, score }) => [key, score, low])).toEqual([
      ['a-0', 0.1, null],
      ['a-2', 0.3, null],
      ['b-0', 0.9, null],
    ])
  })
})

describe('the radar', () => {
  const colours = { lines: ['#123456'], ink: '#000000' } as ChartColours
  const side = (title: string, score: number, spread: number | null): Side => ({
    key: title,
    title,
    score,
    low: spread === null ? null : score - spread,
    high: spread === null ? null : score + spread,
  })
  const drawn = (sides: Side[]) => {
    const texts = { name: '<Index>', line: ({ score, title }: Side) => `${title}: ${score}` }
    return radarOption(sides, texts, colours, false) as {
      radar: { indicator: { name: string; max: number }[] }
      series: [{ data: { value: number[] }[] }]
      tooltip: { formatter: () => string }
    }
  }

  it('has the bounds, then the scores, on one scale', () => {
    const option = drawn([side('a', 0.5, 0.25), side('b', 0.25, 0.125), side('c', 0.75, 0.25)])
    expect(option.radar.indicator.map(({ max, name }) => [name, max])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ])
    expect(option.series[0].data.map(({ value }) => value)).toEqual([
      [0.75, 0.375, 1],
      [0.25, 0.125, 0.5],
      [0.5, 0.25, 0.75],
    ])
  })

  it('draws no range where a side has none, and says each side as text', () => {
    const option = drawn([side('a & b', 0.5, null), side('b', 0.25, 0.125), side('c', 0.75, 0.25)])
    expect(option.series[0].data.map(({ value }) => value)).toEqual([[0.5, 0.25, 0.75]])
    expect(option.tooltip.formatter()).toBe(
      '<b>&lt;Index&gt;</b><br>a &amp; b: 0.5<br>b: 0.25<br>c: 0.75',
    )
  })
})

it('the course of an index is drawn with its ranges, its gaps and its running period', () => {
  const period = (month: string) => ({ name: month, from: `${month}-01T00:00:00Z`, to: '' })
  const course = {
    scope: 'repo:a/b',
    as_of: null,
    points: [
      { period: period('2026-01'), score: 0.5, low: 0.4, high: 0.6, is_partial: false },
      { period: period('2026-02'), score: null, low: null, high: null, is_partial: true },
    ],
  } as unknown as Parameters<typeof asSeries>[0]
  const { points } = asSeries(course)
  expect(points).toMatchObject([
    { period: '2026-01-01T00:00:00Z', value: 0.5, low: 0.4, high: 0.6, is_partial: false },
    { period: '2026-02-01T00:00:00Z', value: null, low: null, high: null, is_partial: true },
  ])
})
