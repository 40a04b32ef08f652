/** What a first collection of a repository will cost, from how much there is: told before anything is fetched. */
import type { GithubClient } from './client.ts'
import type { RepositoryName } from './look-up.ts'
import { pageSizes, type PageSizes } from './page-sizes.ts'
import { queryText } from './queries.ts'

export interface Totals {
  issues: number
  pull_requests: number
  releases: number
  labels: number
  milestones: number
  discussions: number
  commits: number
}

export interface Plan extends Totals {
  owner: string
  name: string
  /** Node id. */
  repo_id: string
  requests: number
  /** GitHub's points; an hour has 5,000 for a person's token. */
  points: number
  seconds: number
}

interface Total {
  totalCount: number
}

interface Answer {
  repository: {
    id: string
    name: string
    owner: { login: string }
    issues: Total
    pullRequests: Total
    releases: Total
    labels: Total | null
    milestones: Total | null
    discussions: Total
    defaultBranchRef: { target: { history?: Total } | null } | null
  }
}

/** A page of 25 items takes GitHub about as long as this; the requests are sent one after the other. */
const secondsARequest = 2.5

/** Items whose lists are longer than a page's share ask for more: one request in seven on the histories tried. */
const overflow = 1.15

/** By GitHub's formula: the requests that fill every connection once, over a hundred, at least one. */
const points = (connections: number): number => Math.max(1, Math.round(connections / 100))

/** @returns requests, points and seconds of a first collection */
export function estimate(
  totals: Totals,
  sizes: PageSizes = pageSizes,
): Pick<Plan, 'requests' | 'points' | 'seconds'> {
  const pages = (count: number, size: number): number => Math.ceil(count / size)
  const issuePages = pages(totals.issues, sizes.items) * overflow
  const pullPages = pages(totals.pull_requests, sizes.items) * overflow
  const listPages = Math.max(
    0,
    pages(Math.max(totals.labels, totals.milestones, totals.releases), sizes.list) - 1,
  )
  const others = pages(totals.discussions, sizes.items) + pages(totals.commits, sizes.list)
  const requests = Math.ceil(1 + listPages + issuePages + pullPages + others)
  const cost =
    issuePages * points(1 + 3 * sizes.items) +
    pullPages * points(1 + sizes.items * (4 + sizes.reviews)) +
    others * points(1 + sizes.list) +
    1 +
    listPages
  return { requests, points: Math.ceil(cost), seconds: Math.ceil(requests * secondsARequest) }
}

/** @throws SourceError as `lookUp` */
export async function plan(client: GithubClient, asked: RepositoryName): Promise<Plan> {
  const { repository } = await client.request<Answer>(queryText('totals'), {
    owner: asked.owner,
    name: asked.name,
  })
  const totals: Totals = {
    issues: repository.issues.totalCount,
    pull_requests: repository.pullRequests.totalCount,
    releases: repository.releases.totalCount,
    labels: repository.labels?.totalCount ?? 0,
    milestones: repository.milestones?.totalCount ?? 0,
    discussions: repository.discussions.totalCount,
    commits: repository.defaultBranchRef?.target?.history?.totalCount ?? 0,
  }
  return {
    owner: repository.owner.login,
    name: repository.name,
    repo_id: repository.id,
    ...totals,
    ...estimate(totals),
  }
}
