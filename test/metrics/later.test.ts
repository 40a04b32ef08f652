/** A value as of an instant doesn't depend on anything later, on random histories: known whole, or cut at that instant. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import { someHistories, until } from './histories.ts'
import { fill, temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()
const asOf = 70.5

describe.each(someHistories(3).map((world, index) => ({ world, index })))(
  'history $index',
  ({ world }) => {
    it('has the same values and items as of a day whether or not more is known already', async () => {
      const early = await temporaryStore()
      await fill(early, until(world, asOf))
      const late = await temporaryStore()
      await fill(late, { ...world, as_of: asOf })
      // People who are known by an address alone have a name that is made with it.
      for (const store of [early, late]) {
        await store.changeRules(async (connection) => {
          await connection.run(`insert into pseudonym_salt values ('salt')`)
        })
      }
      for (const metric of catalogue.keys()) {
        const question = {
          metric,
          scopes: ['ecosystem:case'],
          actors: 'all' as const,
          from: '2025-01-01',
          to: '2025-05-01',
          grain: 'month' as const,
        }
        const before = await evaluate(early, catalogue, question)
        expect(await evaluate(late, catalogue, question), metric).toEqual(before)
        const listed = await items(early, catalogue, { ...question, limit: 1000 })
        expect(await items(late, catalogue, { ...question, limit: 1000 }), metric).toEqual(listed)
      }
    }, 120_000)
  },
)
