/** A collection that is cut off: what was stored stays, and the next one ends where an undisturbed one would have. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../server/errors.ts'
import type { Store } from '../../server/store/open.ts'
import { makeComment } from '../github-server/make.ts'
import type { GithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'
import { people, rich, richWorld } from './rich-world.ts'
import { clientOf, collect, serve } from './setup.ts'
import { contents } from './tables.ts'

/** Pages of three items: five for the issues, four for the pull requests. */
const pageSizes = { items: 3, pagesTogether: 1 }

/** The connection breaks with the request of that index and stays broken. */
async function cutAt(github: GithubServer, store: Store, index: number): Promise<AppError> {
  const before = github.requests()
  github.setFault((at) => (at >= before + index ? 'drop' : undefined))
  const failure: unknown = await collect(github, store, rich, { pageSizes }).catch(
    (error: unknown) => error,
  )
  github.setFault(null)
  if (!(failure instanceof AppError)) throw new Error(`Not a failure to show: ${String(failure)}`)
  return failure
}

const countOf = async (store: Store, table: string): Promise<number> =>
  (await store.query<{ n: number }>(`select count(*) as n from raw."${table}"`))[0]?.n ?? 0

describe('a collection that is cut off', () => {
  it.each([1, 2, 4, 6, 7, 8, 9])(
    'before its request %i ends, when repeated, as an undisturbed one',
    async (index) => {
      const github = await serve(richWorld())
      const store = await temporaryStore()
      const failure = await cutAt(github, store, index)
      expect(failure.code).toBe('source-network')
      expect(failure.message).toContain(rich)
      expect(failure.hint).toBe('Run the same command again: it goes on where it stopped.')

      expect(await countOf(store, 'repository')).toBe(1)
      expect(await countOf(store, 'issue')).toBe(Math.min(14, 3 * (index - 1)))
      expect(await countOf(store, 'pull_request')).toBe(Math.max(0, 3 * (index - 6)))
      expect(await store.findRepository('acme', 'widgets')).toMatchObject({ as_of: null })

      const { requests } = await collect(github, store, rich, { pageSizes })
      // One look-up, the pages that were missing, and a look at what changed since the first run began.
      expect(requests).toBeLessThanOrEqual(1 + (10 - index) + 3)

      const fresh = await temporaryStore()
      await collect(github, fresh, rich)
      expect(await contents(store)).toEqual(await contents(fresh))
    },
  )

  it('catches up on what happened to the items that it had read already', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await cutAt(github, store, 8)
    const world = github.world(rich)
    const since = '2025-01-02T00:00:00Z'
    for (const item of [world.issues[0], world.pullRequests[0]]) {
      if (item === undefined) throw new Error('The made-up world is empty.')
      item.comments.push(makeComment(item, { createdAt: since, author: people.bob }))
      item.updatedAt = since
    }
    world.clock = '2025-01-03T00:00:00Z'
    const { as_of } = await collect(github, store, rich, { pageSizes })
    expect(as_of).toBe('2025-01-03T00:00:00Z')

    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    expect(await contents(store)).toEqual(await contents(fresh))
  })

  it('remembers over several interruptions when it began', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await cutAt(github, store, 7)
    const world = github.world(rich)
    const [pull] = world.pullRequests
    if (pull === undefined) throw new Error('The made-up world is empty.')
    pull.comments.push(makeComment(pull, { createdAt: '2025-01-02T00:00:00Z', author: null }))
    pull.updatedAt = '2025-01-02T00:00:00Z'
    world.clock = '2025-01-03T00:00:00Z'
    await cutAt(github, store, 2)
    world.clock = '2025-01-04T00:00:00Z'
    await collect(github, store, rich, { pageSizes })

    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    expect(await contents(store)).toEqual(await contents(fresh))
  })

  it('begins a resource anew where its page is no longer known', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await cutAt(github, store, 8)
    const [known] = await store.query<{ id: string }>('select id from raw.repository')
    const cursor = { resource: 'pull_request', page: 'stale', watermark: '2025-01-01T00:00:00Z' }
    await store.write({ repo_id: known?.id ?? '', rows: {}, cursor })

    await collect(github, store, rich, { pageSizes })
    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    expect(await contents(store)).toEqual(await contents(fresh))
  })

  it('leaves as_of where it was when it is a later one', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const world = github.world(rich)
    const [issue] = world.issues
    if (issue) issue.updatedAt = '2025-01-05T00:00:00Z'
    world.clock = '2025-01-06T00:00:00Z'
    await cutAt(github, store, 1)
    expect((await store.findRepository('acme', 'widgets'))?.as_of).toBe('2025-01-01T00:00:00Z')
  })

  it('ends between two batches when it is told to', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const stop = new AbortController()
    github.setFault((index) => {
      if (index === 3) stop.abort()
      return undefined
    })
    const client = clientOf(github, { signal: stop.signal })
    await expect(collect(github, store, rich, { client, pageSizes })).rejects.toMatchObject({
      code: 'source-interrupted',
    })
    expect(await countOf(store, 'issue')).toBe(6)
  })
})
