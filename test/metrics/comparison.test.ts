/** What a window is compared with: like with like, however much of it is over. */
import { describe, expect, it } from 'vitest'
import { comparableOf, previousOf, yearAgoOf } from '../../server/metrics/comparison.ts'
import {
  askedPeriods,
  lookBackOf,
  wholePeriod,
  type Whole,
} from '../../server/metrics/look-back.ts'
import { periodsOf, type Grain, type Window } from '../../server/metrics/window.ts'

const window = (from: string, to: string, grain: Grain = 'month'): Window => ({
  from: new Date(from),
  to: new Date(to),
  grain,
})
const text = (date: Date): string => date.toISOString().replace('T00:00:00.000Z', '').slice(0, 16)
const shown = (whole: Whole | null): string[] =>
  whole === null ? [] : [text(whole.from), text(whole.to)]

describe('the window before', () => {
  it('has as many months, and ends where this one begins', () => {
    expect(
      shown(previousOf(window('2026-03-01', '2026-06-01'), '2026-08-01T00:00:00Z', false)),
    ).toEqual(['2025-12-01', '2026-03-01'])
  })

  it('is cut after as much time as this one has had', () => {
    const june = window('2026-06-01', '2026-07-01')
    expect(shown(previousOf(june, '2026-06-17T12:00:00Z', false))).toEqual([
      '2026-05-01',
      '2026-05-17T12:00',
    ])
    expect(shown(previousOf(june, '2026-06-17T12:00:00Z', true))).toEqual([
      '2026-05-01',
      '2026-05-18',
    ])
    expect(shown(previousOf(june, '2026-06-17T11:00:00Z', true))).toEqual([
      '2026-05-01',
      '2026-05-17',
    ])
    expect(shown(previousOf(june, '2026-06-01T01:00:00Z', true))).toEqual([
      '2026-05-01',
      '2026-05-02',
    ])
    // February has no 30th day.
    expect(
      shown(previousOf(window('2026-03-01', '2026-04-01'), '2026-03-30T12:00:00Z', false)),
    ).toEqual(['2026-02-01', '2026-03-01'])
  })
})

describe('a year ago', () => {
  it('is the same dates, of the 29th of February the 28th', () => {
    expect(shown(yearAgoOf(window('2026-03-01', '2026-06-01'), null, false))).toEqual([
      '2025-03-01',
      '2025-06-01',
    ])
    expect(shown(yearAgoOf(window('2024-02-29', '2024-03-01'), null, false))).toEqual([
      '2023-02-28',
      '2023-03-01',
    ])
  })

  it('is 52 weeks ago for weeks, which begin on Mondays then too', () => {
    const found = yearAgoOf(window('2026-06-01', '2026-06-15', 'week'), null, false)
    expect(shown(found)).toEqual(['2025-06-02', '2025-06-16'])
    expect(found.from.getUTCDay()).toBe(1)
  })

  it('is cut as this one is', () => {
    expect(
      shown(yearAgoOf(window('2026-06-01', '2026-07-01'), '2026-06-17T12:00:00Z', false)),
    ).toEqual(['2025-06-01', '2025-06-17T12:00'])
  })
})

describe('the running period', () => {
  const comparable = (
    from: string,
    to: string,
    grain: Grain,
    asOf: string,
    byDay = false,
  ): string[] => {
    const asked = window(from, to, grain)
    return shown(comparableOf(periodsOf(asked), asked, asOf, byDay))
  }

  it('is compared with the same first days of the period before', () => {
    const asOf = '2026-06-17T12:00:00Z'
    expect(comparable('2026-01-01', '2026-07-01', 'month', asOf)).toEqual([
      '2026-05-01',
      '2026-05-17T12:00',
    ])
    expect(comparable('2026-01-01', '2027-01-01', 'month', asOf)).toEqual([
      '2026-05-01',
      '2026-05-17T12:00',
    ])
    expect(comparable('2026-01-01', '2026-07-01', 'month', asOf, true)).toEqual([
      '2026-05-01',
      '2026-05-18',
    ])
    expect(comparable('2026-01-01', '2026-07-01', 'quarter', asOf)).toEqual([
      '2026-01-01',
      '2026-03-19T12:00',
    ])
  })

  it('is none where the last period is whole', () => {
    expect(comparable('2026-01-01', '2026-06-01', 'month', '2026-06-17T12:00:00Z')).toEqual([])
    expect(comparable('2026-01-01', '2026-06-01', 'month', '2026-06-01T00:00:00Z')).toEqual([])
  })

  it('is cut where the window cuts it', () => {
    expect(comparable('2026-01-01', '2026-06-11', 'month', '2026-06-17T12:00:00Z')).toEqual([
      '2026-05-01',
      '2026-05-11',
    ])
    expect(comparable('2026-06-05', '2026-06-11', 'month', '2026-06-17T12:00:00Z')).toEqual([
      '2026-05-05',
      '2026-05-11',
    ])
    // The 31st of March has no like in February.
    expect(comparable('2026-03-31', '2026-04-01', 'month', '2026-06-17T12:00:00Z')).toEqual([])
  })
})

describe('looking back', () => {
  const yearly = { trailing: '12 months' }
  const own = { trailing: null }

  it('is over as many steps as asked, each whole, the last cut by the window alone', () => {
    const asked = window('2026-03-10', '2026-05-20')
    const spans = askedPeriods(periodsOf(asked), asked, lookBackOf(3, own, 'month'))
    expect(spans.map((span) => [span.lookFrom, span.end].map(text))).toEqual([
      ['2026-01-01', '2026-04-01'],
      ['2026-02-01', '2026-05-01'],
      ['2026-03-01', '2026-05-20'],
    ])
    expect(spans[0]?.buckets.map(text)).toEqual(['2026-03-01', '2026-02-01', '2026-01-01'])
  })

  it('is over twelve months where the metric does so by itself, unless asked otherwise', () => {
    expect(lookBackOf(undefined, yearly, 'quarter')).toEqual({ steps: 4, isYear: true })
    expect(lookBackOf(undefined, yearly, 'week')).toEqual({ steps: 52, isYear: true })
    expect(lookBackOf(2, yearly, 'quarter')).toEqual({ steps: 2, isYear: false })
    expect(lookBackOf(undefined, own, 'quarter')).toBeNull()
  })

  it('of a whole window is from its full end, so that a cut one looks back to the same day', () => {
    const june = window('2026-06-01', '2026-07-01')
    const cut = previousOf(june, '2026-06-17T12:00:00Z', false)
    for (const [back, from] of [
      [lookBackOf(3, own, 'month'), '2026-03-01'],
      [lookBackOf(undefined, yearly, 'month'), '2025-06-01'],
      [null, '2026-05-01'],
    ] as const) {
      const span = wholePeriod(cut, 'month', back)
      expect([text(span.lookFrom), text(span.end)]).toEqual([from, '2026-05-17T12:00'])
    }
  })
})
