/** `lichen remove`: a repository goes with all that is stored of it; what is left is as if it had never been there. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore, type Store } from '../../server/store/open.ts'
import { filledStore } from '../metrics/store.ts'
import { copySample } from '../sample-file.ts'
import { lichen, serve, temporaryFolder } from './command.ts'

it('takes a repository out, and no trace of it is left in any table', async () => {
  const db = join(await temporaryFolder(), 'remove.duckdb')
  await copySample(db, 300)
  const asked = (...args: string[]) => lichen([...args, '--db', db])
  const others = ['metrics', 'contributors', '--scope', 'repo:sample/kelpline', '--format', 'json']
  const before = await asked(...others)
  const { code, err, out } = await asked('remove', 'Sample/Gorsewind')
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(
    /^sample\/gorsewind is gone, with [1-9]\d* issues and [1-9]\d* pull requests\.\nWhat a file/,
  )
  expect((await asked(...others)).out).toBe(before.out)
  const gone = await asked('metrics', 'contributors', '--scope', 'repo:sample/gorsewind')
  expect(gone.err).toContain('Nothing is known of "repo:sample/gorsewind"')
  const store = await openStore(db)
  const tables = await store.query<{ name: string }>(
    `select format('"{}"."{}"', schema_name, table_name) as name
     from duckdb_columns() where column_name = 'repo_id' and not internal
       and table_name in (select table_name from duckdb_tables())`,
  )
  expect(tables.length).toBeGreaterThan(40)
  for (const { name } of tables) {
    const rows = await store.query(
      `select repo_id from ${name} where repo_id is not null
         and repo_id not in (select id from raw.repository) limit 1`,
    )
    expect(rows, name).toEqual([])
  }
  await store.close()
  expect((await asked('rebuild')).out).toBe(
    'The facts of 5 repositories are made anew. They were as they should be.\n',
  )
}, 240_000)

it('removes none where one isn’t known, and doesn’t touch what a server has', async () => {
  const db = join(await temporaryFolder(), 'keep.duckdb')
  await copySample(db, 60)
  const wrong = await lichen(['remove', 'sample/gorsewind', 'sample/none', '--db', db])
  expect([wrong.code, wrong.err]).toEqual([
    1,
    'sample/none is not in the database; nothing was removed.\nlichen status lists what is.\n',
  ])
  const { stop } = await serve(['--db', db])
  const busy = await lichen(['remove', 'sample/gorsewind', '--db', db])
  expect([busy.code, busy.err]).toEqual([1, expect.stringContaining('Stop that server') as string])
  expect(await stop()).toMatchObject({ code: 0 })
  const store = await openStore(db)
  expect(await store.countRepositories()).toBe(6)
  await store.close()
}, 240_000)

it.each([
  ['that repository', (store: Store) => store.removeRepositories(['R_a'])],
  ['an ecosystem of it', (store: Store) => store.removeEcosystem('x')],
])('forgets who is who where only %s told it', async (_, remove) => {
  const store = await filledStore({
    as_of: 20,
    commits: [
      { at: 3, by: 'ann' },
      { at: 4, by: 'ann@example.invalid', in: 'b' },
    ],
  })
  await store.leaveEcosystem('case', ['R_a'])
  await store.addToEcosystem({ slug: 'x', title: 'X', is_simulated: true }, ['R_a'])
  const people = (): Promise<{ person_id: string }[]> =>
    store.query(`select distinct person_id from fact.activity_day where repo_id = 'R_b'`)
  expect(await people()).toEqual([{ person_id: 'U_ann' }])
  await remove(store)
  expect(await people()).toEqual([{ person_id: 'email:ann@example.invalid' }])
  expect(await store.rebuildFacts({ compare: true })).toBe(0)
  expect(
    await store.query(`select repo_id from ecosystem_repository where repo_id = 'R_a'`),
  ).toEqual([])
})
