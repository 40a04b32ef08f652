/** Every data folder at hand is loaded whole: the counts are those of its README. */
import { describe, expect, it } from 'vitest'
import { dataFolder, fetchData, hasData } from './client.ts'
import { loadFolder } from './load.ts'
import { startGithubServer } from './server.ts'
import { parseCsv, readText } from './text.ts'
import type { Item, RepositoryWorld } from './world.ts'

const onlyOne = (folder: string, asOf?: string): RepositoryWorld => {
  const { repositories } = loadFolder(dataFolder(folder), asOf).world
  const [one] = repositories
  if (!one || repositories.length > 1) throw new Error(`${folder} holds not just one repository.`)
  return one
}
const open = (items: readonly Item[]): number => items.filter((one) => one.state === 'OPEN').length
const comments = (items: readonly Item[]): number =>
  items.reduce((sum, one) => sum + one.comments.length, 0)
const events = (items: readonly Item[], typename: string): number =>
  items.reduce(
    (sum, one) => sum + one.events.filter((event) => event.__typename === typename).length,
    0,
  )
const reviews = (one: RepositoryWorld) => one.pullRequests.flatMap((pull) => pull.reviews)

describe.skipIf(!hasData)('the backup of bitcoin-core/gui', () => {
  it('has as many items, comments, reviews and events as its README says', () => {
    const one = onlyOne('bitcoin-core-gui')
    const { issues, pullRequests: pulls } = one
    expect(one.nameWithOwner).toBe('bitcoin-core/gui')
    expect([issues.length, open(issues)]).toEqual([341, 133])
    expect([pulls.length, open(pulls)]).toEqual([537, 21])
    expect(pulls.filter((pull) => pull.state === 'MERGED')).toHaveLength(332)
    expect([comments(issues), comments(pulls)]).toEqual([1332, 3865])
    expect(reviews(one)).toHaveLength(1788)
    expect(events(issues, 'ReopenedEvent')).toBe(12)
    expect(events(pulls, 'ReopenedEvent')).toBe(46)
    expect(events(pulls, 'ReadyForReviewEvent')).toBe(59)
    expect(events(pulls, 'ConvertToDraftEvent')).toBe(70)
    expect(events(pulls, 'MergedEvent')).toBe(332)
    expect(events(pulls, 'PullRequestCommit')).toBe(1303)
  })

  it('has all 2308 review comments, under reviews as well as in threads', async () => {
    const { world } = loadFolder(dataFolder('bitcoin-core-gui'))
    const [one] = world.repositories
    const under = one ? reviews(one).reduce((sum, review) => sum + review.comments.length, 0) : 0
    expect(under).toBe(2308)

    const server = await startGithubServer({ worlds: [world], rateLimit: false })
    let threaded = 0
    let after: string | null = null
    const query = `query ($after: String) { repository(owner: "bitcoin-core", name: "gui") {
      pullRequests(first: 50, after: $after) { pageInfo { endCursor hasNextPage } nodes {
        reviewThreads(first: 100) { totalCount nodes { comments(first: 50) { totalCount } } } } } } }`
    type Pulls = {
      pageInfo: { endCursor: string; hasNextPage: boolean }
      nodes: {
        reviewThreads: { totalCount: number; nodes: { comments: { totalCount: number } }[] }
      }[]
    }
    do {
      type Data = { repository: { pullRequests: Pulls } }
      const data: Data = await fetchData<Data>(server.url, query, { after })
      const { nodes, pageInfo }: Pulls = data.repository.pullRequests
      for (const { reviewThreads } of nodes) {
        expect(reviewThreads.nodes).toHaveLength(reviewThreads.totalCount)
        for (const thread of reviewThreads.nodes) threaded += thread.comments.totalCount
      }
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    await server.close()
    expect(threaded).toBe(2308)
  })

  it('has the open counts of GitHub itself on the dates of its copies', () => {
    const counts = ['2024-01-01', '2025-01-01', '2026-01-01'].map((date) => {
      const { issues, pullRequests: pulls } = onlyOne('bitcoin-core-gui', date)
      return [issues.length, open(issues), pulls.length, open(pulls)]
    })
    expect(counts).toEqual([
      [295, 138, 422, 27],
      [318, 141, 462, 14],
      [333, 130, 508, 15],
    ])
  })

  it('takes the facts of the repository from its pull requests', () => {
    expect(onlyOne('bitcoin-core-gui')).toMatchObject({
      createdAt: '2020-06-16T12:20:07Z',
      clock: '2026-08-21T19:51:11Z',
      licenseSpdx: 'MIT',
      defaultBranch: 'master',
      language: 'C++',
      // What REST calls watchers are the stars; the number of watchers isn't in the backup.
      watcherCount: 0,
    })
  })
})

describe.skipIf(!hasData)('the archives of ietf', () => {
  it('have as many items, comments and reviews as their README says', () => {
    const { repositories } = loadFolder(dataFolder('ietf')).world
    const counts = repositories.map((one) => [
      one.nameWithOwner,
      one.issues.length,
      one.pullRequests.length,
      comments([...one.issues, ...one.pullRequests]),
      reviews(one).length,
      open([...one.issues, ...one.pullRequests]),
      one.clock,
    ])
    expect(counts).toEqual([
      ['mlswg/mls-protocol', 303, 582, 1435, 1370, 0, '2024-03-28T01:09:06Z'],
      ['tlswg/tls13-spec', 446, 998, 2363, 979, 0, '2026-07-09T01:59:21Z'],
    ])
  })

  it('have a closing for every item and a merge for every merged pull request', () => {
    for (const { issues, pullRequests } of loadFolder(dataFolder('ietf')).world.repositories) {
      for (const item of [...issues, ...pullRequests]) {
        const closings = item.events.filter((event) => event.__typename === 'ClosedEvent')
        expect(closings.map((event) => event.createdAt)).toEqual([item.closedAt])
      }
      const merged = pullRequests.filter((pull) => pull.mergedAt)
      expect(events(pullRequests, 'MergedEvent')).toBe(merged.length)
      expect(merged.every((pull) => pull.state === 'MERGED')).toBe(true)
    }
  })

  it('give every object an id of its own, the same on every load', () => {
    const ids = () =>
      loadFolder(dataFolder('ietf')).world.repositories.flatMap((one) =>
        [...one.issues, ...one.pullRequests].flatMap((item) => [
          item.id,
          ...item.comments.map((comment) => comment.id),
          ...item.events.map((event) => event.id),
        ]),
      )
    const first = ids()
    expect(new Set(first).size).toBe(first.length)
    expect(ids()).toEqual(first)
  })
})

describe.skipIf(!hasData)('the tables of panjf2000/ants', () => {
  const rows = (path: string) => parseCsv(readText(dataFolder(`devlake-ants/${path}`)))
  const raw = (name: string) => rows(`raw/_raw_github_api_${name}.csv`)

  it('hold as many rows as their README says', () => {
    expect([raw('issues').length, raw('pull_requests').length, raw('comments').length]).toEqual([
      42, 50, 95,
    ])
  })

  it('give each issue, pull request, comment and review once, as DevLake counts them', () => {
    const one = onlyOne('devlake-ants')
    const issues = rows('expected/_tool_github_issues.csv')
    const pulls = rows('expected/_tool_github_pull_requests.csv')
    const numbers = (list: { number: number | string }[]) =>
      list.map((item) => Number(item.number)).toSorted((a, b) => a - b)
    type Numbered = { number: string }[]
    expect(numbers(one.issues)).toEqual(numbers(issues as Numbered))
    expect(numbers(one.pullRequests)).toEqual(numbers(pulls as Numbered))
    expect(comments(one.issues)).toBe(rows('expected/_tool_github_issue_comments.csv').length)
    // DevLake has review comments and others of a pull request in one table.
    const loose = one.pullRequests.reduce((sum, pull) => sum + pull.looseComments.length, 0)
    expect(comments(one.pullRequests) + loose).toBe(
      rows('expected/_tool_github_pull_request_comments.csv').length,
    )
    expect(reviews(one)).toHaveLength(rows('expected/_tool_github_pull_request_reviews.csv').length)
    expect([one.issues.length, one.pullRequests.length]).toEqual([26, 49])
  })
})

describe('a folder', () => {
  it('that is missing or of no known shape is refused with the shapes that are known', () => {
    expect(() => loadFolder('no/such/folder')).toThrow(
      /no folder no\/such\/folder[^]*jsonl[^]*raw\//,
    )
    expect(() => loadFolder('test/github-server')).toThrow(/no data of a known shape[^]*archive/)
  })

  it('is refused with a date that is none', () => {
    for (const date of ['yesterday', '2024-13-01', '2023-02-29', '24-01-01', '2024']) {
      expect(() => loadFolder('test', date)).toThrow(`--as-of '${date}' is neither`)
    }
  })
})
