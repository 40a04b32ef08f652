/** The first question of a run: a repository's facts, its lists and the ids of what has changed. */
import type { GithubClient } from './client.ts'
import type { Instant } from '../model.ts'
import { SourceError } from './errors.ts'
import { nothing } from './list-pages.ts'
import type { PageInfo } from './nodes.ts'
import type { PageSizes } from './page-sizes.ts'
import { queryText } from './queries.ts'
import type { CommunityNode, RepositoryNode, TotalsNode } from './repository-nodes.ts'
import type { Lists } from './repository-rows.ts'

export interface RepositoryName {
  owner: string
  name: string
}

/** Ids of items that have changed, with the time of the change. */
export interface ChangedPage {
  pageInfo: PageInfo
  nodes: ({ id: string; updatedAt: Instant } | null)[]
}

/** Changes of one kind are asked for where there is an instant. */
export interface Since {
  issue: Instant | null
  pull_request: Instant | null
  discussion: Instant | null
}

export interface LookedUp extends RepositoryNode, TotalsNode, CommunityNode, Lists {
  issues?: ChangedPage
  pullRequests?: ChangedPage
  discussions?: ChangedPage
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
    assets: sizes.assets,
    ids: sizes.ids,
    issues: since.issue !== null,
    issuesSince: since.issue,
    pullRequests: since.pull_request !== null,
    discussions: since.discussion !== null,
  })
  // GitHub may leave these two out altogether.
  const tags: LookedUp['tags'] | null = repository.tags
  const languages: LookedUp['languages'] | null = repository.languages
  return { ...repository, tags: tags ?? nothing(), languages: languages ?? nothing() }
}

/**
 * Looks a repository up by its name; one that is known, and isn't found by the name, by its id: it was renamed, and
 * somebody else may have taken the name or the source has forgotten where it led.
 *
 * @throws SourceError `not-found` where it isn't there by either
 */
export async function find(
  client: GithubClient,
  sizes: PageSizes,
  asked: RepositoryName & { knownId: string | null },
  since: Since,
): Promise<LookedUp> {
  try {
    return await lookUp(client, sizes, asked, since)
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'not-found' || asked.knownId === null) {
      throw error
    }
    const { nodes } = await client.request<{
      nodes: ({ name?: string; owner?: { login: string } } | null)[]
    }>(queryText('name-of'), { ids: [asked.knownId] })
    const [node] = nodes
    if (node?.name === undefined || node.owner === undefined) throw error
    return lookUp(client, sizes, { owner: node.owner.login, name: node.name }, since)
  }
}
