/** How many requests a collection takes, beside the fewest that the same page sizes allow. */
import { createClient } from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import { pageSizes } from '../../collectors/github/page-sizes.ts'
import { simulate } from '../../collectors/sample/simulate.ts'
import { openStore } from '../../server/store/open.ts'
import { collectMany } from '../../server/sync/many.ts'
import { collectRepository } from '../../server/sync/run.ts'
import { Tracker } from '../../server/sync/tracker.ts'
import { loadRows } from '../github-server/load-rows.ts'
import { makeIssue, makeRepository } from '../github-server/make.ts'
import { startGithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'

const pages = (count: number, size: number): number => Math.ceil(count / size)

/** One for the facts, one for each page of items or commits, and those behind the first hundred entries of a list. */
export function fewestRequests(world: RepositoryWorld): number {
  const items = [...world.issues, ...world.pullRequests]
  const overflow = items.reduce(
    (sum, { comments, events }) =>
      sum +
      Math.max(0, pages(comments.length, 100) - 1) +
      Math.max(0, pages(events.length, 100) - 1),
    0,
  )
  return (
    1 +
    pages(world.issues.length, pageSizes.items) +
    pages(world.pullRequests.length, pageSizes.items) +
    pages(world.discussions?.length ?? 0, pageSizes.discussions) +
    pages(world.commits?.length ?? 0, pageSizes.commits) +
    Math.max(
      0,
      pages(Math.max(world.releases.length, world.tags?.length ?? 0), pageSizes.list) - 1,
    ) +
    // Several lists that go on are gone on with in one question.
    pages(overflow, pageSizes.together)
  )
}

export async function benchRequests(
  folder: string,
  worlds: RepositoryWorld[],
  say: (text: string) => void,
): Promise<void> {
  const simulated = loadRows(simulate({ seed: 1, items: 2000, repositories: 1 })).repositories
  const github = await startGithubServer({
    worlds: [{ repositories: [...simulated, ...worlds] }],
    points: 1_000_000,
  })
  const store = await openStore(`${folder}/requests.duckdb`)
  for (const world of [...simulated, ...worlds]) {
    const [owner = '', name = ''] = world.nameWithOwner.split('/')
    const client = createClient({ apiUrl: github.url, lanes: lanesOf('bench'), userAgent: 'bench' })
    const { requests } = await collectRepository({ sink: store, client, owner, name })
    const fewest = fewestRequests(world)
    const size = `${world.issues.length} issues, ${world.pullRequests.length} pull requests`
    say(
      `requests     ${requests} of at least ${fewest} → ratio ${(requests / fewest).toFixed(2)}  (${size})`,
    )
  }
  await github.close()
  await store.close()
}

/** @param count repositories, each with a few issues, in which nothing happens */
export async function benchIdle(
  folder: string,
  count: number,
  say: (text: string) => void,
): Promise<void> {
  const repositories = Array.from({ length: count }, (_, index) => {
    const name = `quiet/repository-${index}`
    const world = makeRepository({
      nameWithOwner: name,
      createdAt: '2024-01-01T00:00:00Z',
      clock: '2025-01-01T00:00:00Z',
    })
    world.issues.push(makeIssue(name, { number: 1, createdAt: '2024-02-01T00:00:00Z' }))
    return world
  })
  const github = await startGithubServer({ worlds: [{ repositories }], points: 1_000_000 })
  const store = await openStore(`${folder}/idle.duckdb`)
  const lanes = lanesOf('bench')
  const wanted = repositories.map((world) => {
    const [owner = '', name = ''] = world.nameWithOwner.split('/')
    return { owner, name, ecosystems: [], fields: null }
  })
  const pass = () =>
    collectMany({
      sink: store,
      wanted,
      newClient: () => createClient({ apiUrl: github.url, lanes, userAgent: 'bench' }),
      signal: new AbortController().signal,
      tracker: new Tracker(),
      onProgress: () => undefined,
      onEnd: () => undefined,
    })
  await pass()
  const before = github.requests()
  for (const world of repositories) world.clock = '2025-01-01T06:00:00Z'
  const start = performance.now()
  await pass()
  const seconds = (performance.now() - start) / 1000
  say(
    `idle pass    ${github.requests() - before} requests for ${count} repositories in which nothing has happened (${seconds.toFixed(1)} s)`,
  )
  await github.close()
  await store.close()
}
