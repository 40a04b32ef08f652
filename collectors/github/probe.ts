/** Finds the repositories in which nothing has happened since they were last collected, many with one question. */
import type { Instant, RepositorySnapshotRow } from '../model.ts'
import type { GithubClient } from './client.ts'
import { queryText } from './queries.ts'

/** What is known of a repository that has been collected whole. */
export interface Known {
  repo_id: string
  owner: string
  name: string
  as_of: Instant
  is_archived: boolean
  pushed_at: Instant | null
  issues: number
  pull_requests: number
  releases: number
  discussions: number
}

export interface Idle {
  repo_id: string
  /** The source's clock when it answered. */
  as_of: Instant
  snapshot: RepositorySnapshotRow
}

interface Newest {
  totalCount: number
  nodes: ({ updatedAt: Instant } | null)[]
}

interface Total {
  totalCount: number
}

interface Probed {
  id: string
  nameWithOwner: string
  isArchived: boolean
  pushedAt: Instant | null
  stargazerCount: number
  forkCount: number
  watchers: Total
  issues: Newest
  openIssues: Total
  pullRequests: Newest
  openPullRequests: Total
  releases: Newest
  discussions: Newest
}

/** Repositories that one question asks after: four connections with an entry each, or none, make two points. */
export const probedAtOnce = 50

/** What is written last may be visible late. */
const overlapMs = 10 * 60 * 1000

function isIdle(known: Known, now: Probed): boolean {
  const from = Date.parse(known.as_of) - overlapMs
  const isQuiet = ({ nodes, totalCount }: Newest, count: number): boolean =>
    totalCount === count &&
    nodes.every((node) => node === null || Date.parse(node.updatedAt) < from)
  return (
    now.nameWithOwner === `${known.owner}/${known.name}` &&
    now.isArchived === known.is_archived &&
    now.pushedAt === known.pushed_at &&
    isQuiet(now.issues, known.issues) &&
    isQuiet(now.pullRequests, known.pull_requests) &&
    isQuiet(now.releases, known.releases) &&
    isQuiet(now.discussions, known.discussions)
  )
}

/**
 * @param known each collected whole and without gaps
 * @returns those in which nothing has happened; a repository that isn't among them may have changed or be gone
 * @throws SourceError
 */
export async function findIdle(client: GithubClient, known: Known[]): Promise<Idle[]> {
  const idle: Idle[] = []
  for (let at = 0; at < known.length; at += probedAtOnce) {
    const asked = new Map(known.slice(at, at + probedAtOnce).map((one) => [one.repo_id, one]))
    const { nodes } = await client.request<{ nodes: (Probed | null)[] }>(queryText('probe'), {
      ids: [...asked.keys()],
    })
    const as_of = client.sourceClock
    for (const node of nodes) {
      const one = node === null ? undefined : asked.get(node.id)
      if (node === null || one === undefined || !isIdle(one, node)) continue
      idle.push({ repo_id: node.id, as_of, snapshot: snapshotOf(node, as_of) })
    }
  }
  return idle
}

const snapshotOf = (node: Probed, as_of: Instant): RepositorySnapshotRow => ({
  repo_id: node.id,
  taken_on: as_of.slice(0, 10),
  stars: node.stargazerCount,
  forks: node.forkCount,
  watchers: node.watchers.totalCount,
  issues: node.issues.totalCount,
  open_issues: node.openIssues.totalCount,
  pull_requests: node.pullRequests.totalCount,
  open_pull_requests: node.openPullRequests.totalCount,
  releases: node.releases.totalCount,
  downloads: null,
})
