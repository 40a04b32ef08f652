/** Later collections of discussions, commits and the repository's lists: what changed, what is gone, what is missing. */
import { describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { makeDiscussionComment } from '../github-server/make-content.ts'
import type { GithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'
import { fullWorld, push } from './full-world.ts'
import { people, rich } from './rich-world.ts'
import { tinyPages } from './pace.ts'
import { clientOf, collect, serve } from './setup.ts'
import { contents, difference } from './tables.ts'

const later = '2025-01-03T00:00:00Z'
const muchLater = '2025-01-03T06:00:00Z'

async function collected(): Promise<{ github: GithubServer; store: Store }> {
  const [github, store] = [await serve(fullWorld()), await temporaryStore()]
  await collect(github, store, rich)
  return { github, store }
}

/** That the store holds what a new collection would. */
async function expectWhole(github: GithubServer, store: Store): Promise<void> {
  const fresh = await temporaryStore()
  await collect(github, fresh, rich)
  expect(difference(await contents(fresh), await contents(store))).toEqual({})
}

const operationsAfter = (github: GithubServer, count: number): (string | null)[] =>
  github
    .log()
    .slice(count)
    .map(({ operation }) => operation)

describe('what happens to it later', () => {
  it('is the one discussion that was answered, and the one that is new', async () => {
    const { github, store } = await collected()
    const before = await contents(store)
    const world = github.world(rich)
    const [first] = world.discussions ?? []
    if (first === undefined) throw new Error('The made-up world is empty.')
    first.comments.push(makeDiscussionComment(first, { createdAt: later, author: people.bob }))
    Object.assign(first, { updatedAt: later })
    world.discussions?.push({ ...first, id: 'D_new', number: 210, createdAt: later, comments: [] })
    world.clock = muchLater
    const count = github.log().length
    await collect(github, store, rich)
    expect(operationsAfter(github, count)).toEqual(['LookUp', 'DiscussionsById'])
    expect(difference(before, await contents(store))).toEqual({
      discussion: { added: 2, removed: 1 },
      discussion_comment: { added: 1, removed: 0 },
      source_total: { added: 1, removed: 1 },
    })
    await expectWhole(github, store)
  })

  it('is followed over many pages of discussions', async () => {
    const { github, store } = await collected()
    const world = github.world(rich)
    for (const one of world.discussions ?? []) {
      one.comments.shift()
      one.updatedAt = later
    }
    world.clock = muchLater
    await collect(github, store, rich, { pageSizes: tinyPages })
    await expectWhole(github, store)
  })

  it('is the commits that were pushed, found in one question', async () => {
    const { github, store } = await collected()
    const world = github.world(rich)
    push(world, 'Another', later)
    push(world, 'And another', later)
    world.clock = muchLater
    const count = github.log().length
    await collect(github, store, rich, { pageSizes: { commits: 3 } })
    expect(operationsAfter(github, count)).toEqual(['LookUp', 'Commits'])
    await expectWhole(github, store)
  })

  it('is a branch that was merged, though its commits are older than those that are known', async () => {
    const { github, store } = await collected()
    const world = github.world(rich)
    const head = world.headOid ?? ''
    const root = world.commits?.[0]?.oid ?? ''
    const side = push(world, 'Long ago', '2024-01-02T13:00:00Z', [root])
    push(world, 'Merged late', later, [head, side])
    world.clock = muchLater
    await collect(github, store, rich, { pageSizes: { commits: 2 } })
    await expectWhole(github, store)
  })

  it('leaves no commits behind that a forced push took out', async () => {
    const { github, store } = await collected()
    const world = github.world(rich)
    const kept = world.commits?.[4]?.oid ?? ''
    push(world, 'Instead', later, [kept])
    world.clock = muchLater
    await collect(github, store, rich, { pageSizes: { commits: 2 } })
    const [left] = await store.query<{ n: number }>('select count(*) as n from raw.commit')
    expect(left?.n).toBe(6)
    await expectWhole(github, store)

    // Back to an earlier commit, so that nothing is new.
    world.headOid = kept
    await collect(github, store, rich)
    await expectWhole(github, store)
  })

  it('goes on with a branch where the collection was cut off, although it has been pushed to', async () => {
    for (const change of ['nothing', 'pushed', 'rewritten'] as const) {
      const github = await serve(fullWorld())
      const store = await temporaryStore()
      let pages = 0
      github.setFault((_index, body) =>
        String(body.query).includes('query Commits') && ++pages > 2 ? 'drop' : undefined,
      )
      const pageSizes = { commits: 3 }
      const failure = collect(github, store, rich, { pageSizes })
      await expect(failure).rejects.toMatchObject({ code: 'source-network' })
      github.setFault(null)
      const [read] = await store.query<{ n: number }>('select count(*) as n from raw.commit')
      expect(read?.n).toBe(6)
      const world = github.world(rich)
      if (change === 'pushed') push(world, 'Meanwhile', later)
      if (change === 'rewritten') {
        push(world, 'Instead', later, [world.commits?.[1]?.oid ?? ''])
        // Nobody can reach the old ones any more, and GitHub has cleared them away.
        world.commits = (world.commits ?? []).filter(
          ({ message }) => !/Merge|Side|Trunk/.test(message),
        )
      }
      world.clock = muchLater
      const count = github.log().length
      await collect(github, store, rich, { pageSizes })
      if (change === 'nothing') {
        const asked = operationsAfter(github, count).filter((one) => one === 'Commits')
        expect(asked).toHaveLength(2)
      }
      await expectWhole(github, store)
    }
  })

  it('goes on with the discussions where the collection was cut off', async () => {
    const github = await serve(fullWorld())
    const store = await temporaryStore()
    let pages = 0
    github.setFault((_index, body) =>
      String(body.query).includes('query Discussions(') && ++pages > 2 ? 'drop' : undefined,
    )
    const pageSizes = { discussions: 2 }
    await expect(collect(github, store, rich, { pageSizes })).rejects.toMatchObject({
      code: 'source-network',
    })
    github.setFault(null)
    const world = github.world(rich)
    const [first] = world.discussions ?? []
    first?.comments.pop()
    Object.assign(first ?? {}, { updatedAt: later })
    world.clock = muchLater
    const count = github.log().length
    await collect(github, store, rich, { pageSizes })
    const asked = operationsAfter(github, count).filter((one) => one === 'Discussions')
    expect(asked).toHaveLength(3)
    await expectWhole(github, store)
  })

  it("keeps each day's numbers, with the downloads of that day", async () => {
    const { github, store } = await collected()
    const world = github.world(rich)
    const [asset] = world.releases[1]?.assets ?? []
    if (asset) asset.downloadCount += 1000
    world.stargazerCount = 50
    world.clock = '2025-01-02T00:00:00Z'
    await collect(github, store, rich)
    const days = await store.query(
      'select taken_on::varchar as day, stars, downloads from raw.repository_snapshot order by day',
    )
    expect(days).toEqual([
      { day: '2025-01-01', stars: 42, downloads: 310 },
      { day: '2025-01-02', stars: 50, downloads: 1310 },
    ])
  })
})

describe('a list that is shorter than its number says', () => {
  /** Raises one number in every answer. */
  const raised =
    (pattern: RegExp): typeof fetch =>
    async (input, init) => {
      const response = await fetch(input, init)
      const { headers, status } = response
      const text = (await response.text()).replaceAll(
        pattern,
        (_all, before: string, count: string) => `${before}${Number(count) + 2}`,
      )
      return new Response(text, { headers, status })
    }

  it.each([
    ['tag', /("tags":\{"count":)(\d+)/g, 7, 5],
    ['label', /("labels":\{"count":)(5)/g, 7, 5],
    ['commit', /("history":\{"count":)(\d+)/g, 12, 10],
    ['discussion', /("allDiscussions":\{"totalCount":)(\d+)/g, 11, 9],
    ['release', /((?:"releaseAssets"|"more"):\{"count":)(2)/g, 4, 2],
  ])(
    'is a gap of the %ss, which the next whole reading closes',
    async (resource, pattern, expected, fetched) => {
      const github = await serve(fullWorld())
      const store = await temporaryStore()
      await collect(github, store, rich, { client: clientOf(github, { fetch: raised(pattern) }) })
      const gaps = await store.query('select * exclude (id, reason, repo_id) from raw.gap')
      expect(gaps).toEqual([
        expect.objectContaining({ resource, expected, fetched, error_class: 'partial' }),
      ])
      await collect(github, store, rich)
      expect(await store.query('from raw.gap')).toEqual([])
      await expectWhole(github, store)
    },
  )
})
