/** A first collection: every list to its end whatever the size of a page, every field in its column, nothing twice. */
import { describe, expect, it } from 'vitest'
import { temporaryStore } from '../metrics/store.ts'
import { fullWorld } from './full-world.ts'
import { people, rich, richWorld } from './rich-world.ts'
import { tinyPages } from './pace.ts'
import { clientOf, collect, serve } from './setup.ts'
import { contents } from './tables.ts'

describe('a first collection', () => {
  it('stores the same rows with pages so small that every list runs over', async () => {
    const github = await serve(fullWorld())
    const [large, small] = [await temporaryStore(), await temporaryStore()]
    await collect(github, large, rich)
    const operations = (): Set<string | null> => new Set(github.log().map((one) => one.operation))
    expect(operations()).toEqual(
      new Set(['LookUp', 'Issues', 'PullRequests', 'Discussions', 'Commits']),
    )

    await collect(github, small, rich, { pageSizes: tinyPages })
    const parts = ['Comments', 'Labels', 'Events', 'Reviews', 'ReviewComments', 'Lists']
    parts.push('Assignees', 'ClosingReferences', 'Assets', 'DiscussionComments', 'Replies')
    for (const part of parts) expect(operations()).toContain(`More${part}`)
    expect(await contents(small)).toEqual(await contents(large))
  })

  it('stores exactly what the source has', async () => {
    const world = fullWorld()
    const github = await serve(world)
    const store = await temporaryStore()
    const summary = await collect(github, store, rich)
    const items = [...world.issues, ...world.pullRequests]
    const reviews = world.pullRequests.flatMap((one) => one.reviews)
    const kept = items
      .flatMap((one) => one.events)
      .filter((event) => event.__typename !== 'RenamedTitleEvent')
    const { commits = [], discussions = [], languages = [], tags = [], topics = [] } = world
    const remarks = discussions.flatMap((one) => one.comments)
    const rows = await contents(store)
    const counts = Object.fromEntries(Object.entries(rows).map(([name, one]) => [name, one.length]))
    expect(counts).toEqual({
      actor: 4,
      repository: 1,
      issue: 14,
      pull_request: 11,
      comment: items.flatMap((one) => one.comments).length,
      review: reviews.length,
      review_comment: reviews.flatMap((one) => one.comments).length,
      event: kept.length,
      item_label: items.flatMap((one) => one.labels).length,
      label: 5,
      milestone: 3,
      release: 5,
      gap: 0,
      repository_topic: topics.length,
      repository_language: languages.length,
      community_file: 8,
      assignee: items.flatMap((one) => one.assignees).length,
      reaction: items.flatMap((one) => one.reactions ?? []).filter((one) => one.people > 0).length,
      closing_reference: world.pullRequests.flatMap((one) => one.closes ?? []).length,
      release_asset: world.releases.flatMap((one) => one.assets ?? []).length,
      tag: tags.length,
      discussion: discussions.length,
      discussion_comment: remarks.length + remarks.flatMap((one) => one.replies).length,
      commit: commits.length,
      tombstone: 0,
      source_total: 8,
    })
    for (const [table, count] of Object.entries(counts)) {
      if (table !== 'gap' && table !== 'tombstone') expect(count, table).toBeGreaterThan(0)
    }
    expect(summary).toMatchObject({ issues: 14, pull_requests: 11, releases: 5 })
    expect(summary.requests).toBe(github.requests())
  })

  it('puts every fact into its column', async () => {
    const world = richWorld()
    const github = await serve(world)
    const store = await temporaryStore()
    await collect(github, store, rich)
    const one = async (sql: string) => (await store.query<Record<string, unknown>>(sql))[0]

    expect(await one('from raw.repository')).toMatchObject({
      id: world.id,
      owner: 'Acme',
      name: 'Widgets',
      url: 'https://github.com/Acme/Widgets',
      description: 'Widgets of all kinds',
      is_archived: false,
      is_fork: false,
      license_spdx: 'Apache-2.0',
      primary_language: 'TypeScript',
      default_branch: 'main',
      stars: 42,
      forks: 0,
      watchers: 0,
      created_at: '2024-01-01T12:00:00Z',
      pushed_at: null,
    })
    expect(await one('from raw.issue where number = 8')).toMatchObject({
      repo_id: world.id,
      title: 'Issue 8',
      author_id: null,
      state: 'closed',
      state_reason: 'not_planned',
      milestone_id: 'MI_3',
      created_at: '2024-01-16T12:00:00Z',
      closed_at: '2024-01-21T12:00:00Z',
    })
    expect(await one('from raw.pull_request where number = 102')).toMatchObject({
      state: 'merged',
      is_draft: false,
      author_id: people.robot.id,
      merged_at: '2024-01-05T12:00:00Z',
      merged_by_id: people.ada.id,
      base_branch: 'main',
      additions: 102,
    })
    const events = `from raw.event join raw.issue on item_id = issue.id and number = 2`
    const kinds = await store.query(`select kind, detail ${events} order by event.created_at`)
    expect(kinds).toEqual([
      { kind: 'labeled', detail: 'bug' },
      { kind: 'labeled', detail: 'docs' },
      { kind: 'closed', detail: 'not_planned' },
      { kind: 'locked', detail: 'too_heated' },
      { kind: 'unlocked', detail: null },
    ])
    expect(await one(`from raw.actor where login = 'robot'`)).toEqual({
      id: people.robot.id,
      login: 'robot',
      account_type: 'Bot',
      name: null,
    })
    expect(await one(`from raw.release where tag = 'v5.0.0'`)).toMatchObject({
      name: 'Version 5',
      is_prerelease: true,
      published_at: '2024-02-20T12:00:00Z',
      author_id: people.ada.id,
      notes: '- Widget 5 by @ada',
    })
    expect(await one(`from raw.release where tag = 'v3.0.0'`)).toMatchObject({ notes: null })
    expect(await one('from raw.milestone where number = 1')).toMatchObject({
      state: 'closed',
      closed_at: '2024-02-19T12:00:00Z',
      due_at: null,
    })
  })

  it("takes the source's clock, not this machine's, for what it is as of", async () => {
    const github = await serve({ ...richWorld(), clock: '2031-05-06T07:08:09Z' })
    const store = await temporaryStore()
    const client = clientOf(github)
    const { as_of } = await collect(github, store, rich, { client })
    expect(as_of).toBe('2031-05-06T07:08:09Z')
    const known = await store.findRepository('acme', 'widgets')
    expect(known).toMatchObject({ owner: 'Acme', name: 'Widgets', as_of })
    expect(client.budget).toMatchObject({ limit: 5000 })
  })

  it("joins its owner's ecosystem when it is new, or the one that is named", async () => {
    const github = await serve(richWorld())
    const members = (slug: string) =>
      store.query<{ title: string }>(
        `select title from ecosystem join ecosystem_repository using (slug) where slug = $slug`,
        { slug },
      )
    let store = await temporaryStore()
    await collect(github, store, rich)
    expect(await members('acme')).toEqual([{ title: 'Acme' }])

    store = await temporaryStore()
    await collect(github, store, rich, { ecosystem: 'tools' })
    await collect(github, store, rich)
    expect(await members('tools')).toEqual([{ title: 'tools' }])
    expect(await members('acme')).toEqual([])
  })
})
