/** What leaves no trace in what has changed: deletions, transfers, and numbers that don't agree. */
import { describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { makeRepository } from '../github-server/make.ts'
import type { Issue } from '../github-server/world.ts'
import { temporaryStore } from '../metrics/store.ts'
import { fullWorld } from './full-world.ts'
import { rich, richWorld } from './rich-world.ts'
import { clientOf, collect, serve } from './setup.ts'
import { contents } from './tables.ts'

const nextWeek = '2025-01-09T00:00:00Z'
const nextHour = '2025-01-01T01:00:00Z'

const tombs = (store: Store) =>
  store.query('select number, title, reason, moved_to, noticed_at from raw.tombstone')

function take(issues: Issue[], number: number): Issue {
  const at = issues.findIndex((one) => one.number === number)
  const [issue] = issues.splice(at, 1)
  if (issue === undefined) throw new Error(`The made-up world has no issue ${number}.`)
  return issue
}

describe('a reconciliation', () => {
  it('buries what was deleted, with all that belonged to it and what referred to it', async () => {
    const github = await serve(fullWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const world = github.world(rich)
    const referred = await store.query<{ issue_id: string }>('from raw.closing_reference limit 1')
    const gone = world.issues.find((one) => one.id === referred[0]?.issue_id)
    if (gone === undefined) throw new Error('Nothing in the made-up world closes an issue.')
    take(world.issues, gone.number)
    world.clock = nextWeek
    await collect(github, store, rich)
    expect(await tombs(store)).toEqual([
      {
        number: gone.number,
        title: gone.title,
        reason: 'deleted',
        moved_to: null,
        noticed_at: nextWeek,
      },
    ])
    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    const [found, expected] = [await contents(store), await contents(fresh)]
    for (const table of ['issue', 'comment', 'event', 'closing_reference', 'reaction'] as const) {
      expect(found[table], table).toEqual(expected[table])
    }
  })

  it('says where an issue is that was transferred', async () => {
    const elsewhere = makeRepository({
      nameWithOwner: 'acme/elsewhere',
      createdAt: '2024-01-01T00:00:00Z',
      clock: nextWeek,
    })
    const github = await serve(richWorld(), elsewhere)
    const store = await temporaryStore()
    await collect(github, store, rich)
    const moved = take(github.world(rich).issues, 5)
    moved.url = 'https://github.com/acme/elsewhere/issues/1'
    github.world('acme/elsewhere').issues.push(moved)
    github.world(rich).clock = nextWeek
    await collect(github, store, rich)
    expect(await tombs(store)).toMatchObject([
      { number: 5, reason: 'transferred', moved_to: moved.url },
    ])
    expect(await store.query('from raw.issue where number = 5')).toEqual([])
  })

  it('fetches what is missing here, in the very run that sees that the numbers differ', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const before = await contents(store)
    const [issue] = await store.query<{ id: string; repo_id: string }>(
      'from raw.issue where number = 3',
    )
    await store.write({
      repo_id: issue?.repo_id ?? '',
      rows: {},
      removed_items: [issue?.id ?? ''],
    })
    github.world(rich).clock = '2025-01-02T01:00:00Z'
    await collect(github, store, rich)
    expect((await contents(store)).issue).toEqual(before.issue)
    expect((await contents(store)).comment).toEqual(before.comment)
  })

  it('reads all items again when somebody has joined or left, which no item tells', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const world = github.world(rich)
    for (const item of [...world.issues, ...world.pullRequests]) {
      for (const one of [item, ...item.comments]) {
        if (one.author?.login === 'ada') one.authorAssociation = 'COLLABORATOR'
      }
    }
    world.clock = '2025-01-01T02:00:00Z'
    await collect(github, store, rich)
    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    expect((await contents(store)).comment).not.toEqual((await contents(fresh)).comment)

    world.clock = nextWeek
    await collect(github, store, rich)
    expect((await contents(store)).comment).toEqual((await contents(fresh)).comment)
    expect((await contents(store)).issue).toEqual((await contents(fresh)).issue)
    world.clock = '2025-01-09T01:00:00Z'
    expect((await collect(github, store, rich)).requests).toBe(1)
  })

  it('tells of a number that stays too high as a gap, and looks no more than once a day', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const counting = (more: number): typeof fetch => {
      return async (input, init) => {
        const response = await fetch(input, init)
        const text = (await response.text()).replace(
          /"allIssues":\{"totalCount":14/,
          `"allIssues":{"totalCount":${14 + more}`,
        )
        return new Response(text, { headers: response.headers, status: response.status })
      }
    }
    const run = (more: number) =>
      collect(github, store, rich, { client: clientOf(github, { fetch: counting(more) }) })
    await run(1)
    expect(await store.query('select reason, expected, fetched from raw.gap')).toEqual([
      { reason: 'GitHub counts 15 and hands out 14.', expected: 15, fetched: 14 },
    ])
    const asked = () => github.log().filter((one) => one.operation === 'ItemIds').length
    const before = asked()
    github.world(rich).clock = nextHour
    await run(1)
    expect(asked()).toBe(before)

    github.world(rich).clock = nextWeek
    await run(0)
    expect(asked()).toBeGreaterThan(before)
    expect(await store.query('from raw.gap')).toEqual([])
  })
})
