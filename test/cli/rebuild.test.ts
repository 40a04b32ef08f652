/** `lichen rebuild` makes the facts anew, says whether they were right, and doesn't touch a file that a server has. */
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { lichen, serve, temporaryFolder } from './command.ts'
import { copySample } from '../sample-file.ts'

let db: string

beforeAll(async () => {
  db = join(await temporaryFolder(), 'rebuild.duckdb')
  await copySample(db, 300)
})

async function spoil(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(db)
  const connection = await instance.connect()
  await connection.run(sql)
  connection.closeSync()
  instance.closeSync()
}

describe('lichen rebuild', () => {
  it('finds facts that followed a sync as they should be', async () => {
    const { code, err, out } = await lichen(['rebuild', '--db', db])
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe('The facts of 6 repositories are made anew. They were as they should be.\n')
  })

  it('mends what was lost or is wrong, and says how much it was', async () => {
    const answer = ['metrics', 'issues-closed', '--scope', 'ecosystem:sample', '--db', db]
    const before = await lichen(answer)
    await spoil(
      `delete from fact.closing where item_id = (select min(item_id) from fact.closing);
       update fact.open_span set opened_at = opened_at + interval 1 day
       where item_id = (select min(item_id) from fact.open_span where item_kind = 'issue')
         and opened_at = created_at`,
    )
    const { out } = await lichen(['rebuild', '--db', db])
    expect(out).toMatch(/ [3-9] rows of them weren’t as they should be, and are now\.\n$/)
    expect((await lichen(answer)).out).toBe(before.out)
  })

  it('makes them at once where they were made by other definitions', async () => {
    const answer = ['metrics', 'issues-closed', '--scope', 'ecosystem:sample', '--db', db]
    const before = await lichen(answer)
    await spoil(`delete from fact.closing; update fact.definition set digest = 'of before'`)
    expect((await lichen(answer)).out).toBe(before.out)
  })

  it('leaves a file alone that a server has open, and one that isn’t there', async () => {
    await serve(['--db', db])
    const busy = await lichen(['rebuild', '--db', db])
    expect(busy.code).toBe(1)
    expect(busy.err).toContain('is open in the Lichen at')
    const missing = await lichen(['rebuild', '--db', `${db}.no`])
    expect(missing.code).toBe(1)
    expect(missing.err).toContain('There is no database')
  })
})
