/** Each metric against its worked cases: given rows, expected values worked by hand. */
import { afterAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { CaseStore } from './case-store.ts'
import { caseFiles, metricCases, metricDifferences } from './run-case.ts'
import { fill } from './store.ts'

const catalogue = await loadCatalogue()
const cases = await CaseStore.open()
afterAll(() => cases.close())

it('every metric has worked cases, and every file of cases a metric', () => {
  expect(caseFiles('metrics')).toEqual([...catalogue.keys()].toSorted())
})

for (const metric of caseFiles('metrics')) {
  describe(metric, () => {
    for (const given of metricCases(metric)) {
      it(given.name, async () => {
        await cases.empty()
        await fill(cases.store, given)
        expect(await metricDifferences(cases.store, catalogue, metric, given)).toEqual([])
      })
    }
  })
}
