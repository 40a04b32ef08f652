/** Every second metric against its worked cases, and that each has some. */
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { caseFiles } from './run-case.ts'
import { testCases } from './worked-cases.ts'

it('every metric has worked cases, and every file of cases a metric', async () => {
  expect(caseFiles('metrics')).toEqual([...(await loadCatalogue()).keys()].toSorted())
})

await testCases((place) => place % 2 === 0)
