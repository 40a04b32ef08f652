/** The worked cases of some metrics as tests: given rows, expected values worked by hand. */
import { afterAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { Relations } from '../mutate/relations.ts'
import { CaseStore } from './case-store.ts'
import { caseFiles, metricCases, metricDifferences } from './run-case.ts'
import { fill } from './store.ts'

/** @param isMine whether a metric is of the file that asks: two files run side by side */
export async function testCases(isMine: (place: number) => boolean): Promise<void> {
  const catalogue = await loadCatalogue()
  const relations = await Relations.read()
  const cases = await CaseStore.open()
  afterAll(() => cases.close())
  for (const metric of caseFiles('metrics').filter((_, place) => isMine(place))) {
    const file = catalogue.get(metric)
    const store = await cases.only(file === undefined ? new Set() : relations.belowMetric(file))
    describe(metric, () => {
      for (const given of metricCases(metric)) {
        it(given.name, async () => {
          await cases.empty()
          await fill(store, given)
          expect(await metricDifferences(store, catalogue, metric, given)).toEqual([])
        })
      }
    })
  }
}
