/** Fact tables and staging views against worked cases: given rows, expected rows worked by hand. */
import { afterAll, describe, expect, it } from 'vitest'
import { CaseStore } from '../metrics/case-store.ts'
import { caseFiles, rowsCases, rowsDifferences } from '../metrics/run-case.ts'
import { fill } from '../metrics/store.ts'
import { Relations } from '../mutate/relations.ts'

const cases = await CaseStore.open()
afterAll(() => cases.close())

const relations = await Relations.read()

for (const relation of caseFiles('facts')) {
  const store = await cases.only(relations.below([relation]))
  describe(relation, () => {
    for (const given of rowsCases(relation)) {
      it(given.name, async () => {
        await cases.empty()
        await fill(store, given)
        expect(await rowsDifferences(store, relation, given)).toEqual([])
      })
    }
  })
}

it('a store that was emptied holds what a new one does', async () => {
  const rows = (store: CaseStore['store'], table: string): Promise<unknown[]> =>
    store.query(`from ${table} order by all`)
  const tables = await cases.store.query<{ name: string }>(
    `select '"' || schema_name || '"."' || table_name || '"' as name from duckdb_tables()
     where database_name = 'memory' and not temporary
       and table_name not in ('schema_version', 'rule_change')`,
  )
  const fresh = await CaseStore.open()
  await cases.empty()
  for (const { name } of tables) {
    expect(await rows(cases.store, name), name).toEqual(await rows(fresh.store, name))
  }
  await fresh.close()
})
