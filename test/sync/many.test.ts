/** Many repositories in one sync: a row for each attempt, and one that fails doesn't stop the others. */
import { describe, expect, it } from 'vitest'
import type { GithubClient } from '../../collectors/github/client.ts'
import type { Store } from '../../server/store/open.ts'
import { collectMany, type Wanted } from '../../server/sync/many.ts'
import type { SyncRun } from '../../server/sync/sink.ts'
import { Tracker } from '../../server/sync/tracker.ts'
import { rich, richWorld } from '../collect/rich-world.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import { clientOf, serve, token } from '../collect/setup.ts'
import { contents } from '../collect/tables.ts'
import { makeRepository } from '../github-server/make.ts'
import type { GithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'

const empty = (nameWithOwner: string) =>
  makeRepository({
    nameWithOwner,
    createdAt: '2024-01-01T00:00:00Z',
    clock: '2024-02-01T00:00:00Z',
  })

const wanted = (...names: string[]): Wanted[] =>
  names.map((text) => {
    const [owner = '', name = ''] = text.split('/')
    return { owner, name, ecosystems: [], fields: null }
  })

async function many(
  github: GithubServer,
  store: Store,
  names: Wanted[],
  given: { stop?: AbortController; client?: () => GithubClient; tracker?: Tracker } = {},
): Promise<SyncRun[]> {
  const { stop = new AbortController(), tracker = new Tracker() } = given
  const { signal } = stop
  return collectMany({
    sink: store,
    wanted: names,
    newClient: given.client ?? (() => clientOf(github, { signal })),
    signal,
    tracker,
    onProgress: () => undefined,
    onEnd: () => undefined,
  })
}

const rows = (store: Store) =>
  store.query<SyncRun>('from sync_run order by started_at, finished_at, repository')

/** Rows of all tables, also of those that say when something was seen. */
async function storedRows(store: Store): Promise<number> {
  const [seen] = await store.query<{ n: number }>(
    `select (select count(*) from raw.repository_snapshot)
       + (select count(*) from raw.repository_name) as n`,
  )
  return Object.values(await contents(store)).flat().length + (seen?.n ?? 0)
}

describe('a sync over many repositories', () => {
  it('goes on behind one that fails, and stores how each one ended', async () => {
    const github = await serve(richWorld(), empty('acme/empty'))
    const store = await temporaryStore()
    const tracker = new Tracker()
    const names = wanted('acme/nothing', 'acme/widgets', 'acme/empty')
    const runs = await many(github, store, names, { tracker })
    expect(runs.map((run) => run.outcome)).toEqual(['failed', 'complete', 'complete'])
    const stored = await rows(store)
    expect(stored).toHaveLength(3)
    const byName = new Map(stored.map((row) => [row.repository, row]))
    expect(byName.get('acme/nothing')).toMatchObject({
      repo_id: null,
      outcome: 'failed',
      error_class: 'not-found',
      message: 'GitHub knows no such repository, or the token may not see it.',
      hint: expect.stringContaining('spelling') as string,
    })
    const inserted = await storedRows(store)
    const whole = byName.get('acme/widgets')
    expect(whole).toMatchObject({ error_class: null, message: null, updated: 0, deleted: 0 })
    expect(whole?.requests).toBeGreaterThan(1)
    expect(Number(whole?.inserted) + Number(byName.get('acme/empty')?.inserted)).toBe(inserted)
    expect(tracker.state).toMatchObject({ complete: 2, failed: 1, with_gaps: 0, current: null })
    expect(tracker.state.failures).toMatchObject([{ repository: 'acme/nothing' }])
  })

  it('stores what a run that fails has changed', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    github.setFault((index) => (index >= 2 ? 'drop' : undefined))
    const [run] = await many(github, store, wanted(rich))
    expect(run).toMatchObject({ outcome: 'failed', error_class: 'network' })
    expect(run?.repo_id).toBe(github.world(rich).id)
    const inserted = await storedRows(store)
    expect(inserted).toBeGreaterThan(20)
    expect(run?.inserted).toBe(inserted)
  })

  it('says that a repository has gaps', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const repo_id = github.world(rich).id
    await store.write({
      repo_id,
      rows: {
        gap: [
          {
            id: 'elsewhere',
            repo_id,
            resource: 'release',
            from_at: '2020-01-01T00:00:00Z',
            to_at: '2020-02-01T00:00:00Z',
            reason: 'The archive of that month is lost.',
          },
        ],
      },
    })
    const [run] = await many(github, store, wanted(rich))
    expect(run?.outcome).toBe('with_gaps')
  })

  it('gives the rest up, each with its reason, once the token is refused', async () => {
    const github = await serve(richWorld(), empty('acme/empty'), empty('acme/other'))
    const store = await temporaryStore()
    const refused = () => clientOf(github, { lanes: lanesOf('revoked') })
    const names = wanted('acme/widgets', 'acme/empty', 'acme/other')
    const runs = await many(github, store, names, { client: refused })
    expect(runs.map((run) => [run.outcome, run.error_class])).toEqual(
      names.map(() => ['failed', 'authentication']),
    )
    expect(runs[2]?.message).toMatch(/^Not asked for, since nothing would be answered\. GitHub/)
    // A token that was refused is not shown again.
    expect(github.requests()).toBe(1)
    expect(await rows(store)).toHaveLength(3)
    expect(JSON.stringify(runs)).not.toContain('revoked')
  })

  it('goes on where GitHub refuses one repository but not the token', async () => {
    const github = await serve(richWorld(), empty('acme/empty'))
    const store = await temporaryStore()
    github.setFault((_index, { variables }) => {
      const isOne = (variables as { name?: string } | undefined)?.name === 'widgets'
      const body = { message: 'Resource protected by organization SAML enforcement.' }
      return isOne ? { status: 403, body } : undefined
    })
    const runs = await many(github, store, wanted('acme/widgets', 'acme/empty'))
    expect(runs.map((run) => [run.outcome, run.error_class])).toEqual([
      ['failed', 'authentication'],
      ['complete', null],
    ])
  })

  it('leaves a clean state when it is cancelled, and goes on from there', async () => {
    const github = await serve(richWorld(), empty('acme/empty'))
    const store = await temporaryStore()
    const stop = new AbortController()
    github.setFault((index) => {
      if (index < 2) return undefined
      stop.abort()
      return 'drop'
    })
    const names = wanted('acme/widgets', 'acme/empty')
    const runs = await many(github, store, names, { stop })
    expect(runs).toMatchObject([{ repository: 'acme/widgets', outcome: 'cancelled' }])
    expect(await rows(store)).toMatchObject([{ outcome: 'cancelled', error_class: 'interrupted' }])
    github.setFault(null)
    const again = await many(github, store, names)
    expect(again.map((run) => run.outcome)).toEqual(['complete', 'complete'])
    const clean = await temporaryStore()
    await many(github, clean, names)
    expect(await contents(store)).toEqual(await contents(clean))
  })

  it('gives a repository its ecosystems, with their titles, and its fields', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const ecosystem = { slug: 'tools', title: 'Tools', is_simulated: false, is_from_file: true }
    const [one] = wanted(rich)
    if (one === undefined) throw new Error('There is none.')
    await many(github, store, [{ ...one, ecosystems: [ecosystem], fields: { maturity: 'young' } }])
    const renamed = { ...ecosystem, title: 'All the tools' }
    await many(github, store, [{ ...one, ecosystems: [renamed], fields: { maturity: 'grown' } }])
    await many(github, store, wanted(rich))
    expect(await store.query('select slug, title from ecosystem')).toEqual([
      { slug: 'tools', title: 'All the tools' },
    ])
    expect(await store.query('select field, value from repository_field')).toEqual([
      { field: 'maturity', value: 'grown' },
    ])
  })

  it('keeps the token out of every row', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await many(github, store, wanted(rich, 'acme/nothing'))
    expect(JSON.stringify(await rows(store))).not.toContain(token)
  })
})
