/** Lists what an organisation or a person owns. */
import type { GithubClient } from './client.ts'
import { SourceError } from './errors.ts'
import type { Connection } from './nodes.ts'
import { queryText } from './queries.ts'

export interface OwnedRepository {
  owner: string
  name: string
  is_archived: boolean
  is_fork: boolean
  is_private: boolean
  /** Switched off by GitHub: nothing of it can be read. */
  is_disabled: boolean
}

export interface Owned {
  /** As the source spells it. */
  login: string
  repositories: OwnedRepository[]
  /** How many the source says there are; more than are listed where the token may not see them all. */
  total: number
}

interface Node {
  name: string
  owner: { login: string }
  isArchived: boolean
  isFork: boolean
  isPrivate: boolean
  isDisabled: boolean
}

interface Page {
  repositoryOwner: { login: string; repositories: Connection<Node> } | null
}

const row = (node: Node): OwnedRepository => ({
  owner: node.owner.login,
  name: node.name,
  is_archived: node.isArchived,
  is_fork: node.isFork,
  is_private: node.isPrivate,
  is_disabled: node.isDisabled,
})

/**
 * By name, each once.
 *
 * @param first repositories a page, 100 at most
 * @throws SourceError `not-found` where no organisation and no person is called so
 */
export async function ownedRepositories(
  client: GithubClient,
  login: string,
  first = 100,
): Promise<Owned> {
  const found = new Map<string, OwnedRepository>()
  let after: string | null = null
  for (;;) {
    const page: Page = await client.request<Page>(queryText('owned-repositories'), {
      login,
      first,
      after,
    })
    const { repositoryOwner: owner } = page
    if (owner === null) {
      throw new SourceError(
        'not-found',
        'GitHub knows no such organisation or user.',
        'Check the spelling, as in https://github.com/NAME.',
      )
    }
    const { count, nodes, pageInfo } = owner.repositories
    // A repository that is created meanwhile moves those behind it onto the next page.
    for (const node of nodes) if (node !== null) found.set(node.name.toLowerCase(), row(node))
    if (!pageInfo.hasNextPage) {
      return { login: owner.login, repositories: [...found.values()], total: count }
    }
    if (pageInfo.endCursor === null || pageInfo.endCursor === after) {
      throw new SourceError(
        'cursor',
        "GitHub's list of repositories doesn't go on.",
        'Run the same command again.',
      )
    }
    after = pageInfo.endCursor
  }
}
