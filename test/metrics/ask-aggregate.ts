/** Asks an aggregate about many populations at once. */
import { afterAll, expect } from 'vitest'
import { loadAggregates } from '../../server/metrics/catalogue.ts'
import type { AnswerRow } from '../../server/metrics/point.ts'
import { CaseStore } from './case-store.ts'

/** What an aggregate says of a population. */
export type Answer = Omit<AnswerRow, 'series' | 'period'>

interface Question {
  /** How the rows' JSON is read, e.g. `"seconds":"DOUBLE"`. */
  columns: string
  /** The population from the rows, which are called `given`. */
  population?: string
  parameters?: Record<string, number | null>
}

type Ask = (key: string, populations: object[][], question: Question) => Promise<Answer[]>

/**
 * For the tests of one file. The answers come in the order of the populations; each population is one of two periods of
 * a series, so that a step that mixes series or periods is told.
 */
export async function openAggregates(): Promise<Ask> {
  const aggregates = await loadAggregates()
  // It stays empty: the statements bring their rows.
  const cases = await CaseStore.open()
  afterAll(() => cases.close())
  return async (key, populations, question) => {
    const { columns, parameters, population = 'select *, 1 as people from given' } = question
    const rows = populations.flatMap((each, index) =>
      each.map((row) => ({ series: Math.floor(index / 2), year: 2024 + (index % 2), ...row })),
    )
    const found = await cases.store.query<Answer>(
      `with given as (
         select *, make_timestamp(year, 1, 1, 0, 0, 0) as period
         from (select unnest(from_json($rows,
           '[{"series":"INTEGER","year":"INTEGER",${columns}}]'), recursive := true))
       ),
       population as (${population}),
       ${aggregates.get(key)?.sql}
       select value, low, high, n, n_censored, at_least from answer order by series, period`,
      { rows: JSON.stringify(rows), ...parameters },
    )
    expect(found.length).toBe(populations.length)
    return found
  }
}

/** Up to the last digit that is rounded to. */
export function close(actual: number | null | undefined, expected: number | null, what = ''): void {
  if (expected === null || actual === null || actual === undefined) {
    expect(actual, what).toBe(expected)
    return
  }
  const distance = Math.abs(actual - expected)
  expect(distance, what).toBeLessThan(2e-9 * Math.max(1, Math.abs(expected)))
}
