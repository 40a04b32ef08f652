/** Repositories of an archive, one import after another, and of when the files are. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { temporaryStore } from '../metrics/store.ts'
import {
  at,
  event,
  everything,
  folderOf,
  importFolder,
  issue,
  lines,
  pull,
  repository,
} from './made.ts'

let store: Store
beforeEach(async () => {
  store = await temporaryStore()
})

const rows = (sql: string): Promise<Record<string, unknown>[]> => store.query(sql)
const values = async (sql: string): Promise<unknown[]> =>
  (await rows(sql)).map((row) => Object.values(row)[0])

describe('a repository', () => {
  it('has the facts of its pull requests, and of a file of its own', async () => {
    const files = {
      'a.jsonl': lines({ issue: issue(1), events: [] }, { pull: pull(2), events: [] }),
    }
    await importFolder(store, await folderOf(files))
    const facts =
      'select id, owner, name, url, stars, forks, watchers, default_branch, created_at from raw.repository'
    const expected = {
      id: 'R_9',
      owner: 'acme',
      name: 'widgets',
      url: 'https://github.com/acme/widgets',
      stars: 7,
      forks: 2,
      // REST fills watchers_count with the stars, and only a file of its own has the others.
      watchers: 0,
      default_branch: 'main',
      created_at: '2020-05-05T00:00:00Z',
    }
    expect(await rows(facts)).toEqual([expected])
    const own = repository({
      updated_at: at(8),
      subscribers_count: 4,
      stargazers_count: 8,
      topics: ['lichen'],
    })
    await importFolder(store, await folderOf({ ...files, 'repository.json': JSON.stringify(own) }))
    expect(await rows(facts)).toEqual([{ ...expected, stars: 8, watchers: 4 }])
    expect(await values('select topic from raw.repository_topic')).toEqual(['lichen'])
  })

  it('without facts begins with its oldest item', async () => {
    const folder = await folderOf({
      'a.jsonl': lines(
        { issue: issue(2, { created_at: at(2) }), events: [] },
        { issue: issue(1), events: [] },
      ),
    })
    await importFolder(store, folder)
    expect(await rows('select id, created_at, url from raw.repository')).toEqual([
      {
        id: 'import:repository:acme/widgets',
        created_at: at(1),
        url: 'https://github.com/acme/widgets',
      },
    ])
  })

  const other = { html_url: 'https://github.com/acme/gears/issues/1', node_id: 'I_gears' }

  it('is one of several, all imported, or the one that is asked for', async () => {
    const folder = await folderOf({
      'a.jsonl': lines({ issue: issue(1), events: [] }, { issue: issue(1, other), events: [] }),
    })
    const one = await importFolder(store, folder, {
      repository: { owner: 'Acme', name: 'GEARS' },
      ecosystem: 'tools',
    })
    expect(one.repositories.map(({ name }) => name)).toEqual(['gears'])
    expect(await values('select id from raw.issue')).toEqual(['I_gears'])
    const all = await importFolder(store, folder)
    expect(all.repositories.map(({ name }) => name)).toEqual(['widgets', 'gears'])
    expect(await rows('select slug, repo_id from ecosystem_repository order by all')).toEqual([
      { slug: 'acme', repo_id: 'import:repository:acme/widgets' },
      { slug: 'tools', repo_id: 'import:repository:acme/gears' },
    ])
  })

  it('that was renamed while it was backed up is one', async () => {
    const old = { html_url: 'https://github.com/acme/wodgets/pull/2', updated_at: at(1) }
    const oldIssue = { html_url: 'https://github.com/acme/wodgets/issues/3', updated_at: at(1) }
    const folder = await folderOf({
      'a.jsonl': lines(
        { issue: issue(3, oldIssue), events: [] },
        { pull: pull(1), events: [] },
        { pull: pull(2, old), events: [] },
      ),
    })
    const { repositories } = await importFolder(store, folder)
    expect(repositories).toMatchObject([{ name: 'widgets', issues: 1, pull_requests: 2 }])
    expect(await values('select name from raw.repository')).toEqual(['widgets'])
  })

  it('that its items do not name is the one that the user names', async () => {
    const nameless = issue(1, { html_url: undefined, url: undefined })
    const folder = await folderOf({ 'a.jsonl': lines({ issue: nameless, events: [] }) })
    await expect(importFolder(store, folder)).rejects.toMatchObject({
      code: 'import-bad-item',
      message: 'a.jsonl, line 1: nothing in it says which repository it is of.',
    })
    const { repositories } = await importFolder(store, folder, {
      repository: { owner: 'acme', name: 'widgets' },
    })
    expect(repositories).toMatchObject([{ owner: 'acme', name: 'widgets', issues: 1 }])
    const api = issue(1, {
      html_url: undefined,
      url: 'https://api.github.com/repos/acme/bolts/issues/1',
    })
    const named = await importFolder(store, await folderOf({ 'a.json': JSON.stringify(api) }))
    expect(named.repositories).toMatchObject([{ owner: 'acme', name: 'bolts' }])
  })
})

describe('a later import', () => {
  const first = {
    'a.jsonl': lines(
      {
        issue: issue(1, { labels: [{ name: 'bug', node_id: 'L_1' }] }),
        events: [event('labeled', 2)],
      },
      { issue: issue(2), events: [] },
      { pull: pull(3), events: [event('locked', 2)] },
    ),
  }
  const second = {
    'a.jsonl': lines(
      { issue: issue(1, { updated_at: at(9), title: 'Changed' }), events: [event('closed', 9)] },
      {
        pull: pull(3, { updated_at: at(8), base: { ref: 'dev', repo: repository() } }),
        events: [],
      },
      { pull: pull(4), events: [] },
    ),
  }

  it('of a newer copy ends as if the older had never been there', async () => {
    await importFolder(store, await folderOf(first))
    await importFolder(store, await folderOf(second))
    const fresh = await temporaryStore()
    await importFolder(fresh, await folderOf(second))
    expect(await everything(store)).toEqual(await everything(fresh))
  })

  it('of an older copy is refused, and changes nothing', async () => {
    await importFolder(store, await folderOf(second))
    const before = await everything(store)
    await expect(importFolder(store, await folderOf(first))).rejects.toMatchObject({
      code: 'import-older',
      message: `acme/widgets is stored as of ${at(9)}, and the files end at ${at(2)}.`,
    })
    expect(await everything(store)).toEqual(before)
  })

  it('that knows the repository’s id takes the place of one that did not', async () => {
    const issues = { 'a.jsonl': lines({ issue: issue(1), events: [] }) }
    await importFolder(store, await folderOf(issues), { ecosystem: 'tools' })
    expect(await values('select id from raw.repository')).toEqual([
      'import:repository:acme/widgets',
    ])
    await importFolder(store, await folderOf(first))
    expect(await values('select id from raw.repository')).toEqual(['R_9'])
    expect(await values('select distinct repo_id from raw.issue')).toEqual(['R_9'])
    expect(await rows('select slug, repo_id from ecosystem_repository')).toEqual([
      { slug: 'tools', repo_id: 'R_9' },
    ])
    expect(await values('select repo_id from sync_state')).toEqual(['R_9'])
  })
})

describe('the date', () => {
  const files = {
    'asof-2024-01-05.items.jsonl': lines({ issue: issue(1, { title: 'fifth' }), events: [] }),
    'asof-2024-01-08.items.jsonl': lines({ issue: issue(1, { title: 'eighth' }), events: [] }),
  }
  const newest = { 'items.jsonl': lines({ issue: issue(1, { title: 'newest' }), events: [] }) }

  it.each<[string, Record<string, string>, string | undefined, string, string]>([
    ['no date: the undated files', { ...files, ...newest }, undefined, 'newest', at(2)],
    ['no date: the newest copy', files, undefined, 'eighth', at(2)],
    ['the date of a copy', { ...files, ...newest }, '2024-01-05', 'fifth', '2024-01-05T00:00:00Z'],
    [
      'another date: the undated files',
      { ...files, ...newest },
      '2024-01-06',
      'newest',
      '2024-01-06T00:00:00Z',
    ],
    ['a day on which something happened', newest, '2024-01-02', 'newest', at(2)],
    ['an instant', newest, '2024-02-01T10:00:00+02:00', 'newest', '2024-02-01T08:00:00Z'],
  ])('%s', async (_name, given, asOf, title, expected) => {
    const { repositories } = await importFolder(
      store,
      await folderOf(given),
      asOf === undefined ? {} : { asOf },
    )
    expect(repositories[0]?.as_of).toBe(expected)
    expect(await values('select title from raw.issue')).toEqual([title])
    expect(await values('select as_of from sync_state')).toEqual([expected])
  })

  it.each(['2024-01-01', '2024-01-02T11:59:59Z'])(
    '%s, before the newest entry, is refused: the files show a later state',
    async (asOf) => {
      await expect(importFolder(store, await folderOf(newest), { asOf })).rejects.toMatchObject({
        code: 'import-bad-date',
        message: expect.stringContaining(`entries of ${at(2)}, after --as-of ${asOf}`) as string,
      })
      expect(await rows('from raw.repository')).toEqual([])
    },
  )

  it.each(['yesterday', '2024-02-30', '2024-1-1', '2024-01-01T10:00', ''])(
    '%j is refused',
    async (asOf) => {
      await expect(importFolder(store, await folderOf(newest), { asOf })).rejects.toMatchObject({
        code: 'import-bad-date',
      })
    },
  )
})
