/** Reading with git and importing are runs of the status, while they go on, when they end and when they are cut off. */
import { describe, expect, it, vi } from 'vitest'
import { LiveSync } from '../../server/sync/live.ts'
import { OpenRuns } from '../../server/sync/open-runs.ts'
import { newRun } from '../../server/sync/run-row.ts'
import type { SyncRun } from '../../server/sync/sink.ts'
import { statusOf } from '../../server/sync/status.ts'
import type { Store } from '../../server/store/open.ts'
import { readHistory, workingRepository } from '../git/setup.ts'
import { at, event, folderOf, importFolder, issue, lines } from '../import/made.ts'
import { fill, temporaryStore } from '../metrics/store.ts'

const rows = (store: Store) =>
  store.query<SyncRun>('from sync_run order by repository, started_at, id')

describe('a history that git reads', () => {
  it('is a run, of the repository where that is known', async () => {
    const work = await workingRepository()
    await work.commit('one')
    const store = await temporaryStore()
    const { changes } = await readHistory(store, work.folder)
    const ended = {
      source: 'git',
      outcome: 'complete',
      repository: 'acme/widgets',
      error_class: null,
    }
    expect(await rows(store)).toMatchObject([{ ...ended, ...changes, repo_id: null }])
    expect(changes.inserted).toBeGreaterThan(0)
    await fill(store, { as_of: 1, issues: [{ at: 0, by: 'ann' }] })
    await readHistory(store, work.folder, { owner: 'case', name: 'a' })
    const { repositories, runs } = await statusOf(store, null)
    expect(runs.map(({ repository, source }) => [repository, source])).toEqual([
      ['case/a', 'git'],
      ['acme/widgets', 'git'],
    ])
    expect(repositories).toMatchObject([{ name: 'a', last_run: { source: 'git' } }])
  })

  it('that fails or is cancelled says so, with what to do', async () => {
    const store = await temporaryStore()
    await expect(readHistory(store, '/no/such/folder')).rejects.toThrow()
    expect(await rows(store)).toMatchObject([
      {
        outcome: 'failed',
        message: expect.any(String) as string,
        hint: expect.any(String) as string,
      },
    ])
    const work = await workingRepository()
    await work.commit('one')
    const stopped = readHistory(store, work.folder, { signal: AbortSignal.abort() })
    await expect(stopped).rejects.toThrow()
    expect((await rows(store)).map(({ outcome }) => outcome)).toContain('cancelled')
  })
})

describe('an import', () => {
  const text = (repository: string, number: number): string => {
    const html_url = `https://github.com/${repository}/issues/${number}`
    return lines({ issue: issue(number, { html_url, comments: 2 }), events: [] })
  }

  it('is a run for each of its repositories', async () => {
    const store = await temporaryStore()
    const whole = lines({ issue: issue(1), events: [event('locked', 2)] })
    await importFolder(
      store,
      await folderOf({ 'a.jsonl': whole, 'b.jsonl': text('acme/other', 2) }),
    )
    const found = await rows(store)
    expect(found.map(({ repository }) => repository)).toEqual(['acme/other', 'acme/widgets'])
    expect(found.map(({ outcome }) => outcome)).toEqual(['with_gaps', 'complete'])
    for (const run of found) {
      expect(run.source).toBe('import')
      expect(run.inserted).toBeGreaterThan(0)
      expect(run.finished_at).not.toBeNull()
      expect(run.repo_id).toMatch(/./)
    }
  })

  it('that the store breaks off is a run that failed; one that is refused is none', async () => {
    const store = await temporaryStore()
    const folder = await folderOf({ 'a.jsonl': text('acme/widgets', 1) })
    const broken = vi
      .spyOn(store, 'finishSync')
      .mockRejectedValueOnce(new Error('the disk is full'))
    await expect(importFolder(store, folder)).rejects.toThrow('the disk is full')
    broken.mockRestore()
    expect(await rows(store)).toMatchObject([
      { source: 'import', outcome: 'failed', error_class: 'bug' },
    ])
    await importFolder(store, folder, { asOf: at(20) })
    const before = (await rows(store)).length
    await expect(importFolder(store, folder)).rejects.toThrow(/stored as of/)
    expect(await rows(store)).toHaveLength(before)
  })
})

describe('a run that goes on', () => {
  it('says so again and again, with what it has changed so far, and never after its end', async () => {
    const said: [string, number][] = []
    const sink = {
      recordRun: async ({ inserted, outcome }: SyncRun) => void said.push([outcome, inserted]),
    }
    const runs = new OpenRuns(sink, 'git', 5)
    const run = await runs.begin('acme/widgets')
    run.inserted = 7
    await expect.poll(() => said.filter(([, inserted]) => inserted === 7).length).toBeGreaterThan(1)
    await runs.end(run, 0)
    const count = said.length
    expect(said.at(-1)).toEqual(['complete', 7])
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(said).toHaveLength(count)
  })

  it('is running while the server hears of it, else it was interrupted', async () => {
    const store = await temporaryStore()
    const run = { ...newRun('acme/widgets', 'import'), repo_id: 'R_1' }
    await store.recordRun(run)
    const live = new LiveSync()
    const guard = { host: '127.0.0.1', adminToken: undefined }
    const sync = { live, runner: undefined, schedule: undefined, guard }
    const outcome = async () => (await statusOf(store, sync)).runs[0]?.outcome
    expect(await outcome()).toBe('interrupted')
    live.hear(run)
    expect(await outcome()).toBe('running')
    live.hear({ ...run, finished_at: run.started_at })
    expect(await outcome()).toBe('interrupted')
    expect((await statusOf(store, null)).runs[0]?.outcome).toBe('interrupted')
  })

  it('of one source leaves the failure of another to be seen', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 1, issues: [{ at: 0, by: 'ann' }] })
    const ended = { repo_id: 'R_a', finished_at: '2025-01-02T00:00:00Z' } as const
    const early = { started_at: '2025-01-01T00:00:00Z' }
    const failed = { ...newRun('case/a'), ...ended, ...early, outcome: 'failed' } as const
    const good = { ...newRun('case/a', 'git'), ...ended, outcome: 'complete' } as const
    await store.recordRun(failed)
    await store.recordRun(good)
    const last = async () => (await statusOf(store, null)).repositories[0]?.last_run
    expect(await last()).toMatchObject({ source: 'github', outcome: 'failed' })
    await store.recordRun({ ...newRun('case/a'), ...ended, outcome: 'complete' })
    expect(await last()).toMatchObject({ outcome: 'complete' })
  })
})
