/** A history that is followed: only news are read, what was pushed away goes, and a cut run ends like an undisturbed one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import type { Sink } from '../../server/sync/sink.ts'
import { temporaryStore } from '../metrics/store.ts'
import { makeHistory } from './make-history.ts'
import { runGit } from './run-git.ts'
import {
  bareRemote,
  counts,
  historyRows,
  readHistory,
  temporaryFolder,
  workingRepository,
} from './setup.ts'

/** The same history, read in one go by a store that knows nothing. */
async function freshRows(from: string, withPaths = true): Promise<Record<string, unknown[]>> {
  const store = await temporaryStore()
  await readHistory(store, from, { withPaths })
  return historyRows(store)
}

/** A sink that breaks at its n-th write, before or after the database has it. */
function breaking(store: Store, at: number, moment: 'before' | 'after'): Sink {
  let writes = 0
  return new Proxy<Sink>(store, {
    get(target, key: keyof Sink) {
      if (key !== 'write') return target[key].bind(target)
      return async (batch: Parameters<Sink['write']>[0]) => {
        writes++
        if (writes === at && moment === 'before') throw new Error('cut')
        const changes = await target.write(batch)
        if (writes === at) throw new Error('cut')
        return changes
      }
    },
  })
}

async function made(commits: number, seed = 1): Promise<string> {
  const folder = join(await temporaryFolder(), 'made.git')
  await makeHistory(folder, commits, seed)
  return folder
}

/** Object names of a branch, the newest last. */
const firstParents = (folder: string): string[] =>
  runGit(['rev-list', '--first-parent', '--reverse', 'main'], folder).split('\n')

/** A commit on top of another, without a working folder. */
const commitOn = (folder: string, parent: string, message: string): string =>
  runGit(['commit-tree', `${parent}^{tree}`, '-p', parent, '-m', message], folder)

describe('a clone that is kept', () => {
  it('has no contents, reads only news, and fetches none to tell which files changed', async () => {
    const work = await workingRepository()
    await work.commit('one', { files: { 'a.ts': 'a', 'README.md': 'r' } })
    const remote = await bareRemote(work)
    const store = await temporaryStore()
    const first = await readHistory(store, remote.url, { withPaths: true })
    expect([first.commits, first.read]).toEqual([1, 1])
    const clone = join(`${store.path}.git`, 'acme', 'widgets.git')
    const missing = (): number =>
      runGit(['rev-list', '--objects', '--all', '--missing=print'], clone)
        .split('\n')
        .filter((line) => line.startsWith('?')).length
    expect(missing()).toBe(2)

    // A rename with changes could only be told from the contents.
    work.git('rm', '--quiet', '--cached', 'a.ts')
    await work.commit('two', { files: { 'b.ts': 'a and more' } })
    work.git('tag', 'v1')
    remote.push()
    const second = await readHistory(store, remote.url)
    expect(second).toMatchObject({ commits: 2, read: 1, tags: 1, withPaths: true })
    expect(missing()).toBe(3)
    expect(await store.query('select class, files from raw.git_path_class order by all')).toEqual([
      { class: 'code', files: 1 },
      { class: 'code', files: 2 },
      { class: 'docs', files: 1 },
    ])

    const third = await readHistory(store, remote.url)
    expect(third.read).toBe(0)
    expect(third.changes).toEqual({ inserted: 0, updated: 0, deleted: 0 })
    expect(await historyRows(store)).toEqual(await freshRows(work.folder))
  })

  it('follows the default branch to another name, and tags that are gone', async () => {
    const work = await workingRepository()
    await work.commit('one')
    work.git('tag', 'old')
    const remote = await bareRemote(work)
    const store = await temporaryStore()
    await readHistory(store, remote.url)
    work.git('checkout', '--quiet', '-b', 'trunk')
    await work.commit('two')
    work.git('tag', '--delete', 'old')
    remote.push()
    runGit(['symbolic-ref', 'HEAD', 'refs/heads/trunk'], remote.folder)
    expect(await readHistory(store, remote.url)).toMatchObject({ commits: 2, tags: 0 })
  })

  it('that was deleted is made anew and nothing is read twice', async () => {
    const work = await workingRepository()
    await work.commit('one')
    const remote = await bareRemote(work)
    const store = await temporaryStore()
    await readHistory(store, remote.url)
    await rm(`${store.path}.git`, { recursive: true })
    expect(await readHistory(store, remote.url)).toMatchObject({ commits: 1, read: 0 })
  })
})

describe('a push with force', () => {
  it.each([
    { what: 'that sets the branch back', keep: 3, add: 0 },
    { what: 'that replaces its end', keep: 3, add: 2 },
    { what: 'that replaces all of it', keep: 0, add: 2 },
  ])('$what leaves exactly what the branch has now', async ({ add, keep }) => {
    const work = await workingRepository()
    const oids: string[] = []
    for (let n = 0; n < 6; n++) {
      oids.push(
        await work.commit(`${n}\n\nCo-authored-by: B <b@x>`, { files: { [`f${n}.c`]: 'x' } }),
      )
    }
    const remote = await bareRemote(work)
    const store = await temporaryStore()
    await readHistory(store, remote.url, { withPaths: true })
    if (keep === 0) work.git('checkout', '--quiet', '--orphan', 'new')
    else work.git('reset', '--quiet', '--soft', oids[keep - 1] ?? '')
    for (let n = 0; n < add; n++) await work.commit(`again ${n}`, { files: { [`g${n}.c`]: 'y' } })
    if (keep === 0) work.git('branch', '--force', 'main', 'new')
    remote.push()
    const after = await readHistory(store, remote.url)
    expect(after).toMatchObject({ commits: keep + add, read: add, gaps: [] })
    const fresh = await temporaryStore()
    await readHistory(fresh, remote.url, { withPaths: true })
    expect(await historyRows(store)).toEqual(await historyRows(fresh))
  })

  it('is also noticed where the clone does not know the old commits any more', async () => {
    const work = await workingRepository()
    await work.commit('one')
    await work.commit('two')
    const remote = await bareRemote(work)
    const store = await temporaryStore()
    await readHistory(store, remote.url)
    work.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'two, better')
    remote.push()
    await rm(`${store.path}.git`, { recursive: true })
    expect(await readHistory(store, remote.url)).toMatchObject({ commits: 2, read: 2, gaps: [] })
    expect(await counts(store, remote.folder)).toEqual({ git: 2, stored: 2 })
  })
})

describe('a run that is cut off', () => {
  it.each([1, 4, 9])('at write %i ends, when repeated, as an undisturbed one', async (at) => {
    const folder = await made(800)
    const fresh = await freshRows(folder)
    for (const moment of ['before', 'after'] as const) {
      const store = await temporaryStore()
      const given = { withPaths: true, batchCommits: 100 }
      await expect(
        readHistory(store, folder, { ...given, sink: breaking(store, at, moment) }),
      ).rejects.toThrow('cut')
      const { read } = await readHistory(store, folder, given)
      // A branch beside the commit where it was cut may be read twice, no more.
      const stored = 100 * (at - (moment === 'before' ? 1 : 0))
      expect(read).toBeGreaterThanOrEqual(Math.max(0, 800 - stored))
      expect(read).toBeLessThanOrEqual(Math.max(0, 800 - stored) + 10)
      expect(await historyRows(store)).toEqual(fresh)
    }
  })

  it.each([1, 7])(
    'at write %i, and then finds the branch pushed with force, holds what the branch has',
    async (at) => {
      const folder = await made(800, at)
      const store = await temporaryStore()
      const given = { withPaths: true, batchCommits: 100 }
      const cut = (moment: 'before' | 'after', write: number) =>
        expect(
          readHistory(store, folder, { ...given, sink: breaking(store, write, moment) }),
        ).rejects.toThrow('cut')
      await cut('after', at)
      const before = firstParents(folder)
      const early = before[Math.floor(before.length * 0.4)] ?? ''
      runGit(['update-ref', 'refs/heads/main', commitOn(folder, early, 'instead')], folder)
      await cut('after', 1)
      // And back again, past what was stored before.
      runGit(['update-ref', 'refs/heads/main', before.at(-1) ?? ''], folder)
      await cut('before', 2)
      const summary = await readHistory(store, folder, given)
      expect(summary.gaps).toEqual([])
      expect(await historyRows(store)).toEqual(await freshRows(folder))
    },
  )

  it('by kill -9 in the middle of a transaction loses and doubles nothing', async () => {
    const folder = await made(3000)
    const db = join(await temporaryFolder(), 'killed.duckdb')
    for (const at of [1, 2, 2]) {
      const script = join(packageRoot, 'test/git/killed.ts')
      const child = spawn(process.execPath, ['--import', 'tsx', script, db, folder, String(at)], {
        cwd: packageRoot,
        stdio: 'inherit',
      })
      const [, signal] = (await once(child, 'close')) as [number | null, string | null]
      expect(signal).toBe('SIGKILL')
    }
    const store = await openStore(db, { threads: 2 })
    const before = await counts(store, folder)
    expect(before.stored).toBeGreaterThanOrEqual(500)
    expect(before.stored).toBeLessThan(before.git)
    await readHistory(store, folder)
    const rows = await historyRows(store)
    await store.close()
    expect(rows).toEqual(await freshRows(folder, false))
  })
})

describe('classes of changed files', () => {
  it('are read for the whole history when they are first asked for, and from then on', async () => {
    const folder = await made(300)
    const store = await temporaryStore()
    await readHistory(store, folder)
    expect((await historyRows(store))['git_path_class']).toEqual([])
    const cut = breaking(store, 2, 'after')
    const given = { batchCommits: 100 }
    await expect(
      readHistory(store, folder, { ...given, withPaths: true, sink: cut }),
    ).rejects.toThrow('cut')
    expect(await readHistory(store, folder, given)).toMatchObject({ withPaths: true })
    expect(await historyRows(store)).toEqual(await freshRows(folder))
  })
})

describe('what is stored', () => {
  it('is compared with what git counts: a difference is a gap, and the next run closes it', async () => {
    const folder = await made(50)
    const store = await temporaryStore()
    await readHistory(store, folder)
    const [some] = await store.query<{ oid: string }>('select min(oid) as oid from raw.git_commit')
    const repo_id = 'git:acme/widgets'
    await store.write({ repo_id, rows: {}, removed_commits: [some?.oid ?? ''] })
    const short = await readHistory(store, folder)
    expect(short.gaps).toMatchObject([
      { resource: 'commit', expected: short.commits, fetched: short.commits - 1 },
    ])
    expect(await store.gaps(repo_id)).toHaveLength(1)
    expect((await readHistory(store, folder)).gaps).toEqual([])
    expect(await historyRows(store)).toEqual(await freshRows(folder, false))
  })

  it('of a shallow clone is said to be incomplete until the clone is whole', async () => {
    const work = await workingRepository()
    for (const message of ['one', 'two', 'three']) await work.commit(message)
    const shallow = join(await temporaryFolder(), 'shallow')
    runGit(['clone', '--quiet', '--depth=1', `file://${work.folder}`, shallow], work.folder)
    const store = await temporaryStore()
    for (let run = 0; run < 2; run++) {
      const { commits, gaps } = await readHistory(store, shallow)
      expect(commits).toBe(1)
      expect(gaps.map((gap) => gap.to_at)).toEqual(['2024-01-03T12:00:00Z'])
    }
    runGit(['fetch', '--quiet', '--unshallow'], shallow)
    expect(await readHistory(store, shallow)).toMatchObject({ commits: 3, gaps: [] })
    expect(await historyRows(store)).toEqual(await freshRows(work.folder, false))
  })

  it("moves under the repository's own id when that becomes known", async () => {
    const work = await workingRepository()
    await work.commit('one\n\nCo-authored-by: B <b@x>')
    work.git('tag', 'v1')
    const store = await temporaryStore()
    expect((await readHistory(store, work.folder)).isKnown).toBe(false)
    expect(await store.findRepository('acme', 'widgets')).toBeNull()
    const at = '2024-01-01T00:00:00Z'
    await store.write({
      repo_id: 'R_1',
      rows: {
        repository: [
          {
            id: 'R_1',
            owner: 'Acme',
            name: 'Widgets',
            url: 'https://github.com/acme/widgets',
            description: null,
            is_archived: false,
            is_fork: false,
            license_spdx: null,
            primary_language: null,
            default_branch: 'main',
            stars: 1,
            forks: 0,
            watchers: 0,
            created_at: at,
            pushed_at: at,
          },
        ],
      },
    })
    expect((await readHistory(store, work.folder)).isKnown).toBe(true)
    for (const table of ['git_commit', 'git_co_author', 'git_tag']) {
      expect(await store.query(`select distinct repo_id from raw.${table}`)).toEqual([
        { repo_id: 'R_1' },
      ])
    }
    await readHistory(store, work.folder)
    expect(await counts(store, work.folder)).toEqual({ git: 1, stored: 1 })
  })
})
