/** The page's pure parts: formats, dates of a range, sparkline shapes, what changed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparkShapes, type SparkPoint } from '../../web/charts/spark.ts'
import { changeOf, show, showPeriod } from '../../web/format.ts'
import type { Metric } from '../../web/api.ts'
import { headlines, movesOf } from '../../web/said.ts'
import { datesOf, Search } from '../../web/search.ts'

describe('formats', () => {
  it('chooses minutes, hours or days', () => {
    expect(show(300, 'duration', 'en')).toEqual({ number: '5', unit: 'min' })
    expect(show(5 * 3600, 'duration', 'en')).toEqual({ number: '5', unit: 'h' })
    expect(show(6.4 * 86_400, 'duration', 'en')).toEqual({ number: '6.4', unit: 'd' })
    expect(show(412.3 * 86_400, 'duration', 'en')).toEqual({ number: '412', unit: 'd' })
  })

  it('keeps the unit of the value for its range and its change', () => {
    expect(show(3600, 'duration', 'en', 3 * 86_400)).toEqual({ number: '0', unit: 'd' })
    const point = (value: number) => ({ value })
    expect(changeOf(point(6.4 * 86_400), point(2.3 * 86_400), 'duration', 'lower', 'en')).toEqual({
      number: '+4.1',
      unit: 'd',
      meaning: 'worse',
    })
    expect(changeOf(point(0.34), point(0.52), 'share', 'higher', 'en')).toMatchObject({
      number: '−18',
      unit: 'points',
      meaning: 'worse',
    })
    expect(changeOf(point(0.5), point(0.5), 'share', 'higher', 'en')).toMatchObject({
      number: '±0',
      meaning: 'neutral',
    })
    expect(changeOf({ value: null }, point(1), 'share', 'higher', 'en')).toBeNull()
  })

  it('names periods in UTC', () => {
    expect(showPeriod('2026-01-01T00:00:00Z', 'quarter', 'en')).toBe('2026 Q1')
    expect(showPeriod('2026-06-01T00:00:00Z', 'month', 'en')).toBe('Jun 2026')
  })
})

describe('ranges', () => {
  it('count whole months back from what is known, never from the clock', () => {
    const asOf = '2026-06-17T12:00:00Z'
    expect(datesOf({ range: '12m', from: undefined, to: undefined }, asOf, null)).toEqual({
      from: '2025-07-01',
      to: '2026-07-01',
    })
    expect(datesOf({ range: '3m', from: undefined, to: undefined }, asOf, null)).toEqual({
      from: '2026-04-01',
      to: '2026-07-01',
    })
    expect(
      datesOf({ range: 'all', from: undefined, to: undefined }, asOf, '2022-06-17T00:00:00Z'),
    ).toEqual({ from: '2022-06-01', to: '2026-07-01' })
    expect(datesOf({ range: '12m', from: undefined, to: undefined }, null, null)).toBeNull()
  })

  it('drops what the address has wrong and keeps the rest', () => {
    expect(Search.parse({ range: 'nonsense', grain: 'week', from: '1 May' })).toMatchObject({
      range: '12m',
      grain: 'week',
      from: undefined,
    })
  })
})

describe('sparklines', () => {
  const point = (value: number | null, more: Partial<SparkPoint> = {}): SparkPoint => ({
    value,
    low: null,
    high: null,
    n: 20,
    is_partial: false,
    reason: null,
    ...more,
  })

  it('break where nothing is known, and box a gap', () => {
    const shapes = sparkShapes(
      [point(1), point(2), point(null, { reason: 'gap' }), point(3), point(2)],
      100,
      40,
    )
    expect(shapes.lines.length).toBe(2)
    expect(shapes.gaps.length).toBe(1)
  })

  it('draw the running period apart', () => {
    const shapes = sparkShapes([point(1), point(2), point(1, { is_partial: true })], 100, 40)
    expect(shapes.lines[0]?.split(' ').length).toBe(2)
    expect(shapes.running).not.toBeNull()
    expect(shapes.partial).not.toBeNull()
  })

  it('have no band where items are few', () => {
    expect(
      sparkShapes(
        [point(1, { low: 0, high: 2, n: 3 }), point(1, { low: 0, high: 2, n: 3 })],
        100,
        40,
      ).bands,
    ).toEqual([])
    expect(
      sparkShapes([point(1, { low: 0, high: 2 }), point(1, { low: 0, high: 2 })], 100, 40).bands
        .length,
    ).toBe(1)
  })

  it('stay inside their box, whatever the values', () => {
    const value = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null })
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            value,
            low: value,
            high: value,
            n: fc.nat(50),
            is_partial: fc.boolean(),
            reason: fc.constant(null),
          }),
          { maxLength: 30 },
        ),
        (points) => {
          const shapes = sparkShapes(points, 132, 30)
          const corners = [...shapes.lines, ...shapes.bands].flatMap((each) => each.split(' '))
          for (const corner of corners) {
            const [x = NaN, y = NaN] = corner.split(',').map(Number)
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(132)
            expect(y).toBeGreaterThanOrEqual(0)
            expect(y).toBeLessThanOrEqual(30)
          }
        },
      ),
    )
  })
})

describe('what changed', () => {
  const at = (value: number, low: number, high: number, n = 50) => ({
    period: '',
    value,
    low,
    high,
    n,
    n_censored: 0,
    is_partial: false,
    coverage: 1,
    reason: null,
    at_least: null,
  })
  const metric = {
    key: 'm',
    title: { en: 'M' },
    question: '',
    family: '',
    aggregate: '',
    unit: 'share',
    better: 'higher',
    target: null,
    definition: '',
    bias: '',
    standard: '',
    translations: {},
    noun: 'issue',
    item_value: 'duration',
    sources: ['issue'],
    trailing: null,
  } satisfies Metric
  const series = (scope: string, now: ReturnType<typeof at>, before: ReturnType<typeof at>) => ({
    scope,
    as_of: null,
    needs: [],
    points: [],
    summary: now,
    previous: before,
    year_ago: null,
    comparable: null,
    changes: [],
    actors: 'human' as const,
  })

  it('tells only moves beyond both ranges, of 10 items or more', () => {
    const moves = movesOf([
      {
        metric,
        series: [
          series('a', at(0.3, 0.2, 0.4), at(0.6, 0.5, 0.7)),
          series('b', at(0.5, 0.3, 0.7), at(0.6, 0.4, 0.8)),
          series('c', at(0.3, 0.2, 0.4, 9), at(0.6, 0.5, 0.7)),
          series('d', at(0.9, 0.8, 1), at(0.6, 0.5, 0.7)),
        ],
      },
    ])
    expect(moves.map((move) => [move.series.scope, move.meaning])).toEqual([
      ['a', 'worse'],
      ['d', 'better'],
    ])
    expect(headlines(moves, 1).length).toBe(2)
  })
})
