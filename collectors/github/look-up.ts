/** The first question of a run: a repository's facts, its lists and the ids of what has changed. */
import type { GithubClient } from './client.ts'
import type {
  Connection,
  LabelNode,
  MilestoneNode,
  PageInfo,
  ReleaseNode,
  RepositoryNode,
} from './nodes.ts'
import type { PageSizes } from './page-sizes.ts'
import { queryText } from './queries.ts'
import type { Instant } from '../model.ts'

export interface RepositoryName {
  owner: string
  name: string
}

/** Ids of items that have changed, with the time of the change. */
export interface ChangedPage {
  pageInfo: PageInfo
  nodes: ({ id: string; updatedAt: Instant } | null)[]
}

/** The lists that belong to a repository itself. */
export interface Lists {
  labels: Connection<LabelNode>
  milestones: Connection<MilestoneNode>
  releases: Connection<ReleaseNode>
}

/** Changes of one kind are asked for where there is an instant. */
export interface Since {
  issue: Instant | null
  pull_request: Instant | null
}

export interface LookedUp extends RepositoryNode, Lists {
  allIssues: { totalCount: number }
  allPullRequests: { totalCount: number }
  issues?: ChangedPage
  pullRequests?: ChangedPage
}

/** @throws SourceError `not-found` for a repository that isn't there or that the token may not see */
export async function lookUp(
  client: GithubClient,
  sizes: PageSizes,
  { name, owner }: RepositoryName,
  since: Since,
): Promise<LookedUp> {
  const { repository } = await client.request<{ repository: LookedUp }>(queryText('look-up'), {
    owner,
    name,
    list: sizes.list,
    ids: sizes.ids,
    issues: since.issue !== null,
    issuesSince: since.issue,
    pullRequests: since.pull_request !== null,
  })
  return repository
}
