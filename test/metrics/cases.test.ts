/** Each metric against its worked cases: given rows, expected values worked by hand. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { caseFiles, metricCases, metricDifferences } from './run-case.ts'
import { fill, temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()

it('every metric has worked cases, and every file of cases a metric', () => {
  expect(caseFiles('metrics')).toEqual([...catalogue.keys()].toSorted())
})

for (const metric of caseFiles('metrics')) {
  describe(metric, () => {
    for (const given of metricCases(metric)) {
      it(given.name, async () => {
        const store = await temporaryStore()
        await fill(store, given)
        expect(await metricDifferences(store, catalogue, metric, given)).toEqual([])
      })
    }
  })
}
