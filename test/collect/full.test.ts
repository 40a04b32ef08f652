/** What GitHub has besides issues, reviews and releases: every fact in its column. */
import { describe, expect, it } from 'vitest'
import { collectGithub } from '../../collectors/github/collect.ts'
import { eventKinds, type Batch } from '../../collectors/model.ts'
import type { Store } from '../../server/store/open.ts'
import { loadRows } from '../github-server/load-rows.ts'
import type { GithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'
import { fullWorld } from './full-world.ts'
import { people, rich } from './rich-world.ts'
import { clientOf, collect, serve } from './setup.ts'
import { contents, difference, digests } from './tables.ts'

async function collected(): Promise<{ github: GithubServer; store: Store }> {
  const [github, store] = [await serve(fullWorld()), await temporaryStore()]
  await collect(github, store, rich)
  return { github, store }
}

const operationsAfter = (github: GithubServer, count: number): (string | null)[] =>
  github
    .log()
    .slice(count)
    .map(({ operation }) => operation)

describe('what GitHub has of a repository', () => {
  it('is in its columns', async () => {
    const { store } = await collected()
    const one = async (sql: string) => (await store.query<Record<string, unknown>>(sql))[0]
    const column = async (sql: string) =>
      (await store.query<{ value: unknown }>(sql)).map(({ value }) => value)

    expect(await one('from raw.repository')).toMatchObject({
      homepage_url: 'https://widgets.example.org',
      archived_at: null,
      has_issues: true,
      has_discussions: true,
    })
    expect(await one('select * exclude (repo_id) from raw.repository_snapshot')).toEqual({
      taken_on: '2025-01-01T00:00:00Z',
      stars: 42,
      forks: 0,
      watchers: 0,
      issues: 14,
      open_issues: 7,
      pull_requests: 11,
      open_pull_requests: 6,
      releases: 5,
      downloads: 0 + 10 + (20 + 21) + (30 + 31 + 32) + (40 + 41 + 42 + 43),
    })
    expect(await column('select topic as value from raw.repository_topic order by topic')).toEqual([
      'gadgets',
      'typescript',
      'widgets',
    ])
    expect(await one("from raw.repository_language where language = 'CSS'")).toMatchObject({
      bytes: 800,
    })
    const files = await store.query('select kind, path from raw.community_file order by kind, path')
    expect(files).toEqual([
      { kind: 'citation', path: 'CITATION.cff' },
      {
        kind: 'code_of_conduct',
        path: 'https://github.com/Acme/.github/blob/main/CODE_OF_CONDUCT.md',
      },
      { kind: 'code_owners', path: '.github/CODEOWNERS' },
      { kind: 'contributing', path: 'docs/contributing.md' },
      { kind: 'funding', path: '.github/FUNDING.yml' },
      { kind: 'issue_template', path: '.github/ISSUE_TEMPLATE/bug.yml' },
      { kind: 'licence', path: 'LICENSE' },
      { kind: 'readme', path: 'README.md' },
    ])
    const totals = await store.query(
      'select resource, total from raw.source_total order by resource',
    )
    expect(totals).toEqual([
      { resource: 'commit', total: 10 },
      { resource: 'discussion', total: 9 },
      { resource: 'issue', total: 14 },
      { resource: 'label', total: 5 },
      { resource: 'milestone', total: 3 },
      { resource: 'pull_request', total: 11 },
      { resource: 'release', total: 5 },
      { resource: 'tag', total: 5 },
    ])
    expect(await one("from raw.release_asset where id = 'RA_2_1'")).toMatchObject({
      release_id: 'RE_3',
      name: 'widgets-1.tgz',
      bytes: 1001,
      downloads: 21,
    })
  })

  it('holds every kind of event, with what is known of each', async () => {
    const { store } = await collected()
    const found = await store.query<{ kind: string }>('select distinct kind from raw.event')
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(eventKinds.toSorted())
    const details = async (kind: string) =>
      store.query(
        `select distinct detail, login from raw.event left join raw.actor on actor.id = actor_id
         where kind = $kind order by all`,
        { kind },
      )
    // A team's name isn't asked for: only tokens with further rights may read it.
    expect(await details('review_requested')).toEqual([
      { detail: 'ada', login: 'bob' },
      { detail: null, login: 'bob' },
    ])
    expect(await details('review_dismissed')).toEqual([{ detail: 'approved', login: 'bob' }])
    expect(await details('unassigned')).toEqual([{ detail: 'robot', login: 'ada' }])
    expect(await details('milestoned')).toEqual([{ detail: 'v1', login: 'ada' }])
    const commits = await store.query(
      `select detail, actor_id, event.created_at from raw.event
       join raw.pull_request on item_id = pull_request.id and number = 102
       where kind = 'committed' order by actor_id nulls last`,
    )
    const time = { created_at: '2024-01-02T12:00:00Z' }
    expect(commits).toEqual([
      { detail: expect.stringMatching(/^[0-9a-f]{40}$/), actor_id: people.bob.id, ...time },
      { detail: expect.stringMatching(/^[0-9a-f]{40}$/), actor_id: null, ...time },
    ])
  })

  it('has discussions with their answers, and who replied to what', async () => {
    const { store } = await collected()
    const [discussion] = await store.query<{ answer_id: string; id: string }>(
      'from raw.discussion where number = 204',
    )
    expect(discussion).toMatchObject({
      category: 'Q&A',
      is_answerable: true,
      is_locked: true,
      author_id: people.ada.id,
      author_association: 'CONTRIBUTOR',
      answered_at: '2024-01-12T12:00:00Z',
      answer_chosen_by_id: people.ada.id,
    })
    const { id, answer_id } = discussion ?? { id: '', answer_id: '' }
    const replies = await store.query(
      'select author_id from raw.discussion_comment where reply_to_id = $answer_id and item_id = $id order by all',
      { answer_id, id },
    )
    expect(replies).toEqual([
      { author_id: people.robot.id },
      { author_id: null },
      { author_id: null },
    ])
  })

  it('has the commits of the branch and the tags that name some', async () => {
    const { store } = await collected()
    const [merge] = await store.query("from raw.commit where subject = 'Merge'")
    expect(merge).toMatchObject({
      author_name: 'Ada',
      author_email: 'ada@example.org',
      author_id: null,
      committer_id: null,
      authored_at: '2024-01-01T12:00:00Z',
      committed_at: '2024-01-10T12:00:00Z',
      parent_count: 2,
      additions: 5,
      deletions: 1,
      changed_files: 2,
      pull_request_id: expect.any(String),
    })
    const tags = await store.query(
      `select name, subject, tagged_at from raw.tag join raw.commit using (repo_id, oid) order by name`,
    )
    expect(tags.slice(0, 3)).toEqual([
      { name: 'v1.0.0', subject: 'First', tagged_at: '2024-01-31T23:00:00Z' },
      { name: 'v2.0.0', subject: 'Day 3', tagged_at: '2024-01-03T12:00:00Z' },
      { name: 'v3.0.0', subject: 'Day 4', tagged_at: '2024-01-04T12:00:00Z' },
    ])
  })

  it('asks one question and changes nothing where nothing happened', async () => {
    const { github, store } = await collected()
    const before = await digests(store)
    const second = await collect(github, store, rich)
    expect(second.requests).toBe(1)
    expect(second.changes).toEqual({ inserted: 0, updated: 0, deleted: 0 })
    expect(await digests(store)).toEqual(before)
  })

  it('comes back the same from a GitHub that is made of the rows', async () => {
    const { store } = await collected()
    const first = collectGithub(clientOf(await serve(fullWorld())), {
      owner: 'Acme',
      name: 'Widgets',
      knownId: null,
      cursorsOf: async () => [],
      storedIds: async () => [],
      pageSizesOf: async () => ({}),
      gapsOf: async () => [],
      storedCounts: async () => ({ issue: 14, pull_request: 12, discussion: 0 }),
      storedItems: async () => [],
    })
    const batches: Batch[] = []
    for await (const batch of first) batches.push(batch)
    const again = await temporaryStore()
    await collect(await serve(...loadRows(batches).repositories), again, rich)
    expect(difference(await contents(store), await contents(again))).toEqual({})
  })

  it('is not asked for discussions where it has none enabled, nor for commits where it is empty', async () => {
    const world = { ...fullWorld(), hasDiscussionsEnabled: false, commits: [], headOid: '' }
    const github = await serve(world)
    const store = await temporaryStore()
    await collect(github, store, rich)
    expect(operationsAfter(github, 0)).toEqual(['LookUp', 'Issues', 'PullRequests'])
  })
})
