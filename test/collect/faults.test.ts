/** Faults of the source while it is collected: smaller questions, waiting, gaps, and the same tables in the end. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { faults } from '../github-server/faults.ts'
import { makeIssue, makeRepository } from '../github-server/make.ts'
import { startGithubServer, type FaultPlan, type GithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'
import { temporaryStore } from '../metrics/store.ts'
import { rich, richWorld } from './rich-world.ts'
import { skippingClock } from './pace.ts'
import { clientOf, collect, serve, token } from './setup.ts'
import { contents } from './tables.ts'

/** Another repository of the same owner, with an issue of its own. */
function impostor(): RepositoryWorld {
  const name = 'Acme/Impostor'
  const createdAt = '2024-01-01T00:00:00Z'
  const world = makeRepository({ nameWithOwner: name, createdAt, clock: '2025-01-01T00:00:00Z' })
  world.issues.push(makeIssue(name, { number: 1, createdAt }))
  return world
}

async function clean(): Promise<Record<string, string[]>> {
  const store = await temporaryStore()
  await collect(await serve(richWorld()), store, rich)
  return contents(store)
}

async function collectUnder(
  github: GithubServer,
  store: Store,
  plan: FaultPlan,
): Promise<{ waited: number }> {
  github.setFault(plan)
  const clock = skippingClock()
  const before = clock.now()
  await collect(github, store, rich, {
    client: clientOf(github, { clock }),
    pageSizes: { items: 4 },
  })
  github.setFault(null)
  return { waited: clock.now() - before }
}

/** The items that a page holds, by number. */
const numbersIn = (answer: unknown): number[] =>
  [...JSON.stringify(answer).matchAll(/"number":(\d+),"title"/g)].map((found) => Number(found[1]))

describe('a collection', () => {
  it.each(Object.keys(faults))(
    'that meets once in a while: %s, stores everything',
    async (name) => {
      const github = await serve(richWorld())
      const store = await temporaryStore()
      await collectUnder(github, store, (index, { variables }) =>
        index % 4 === 2
          ? faults[name]?.((variables as Record<string, unknown>)['after'])
          : undefined,
      )
      expect(await contents(store)).toEqual(await clean())
    },
  )

  it('asks for half as much when it was too much, in a request built anew, and remembers it', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const tooMuch: FaultPlan = (_index, { variables }) => {
      const first = (variables as Record<string, unknown>)['first']
      return typeof first === 'number' && first > 2 ? { status: 502 } : undefined
    }
    await collectUnder(github, store, tooMuch)
    const sizes = await store.query("select query, size from page_size where query = 'issues'")
    expect(sizes).toEqual([{ query: 'issues', size: 2 }])
    expect(await contents(store)).toEqual(await clean())
    const firsts = github
      .log()
      .filter((one) => one.operation === 'Issues')
      .map((one) => one.variables['first'])
    expect(new Set(firsts)).toEqual(new Set([2]))
  })

  it('records an item that fails even alone as a gap, goes on, and fetches it when it can be read', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collectUnder(github, store, () => ({
      judge: (answer) =>
        numbersIn(answer).includes(7) ? { status: 502, body: { message: 'x' } } : undefined,
    }))
    expect(await store.query('select resource, error_class, reason from raw.gap')).toEqual([
      {
        resource: 'issue',
        error_class: 'time-out',
        reason: 'The issue 7 could not be read: GitHub took too long to answer (HTTP 502).',
      },
    ])
    const numbers = await store.query<{ number: number }>('select number from raw.issue order by 1')
    expect(numbers.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14])

    await collect(github, store, rich)
    expect(await contents(store)).toEqual(await clean())
  })

  it('waits for the hour to end when its points are used up', async () => {
    const github = await serve(richWorld())
    const { waited } = await collectUnder(github, await temporaryStore(), (index) =>
      index === 3 ? faults['primary limit, 200']?.(null) : undefined,
    )
    expect(waited).toBeGreaterThan(29 * 60_000)
    expect(waited).toBeLessThan(32 * 60_000)
  })

  it('waits as long as the source asks, else a minute and twice as long each time', async () => {
    const github = await serve(richWorld())
    const asked = await collectUnder(github, await temporaryStore(), (index) =>
      index === 3 ? faults['secondary limit, 403 with retry-after']?.(null) : undefined,
    )
    expect(Math.floor(asked.waited / 10_000)).toBe(3)
    const unasked = await collectUnder(
      github,
      await temporaryStore(),
      (() => {
        let left = 3
        return () =>
          left-- > 0 ? faults['secondary limit, 403 without a word']?.(null) : undefined
      })(),
    )
    expect(Math.floor(unasked.waited / 10_000)).toBe((60 + 120 + 240) / 10)
  })

  it('goes on with the same repository when it is renamed and its name is taken by another', async () => {
    const github = await startGithubServer({
      worlds: [{ repositories: [richWorld(), impostor()] }],
      token,
    })
    onTestFinished(() => github.close())
    const store = await temporaryStore()
    const world = github.world(rich)
    await collectUnder(github, store, (index) => {
      if (index === 3) {
        Object.assign(world, { name: 'Gadgets', nameWithOwner: 'Acme/Gadgets' })
        Object.assign(github.world('Acme/Impostor'), { name: 'Widgets', nameWithOwner: rich })
      }
      return undefined
    })
    const found = await contents(store)
    const expected = await clean()
    expect(found.issue).toEqual(expected.issue)
    expect(found.pull_request).toEqual(expected.pull_request)

    await collect(github, store, 'Acme/Gadgets')
    const names = await store.query('select owner, name from raw.repository_name order by name')
    expect(names).toEqual([
      { owner: 'Acme', name: 'Gadgets' },
      { owner: 'Acme', name: 'Widgets' },
    ])
  })

  it('ends when the token is revoked, and the next goes on from there', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const revoked: FaultPlan = (index) =>
      index >= 4 ? { status: 401, body: { message: 'Bad credentials' } } : undefined
    await expect(collectUnder(github, store, revoked)).rejects.toMatchObject({
      code: 'source-authentication',
    })
    github.setFault(null)
    await collect(github, store, rich)
    expect(await contents(store)).toEqual(await clean())
  })

  it('fails where a whole source is out of order, without a gap that would blame an item', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await expect(
      collectUnder(github, store, (index) => (index >= 2 ? { status: 502 } : undefined)),
    ).rejects.toMatchObject({ code: 'source-time-out' })
    expect(await store.query('from raw.gap')).toEqual([])
  })
})
