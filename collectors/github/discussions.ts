/** Reads a repository's discussions: all of them page by page the first time, those that have changed every other time. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { present } from './actors.ts'
import { sinceOf } from './changes.ts'
import type { GithubClient } from './client.ts'
import { completeDiscussions } from './discussion-pages.ts'
import type { DiscussionNode } from './discussion-rows.ts'
import { SourceError } from './errors.ts'
import type { ChangedPage, LookedUp, RepositoryName } from './look-up.ts'
import type { Connection } from './nodes.ts'
import { discussionVariables, type PageSizes } from './page-sizes.ts'
import { queryText } from './queries.ts'
import { listGap, listGapId } from './repository-gaps.ts'

export interface DiscussionPass {
  found: LookedUp
  /** Where an earlier run stopped; undefined where none began. */
  cursor: Cursor | undefined
  /** The source's clock at the start of this run. */
  asOf: Instant
  /** What the look-up has read of the changes; undefined where it wasn't asked for them. */
  changed: ChangedPage | undefined
  /** How many are stored. */
  stored: () => Promise<number>
  onPage: (state: { read: number; total: number; isResumed: boolean }) => void
}

const resource = 'discussion'

interface Page {
  repository: { items: Connection<DiscussionNode> }
}

/** @returns from when on changes are to be asked for; null where all was read in this very run */
async function* firstPass(
  client: GithubClient,
  sizes: PageSizes,
  pass: DiscussionPass,
): AsyncGenerator<Batch, Instant | null, void> {
  const { asOf, cursor, found, onPage } = pass
  let after = cursor?.page ?? null
  let begun = after === null ? asOf : (cursor?.watermark ?? asOf)
  let isResumed = after !== null
  let read = 0
  for (;;) {
    let page: Page
    try {
      page = await client.request<Page>(queryText('discussions'), {
        ...nameOf(found),
        first: sizes.discussions,
        after,
        ...discussionVariables(sizes),
      })
    } catch (error) {
      if (!isResumed || !(error instanceof SourceError) || error.kind !== 'cursor') throw error
      ;[after, begun, isResumed, read] = [null, asOf, false, 0]
      continue
    }
    const { count, pageInfo } = page.repository.items
    const nodes = present(page.repository.items)
    const batch = await completeDiscussions(client, sizes, { repoId: found.id, asOf }, nodes)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    read += nodes.length
    yield { ...batch, cursor: { resource, page: after, watermark: begun } }
    onPage({ read, total: count, isResumed })
    if (after === null) return isResumed ? sinceOf(begun) : null
  }
}

const nameOf = (found: LookedUp): RepositoryName => ({ owner: found.owner.login, name: found.name })

/** The ids of those that have changed, latest first until one that is older. */
async function changedIds(
  client: GithubClient,
  sizes: PageSizes,
  { changed, found }: DiscussionPass,
  since: Instant,
): Promise<string[]> {
  const ids = new Set<string>()
  const next = async (after: string | null): Promise<ChangedPage> => {
    const { repository } = await client.request<{ repository: { discussions: ChangedPage } }>(
      queryText('more-changed-discussions'),
      { ...nameOf(found), ids: sizes.ids, after },
    )
    return repository.discussions
  }
  let page = changed ?? (await next(null))
  for (;;) {
    const all = present(page)
    const fresh = all.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(since))
    for (const { id } of fresh) ids.add(id)
    const { endCursor, hasNextPage } = page.pageInfo
    if (fresh.length < all.length || !hasNextPage) return [...ids]
    page = await next(endCursor)
    // A cursor that doesn't move would be followed for ever.
    if (page.pageInfo.endCursor === endCursor) return [...ids]
  }
}

async function* catchUp(
  client: GithubClient,
  sizes: PageSizes,
  pass: DiscussionPass,
): AsyncGenerator<Batch, void, void> {
  const { asOf, cursor, found } = pass
  const isKnown = cursor !== undefined && cursor.page === null && cursor.watermark !== null
  const since = isKnown ? sinceOf(cursor.watermark ?? asOf) : yield* firstPass(client, sizes, pass)
  if (since === null) return
  const ids = await changedIds(client, sizes, pass, since)
  for (let at = 0; at < ids.length; at += sizes.discussions) {
    const { nodes } = await client.request<{ nodes: (DiscussionNode | null)[] }>(
      queryText('discussions-by-id'),
      { ids: ids.slice(at, at + sizes.discussions), ...discussionVariables(sizes) },
    )
    yield await completeDiscussions(client, sizes, { repoId: found.id, asOf }, present({ nodes }))
  }
  yield { repo_id: found.id, rows: {}, cursor: { resource, page: null, watermark: asOf } }
}

/**
 * Yields what is not stored yet of the discussions, in batches that can each be the last. Nothing where the repository
 * has none enabled.
 *
 * @throws SourceError
 */
export async function* discussions(
  client: GithubClient,
  sizes: PageSizes,
  pass: DiscussionPass,
): AsyncGenerator<Batch, void, void> {
  const { asOf, found } = pass
  if (!found.hasDiscussionsEnabled) return
  yield* catchUp(client, sizes, pass)
  const { createdAt, id: repoId } = found
  const expected = found.allDiscussions.totalCount
  // More than there are is no gap: some have been opened since, or deleted.
  const fetched = Math.min(expected, await pass.stored())
  const gap = listGap({ repoId, resource, expected, fetched, createdAt, asOf })
  yield {
    repo_id: repoId,
    rows: gap === null ? {} : { gap: [gap] },
    closed_gaps: gap === null ? [listGapId(repoId, resource)] : [],
  }
}
