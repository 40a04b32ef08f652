/** Fact tables and staging views against worked cases: given rows, expected rows worked by hand. */
import { describe, expect, it } from 'vitest'
import { caseFiles, rowsCases, rowsDifferences } from '../metrics/run-case.ts'
import { fill, temporaryStore } from '../metrics/store.ts'

for (const relation of caseFiles('facts')) {
  describe(relation, () => {
    for (const given of rowsCases(relation)) {
      it(given.name, async () => {
        const store = await temporaryStore()
        await fill(store, given)
        expect(await rowsDifferences(store, relation, given)).toEqual([])
      })
    }
  })
}
