/** The store: what is written is there once, whole or not at all, and opening says in words what is wrong. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Batch } from '../../collectors/model.ts'
import { packageRoot } from '../../server/root.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { batchesOf } from '../metrics/world.ts'

let folder: string
let path: string
const open: Store[] = []

async function opened(options = {}): Promise<Store> {
  const store = await openStore(path, { threads: 2, ...options })
  open.push(store)
  return store
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  path = join(folder, 'test.duckdb')
})
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
  await rm(folder, { recursive: true })
})

function batch(): Batch {
  const [first] = batchesOf({
    as_of: 10,
    issues: [
      {
        at: 0,
        by: 'ann',
        acts: [
          ['commented', 'bob', 1],
          ['labeled', 'bob', 1, 'bug'],
          ['carries', null, 0, 'bug'],
        ],
      },
      {
        at: 1,
        by: 'bob',
        acts: [
          ['commented', 'ann', 2],
          ['closed', 'bob', 3],
        ],
      },
    ],
  })
  if (first === undefined) throw new Error('no batch')
  return first
}

const count = async (store: Store, table: string): Promise<number> =>
  (await store.query<{ n: number }>(`select count(*) as n from raw."${table}"`))[0]?.n ?? -1

describe('writing', () => {
  it('changes nothing the second time', async () => {
    const store = await opened()
    const first = await store.write(batch())
    expect(first).toMatchObject({ updated: 0, deleted: 0 })
    expect(first.inserted).toBeGreaterThan(8)
    expect(await store.write(batch())).toEqual({ inserted: 0, updated: 0, deleted: 0 })
    expect(await count(store, 'issue')).toBe(2)
  })

  it('replaces the children of complete items, and only theirs', async () => {
    const store = await opened()
    await store.write(batch())
    const again = batch()
    again.rows.comment = []
    again.rows.item_label = []
    again.complete_items = ['issue_a_0']
    const changes = await store.write(again)
    // The comment and the label of the first issue went; the second's comment isn't ours to remove.
    expect(changes).toEqual({ inserted: 0, updated: 0, deleted: 2 })
    expect(await store.query('select item_id from raw.comment')).toEqual([{ item_id: 'issue_a_1' }])
  })

  it('counts a changed row once, as updated', async () => {
    const store = await opened()
    await store.write(batch())
    const changed = batch()
    const issue = changed.rows.issue?.[0]
    if (issue !== undefined) issue.title = 'Another title'
    expect(await store.write(changed)).toEqual({ inserted: 0, updated: 1, deleted: 0 })
  })

  it('leaves rows and cursor as they were when anything in the batch is wrong', async () => {
    const store = await opened()
    const wrong = batch()
    wrong.cursor = { resource: 'issue', page: 'p2', watermark: null }
    const comment = wrong.rows.comment?.[1]
    if (comment !== undefined) comment.created_at = 'yesterday'
    await expect(store.write(wrong)).rejects.toThrow('Not an instant')
    expect(await count(store, 'issue')).toBe(0)
    expect(await store.cursors('R_a')).toEqual([])
    // And the store goes on: nothing of the failed batch is left in the staging tables.
    const right = await store.write({
      ...batch(),
      cursor: { resource: 'issue', page: 'p1', watermark: null },
    })
    expect(right.deleted).toBe(0)
    expect(await store.cursors('R_a')).toEqual([{ resource: 'issue', page: 'p1', watermark: null }])
  })

  it('keeps two batches that are written at once apart', async () => {
    const store = await opened()
    const other = batchesOf({ as_of: 1, issues: [{ in: 'b', at: 0, by: 'cid' }] })[0]
    if (other === undefined) throw new Error('no batch')
    await Promise.all([store.write(batch()), store.write(other), store.write(batch())])
    expect(await count(store, 'issue')).toBe(3)
  })

  it('removes an ecosystem with what belongs to it alone', async () => {
    const store = await opened()
    await store.write(batch())
    await store.addToEcosystem({ slug: 'x', title: 'X', is_simulated: true }, ['R_a'])
    await store.removeEcosystem('x')
    for (const table of ['issue', 'comment', 'event', 'repository', 'item_label']) {
      expect(await count(store, table), table).toBe(0)
    }
  })
})

describe('opening', () => {
  it('finds what was written before', async () => {
    const store = await opened()
    await store.write(batch())
    await store.close()
    open.pop()
    expect(await count(await opened(), 'issue')).toBe(2)
  })

  it('refuses a file of a newer version', async () => {
    const store = await opened()
    await store.close()
    open.pop()
    execFileSync(
      process.execPath,
      [
        '-e',
        `const { DuckDBInstance } = require('@duckdb/node-api');
       (async () => { const c = await (await DuckDBInstance.create(process.argv[1])).connect();
       await c.run('insert into schema_version values (999, now()::timestamp)'); await c.run('checkpoint') })()`,
        path,
      ],
      { cwd: packageRoot },
    )
    await expect(opened()).rejects.toMatchObject({ code: 'database-newer' })
  })

  it('says that a file is no database', async () => {
    await writeFile(
      path,
      'not a database at all, just text that is long enough to be read as a header',
    )
    await expect(opened()).rejects.toMatchObject({ code: 'database-unreadable' })
  })

  it('names the process that holds the file', async () => {
    const holder = spawn(
      process.execPath,
      [
        '-e',
        `const { DuckDBInstance } = require('@duckdb/node-api');
         DuckDBInstance.create(process.argv[1]).then((i) => i.connect()).then(() => { console.log('held'); setInterval(() => {}, 1000) })`,
        path,
      ],
      { cwd: packageRoot },
    )
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    try {
      const error = await opened().catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: 'database-locked' })
      expect(String(error)).toContain(String(holder.pid))
    } finally {
      holder.kill()
      await new Promise((resolve) => holder.once('exit', resolve))
    }
  })
})

describe('reading', () => {
  it('stops a query at its deadline, running or waiting, and goes on', async () => {
    const store = await opened({ readers: 1 })
    const heavy = 'select sum(a.range * b.range) as s from range(10000000) a, range(100000) b'
    const running = store.query(heavy, {}, { deadlineMs: 400 })
    const waiting = store.query('select 1 as one', {}, { deadlineMs: 100 })
    await expect(waiting).rejects.toMatchObject({ code: 'query-timeout', status: 504 })
    await expect(running).rejects.toMatchObject({ code: 'query-timeout' })
    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('decides who is a bot by account type, suffix and list, the list first', async () => {
    const store = await opened()
    const actor = (login: string, account_type: 'User' | 'Bot') => ({
      id: login,
      login,
      account_type,
      name: null,
    })
    await store.write({
      repo_id: 'R',
      rows: {
        actor: [
          actor('ann', 'User'),
          actor('Dependabot', 'Bot'),
          actor('someapp', 'Bot'),
          actor('old[bot]', 'User'),
          actor('k8s-ci-robot', 'User'),
          actor('Copilot', 'Bot'),
        ],
      },
    })
    await store.finishSync({ repo_id: 'R', as_of: '2025-01-01T00:00:00Z', requests: 0 })
    const kinds = await store.query<{ login: string; kind: string }>(
      'select login, kind from person',
    )
    expect(Object.fromEntries(kinds.map(({ login, kind }) => [login, kind]))).toEqual({
      ann: 'human',
      Dependabot: 'bot',
      someapp: 'bot',
      'old[bot]': 'bot',
      'k8s-ci-robot': 'bot',
      Copilot: 'agent',
    })
  })
})
