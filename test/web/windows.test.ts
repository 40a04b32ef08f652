/** Windows moved by whole steps, worked by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { earlier, moved, narrowed, stepsIn } from '../../web/windows.ts'

const window = (from: string, to: string) => ({ from, to })
const grains = ['week', 'month', 'quarter', 'year'] as const

describe('a window', () => {
  it.each([
    ['2025-07-01', '2026-07-01', 'month', 12],
    ['2025-07-15', '2026-07-02', 'month', 13],
    ['2025-12-01', '2026-12-01', 'quarter', 5],
    ['2025-12-01', '2026-12-01', 'year', 2],
    // 1 June 2026 is a Monday.
    ['2026-06-01', '2026-06-15', 'week', 2],
    ['2026-05-31', '2026-06-16', 'week', 4],
  ] as const)('from %s to %s touches as many %ss as %i', (from, to, grain, count) => {
    expect(stepsIn(window(from, to), grain)).toBe(count)
  })

  it('is moved to the like days, and the 31st to the last day of a shorter month', () => {
    expect(moved(window('2026-03-31', '2026-05-01'), 'month', -1)).toEqual(
      window('2026-02-28', '2026-04-01'),
    )
    expect(moved(window('2024-02-29', '2024-04-01'), 'year', -1)).toEqual(
      window('2023-02-28', '2023-04-01'),
    )
    expect(moved(window('2026-06-01', '2026-06-15'), 'week', 2)).toEqual(
      window('2026-06-15', '2026-06-29'),
    )
  })

  it('before is as many steps long, and a year earlier Mondays meet Mondays', () => {
    expect(earlier(window('2026-05-01', '2026-08-01'), 'month', 'previous')).toEqual(
      window('2026-02-01', '2026-05-01'),
    )
    expect(earlier(window('2026-05-01', '2026-08-01'), 'quarter', 'year')).toEqual(
      window('2025-05-01', '2025-08-01'),
    )
    expect(earlier(window('2026-06-01', '2026-06-29'), 'week', 'year')).toEqual(
      window('2025-06-02', '2025-06-30'),
    )
  })

  it('earlier has as many places as the one before which it stands, whatever is asked for', () => {
    const day = fc.integer({ min: 0, max: 9000 })
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom(...grains),
        fc.constantFrom('previous' as const, 'year' as const),
        (start, length, grain, way) => {
          const dayOf = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10)
          const dates = window(dayOf(9000 + start), dayOf(9000 + start + length))
          const before = earlier(dates, grain, way)
          expect(before.from < dates.from && before.from < before.to).toBe(true)
          expect(stepsIn(before, grain)).toBe(stepsIn(dates, grain))
        },
      ),
      { seed: 7 },
    )
  })

  it('is narrowed to whole steps, in either order, and never beyond its own ends', () => {
    const whole = window('2026-01-15', '2026-06-10')
    const at = (month: string) => `2026-${month}-01T00:00:00Z`
    expect(narrowed(whole, 'month', at('02'), at('04'))).toEqual(window('2026-02-01', '2026-05-01'))
    expect(narrowed(whole, 'month', at('04'), at('02'))).toEqual(window('2026-02-01', '2026-05-01'))
    expect(narrowed(whole, 'month', at('01'), at('06'))).toEqual(whole)
  })
})
