/** Reads all issues, or all pull requests, page by page; each batch says where to go on if it was the last. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { completeItems } from './children.ts'
import type { GithubClient } from './client.ts'
import { SourceError } from './errors.ts'
import { itemBatch } from './item-rows.ts'
import type { RepositoryName } from './look-up.ts'
import type { Connection, ItemNode } from './nodes.ts'
import { issueVariables, pullRequestVariables, type PageSizes } from './page-sizes.ts'
import { queryText, type QueryName } from './queries.ts'

export type ItemResource = 'issue' | 'pull_request'

export interface FirstPass {
  resource: ItemResource
  repository: RepositoryName
  repoId: string
  /** Where an earlier run stopped; undefined where none began. */
  cursor: Cursor | undefined
  /** The source's clock at the start of this run. */
  asOf: Instant
  onPage: (state: { read: number; total: number; isResumed: boolean }) => void
}

export interface Passed {
  /** When the pass began, by the source's clock. */
  begun: Instant
  /** Whether that was in an earlier run. */
  isResumed: boolean
}

const queries: Record<ItemResource, QueryName> = {
  issue: 'issues',
  pull_request: 'pull-requests',
}

interface Page {
  repository: { items: Connection<ItemNode> }
}

/**
 * While the pass is under way its cursor's watermark is the instant at which it began, in whatever run: changes since
 * then may have been missed, and are to be asked for when it is done.
 */
export async function* firstPass(
  client: GithubClient,
  sizes: PageSizes,
  pass: FirstPass,
): AsyncGenerator<Batch, Passed, void> {
  const { asOf, cursor, onPage, repoId, repository, resource } = pass
  const variables = resource === 'issue' ? issueVariables(sizes) : pullRequestVariables(sizes)
  let after = cursor?.page ?? null
  let begun = after === null ? asOf : (cursor?.watermark ?? asOf)
  let isResumed = after !== null
  let read = 0
  do {
    let page: Page
    try {
      page = await client.request<Page>(queryText(queries[resource]), {
        ...repository,
        first: sizes.items,
        after,
        ...variables,
      })
    } catch (error) {
      if (!isResumed || !(error instanceof SourceError) || error.kind !== 'cursor') throw error
      // The stored cursor is of no use any more; what is stored will be found equal and stays.
      ;[after, begun, isResumed, read] = [null, asOf, false, 0]
      continue
    }
    const { count, nodes, pageInfo } = page.repository.items
    const items = nodes.filter((node) => node !== null)
    await completeItems(client, sizes, items)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    read += items.length
    yield { ...itemBatch(repoId, items), cursor: { resource, page: after, watermark: begun } }
    onPage({ read, total: count, isResumed })
    if (after === null) return { begun, isResumed }
  } while (true)
}
