/** Named periods and their dates: half-open, of the calendar. */
import { expect, it } from 'vitest'
import { datesOfPeriod, lastQuarter } from '../../web/periods.ts'

it.each([
  ['2025', '2025-01-01', '2026-01-01'],
  ['2025Q1', '2025-01-01', '2025-04-01'],
  ['2025Q4', '2025-10-01', '2026-01-01'],
  ['2024-02', '2024-02-01', '2024-03-01'],
  ['2025-12', '2025-12-01', '2026-01-01'],
])('%s is from its first day to before the next', (name, from, to) => {
  expect(datesOfPeriod(name)).toEqual({ from, to })
})

it.each(['', '25', '2025Q5', '2025-13', '2025-1', 'Q1'])('"%s" is none', (name) => {
  expect(datesOfPeriod(name)).toBeNull()
})

it('the last quarter is one that is over', () => {
  expect(lastQuarter('2026-01-01T00:00:00Z')).toBe('2025Q4')
  expect(lastQuarter('2026-03-31T23:59:59Z')).toBe('2025Q4')
  expect(lastQuarter('2026-06-17T08:00:00Z')).toBe('2026Q1')
  expect(lastQuarter('2026-12-31T00:00:00Z')).toBe('2026Q3')
})
