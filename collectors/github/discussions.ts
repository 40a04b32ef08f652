/** Reads a repository's discussions: all of them page by page the first time, those that have changed every other time. */
import type { Batch, Cursor, GapRow, Instant } from '../model.ts'
import { present } from './actors.ts'
import { sinceOf } from './changes.ts'
import { discussionBatch, type DiscussionNode } from './discussion-rows.ts'
import { isTooMuch, SourceError } from './errors.ts'
import { firstPass, moving, type Step } from './first-pass.ts'
import { filledGaps, secondAfter, subjects } from './gaps.ts'
import { readToEnd, type Holder } from './list-pages.ts'
import type { ChangedPage, LookedUp } from './look-up.ts'
import type { Connection, PageInfo } from './nodes.ts'
import { discussionVariables, least } from './page-sizes.ts'
import { queryText } from './queries.ts'
import { listGap, listGapId } from './repository-gaps.ts'
import type { Run } from './run.ts'

export interface DiscussionPass {
  found: LookedUp
  /** Where an earlier run stopped; undefined where none began. */
  cursor: Cursor | undefined
  /** What the look-up has read of the changes; undefined where it wasn't asked for them. */
  changed: ChangedPage | undefined
  /** How many are stored. */
  stored: () => Promise<number>
  onPage: (state: { read: number; total: number; isResumed: boolean }) => void
}

const resource = 'discussion'

/** Completes the comments and their replies, in place. */
async function complete(
  run: Run,
  nodes: DiscussionNode[],
): Promise<(Holder & { of: DiscussionNode })[]> {
  const { discussionsTogether, more, moreDiscussionComments, replies, together } = run.sizes
  const torn = await readToEnd(
    run,
    {
      query: 'more-discussion-comments',
      first: moreDiscussionComments,
      together: discussionsTogether,
      variables: { replies },
    },
    nodes.map((node) => ({ id: node.id, list: node.comments, of: node })),
  )
  // Only now, because a comment may have come with a later page.
  const comments = nodes.flatMap((node) =>
    present(node.comments).map(({ id, replies: list }) => ({ id, list, of: node })),
  )
  return [
    ...torn,
    ...(await readToEnd(run, { query: 'more-replies', first: more, together }, comments)),
  ]
}

/** Of a discussion some of whose lists are not whole. */
function gapIn(run: Run, node: DiscussionNode, torn: Holder[]): GapRow {
  const sum = (count: (one: Holder) => number) => torn.reduce((total, one) => total + count(one), 0)
  return {
    id: `gap:${node.id}:comments`,
    repo_id: run.repoId,
    resource,
    from_at: node.createdAt,
    to_at: secondAfter(node.createdAt),
    reason: `The comments of discussion ${node.number} could not be read whole.`,
    subject_id: node.id,
    expected: sum(({ list }) => list.count),
    fetched: sum(({ list }) => list.nodes.length),
    error_class: 'partial',
    noticed_at: run.asOf,
  }
}

/** The rows of discussions, completed, with the gaps that remain and those that are filled. */
async function completeBatch(run: Run, nodes: DiscussionNode[]): Promise<Batch> {
  const torn = await complete(run, nodes)
  const byNode = new Map<DiscussionNode, Holder[]>()
  for (const holder of torn) byNode.set(holder.of, [...(byNode.get(holder.of) ?? []), holder])
  const batch = discussionBatch(run.repoId, nodes, run.client.latestClock)
  const gap = [...byNode].map(([node, holders]) => gapIn(run, node, holders))
  return {
    ...batch,
    rows: { ...batch.rows, gap },
    closed_gaps: filledGaps(run, nodes, gap),
  }
}

interface Page {
  repository: { items: Connection<DiscussionNode> }
}

type Mark = Pick<DiscussionNode, 'id' | 'number' | 'createdAt'>

interface MarkPage {
  repository: { discussions: { pageInfo: PageInfo; nodes: (Mark | null)[] } }
}

/** A discussion that could not be read even alone. */
const missing = (run: Run, mark: Mark, error: SourceError): GapRow => ({
  id: `gap:${mark.id}:item`,
  repo_id: run.repoId,
  resource,
  from_at: mark.createdAt,
  to_at: secondAfter(mark.createdAt),
  reason: `The discussion ${mark.number} could not be read: ${error.message}`,
  subject_id: mark.id,
  expected: null,
  fetched: null,
  error_class: error.kind,
  noticed_at: run.asOf,
})

/** One discussion by itself, with short lists that are gone on with, or a gap in its place. */
async function readAlone(run: Run, mark: Mark): Promise<Batch> {
  try {
    const { nodes } = await run.client.request<{ nodes: (DiscussionNode | null)[] }>(
      queryText('discussions-by-id'),
      { ids: [mark.id], ...discussionVariables({ ...run.sizes, ...least }) },
    )
    return await completeBatch(run, present({ nodes }))
  } catch (error) {
    if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
    return { repo_id: run.repoId, rows: { gap: [missing(run, mark, error)] } }
  }
}

/** @returns from when on changes are to be asked for; null where all was read in this very run */
async function* readAll(
  run: Run,
  { cursor, onPage }: DiscussionPass,
): AsyncGenerator<Batch, Instant | null, void> {
  const isPart = cursor?.page != null
  let read = 0
  const noun = 'discussions'
  const readPage = async (after: string | null): Promise<Step> => {
    const page = await moving(noun, after, async () => {
      const variables = { repo: run.repoId, after, ...discussionVariables(run.sizes) }
      const { data } = await run.pages.ask<Page>('discussions', run.sizes.discussions, (first) => ({
        ...variables,
        first,
      }))
      return data.repository.items
    })
    const nodes = present(page)
    const batch = await completeBatch(run, nodes)
    read += nodes.length
    onPage({ read, total: page.count, isResumed: isPart })
    return { batch, pageInfo: page.pageInfo }
  }
  const readOne = async (after: string | null): Promise<Step> => {
    const { repository } = await run.client.request<MarkPage>(queryText('next-discussion'), {
      repo: run.repoId,
      after,
    })
    const { nodes, pageInfo } = repository.discussions
    const [mark] = nodes
    const batch = mark ? await readAlone(run, mark) : { repo_id: run.repoId, rows: {} }
    read += 1
    return { batch, pageInfo }
  }
  const pass = { resource, cursor, readPage, readOne }
  const { begun, isResumed } = yield* firstPass(run, pass)
  return isResumed ? sinceOf(begun) : null
}

/** The ids of those that have changed, latest first until one that is older. */
async function changedIds(
  run: Run,
  { changed }: DiscussionPass,
  since: Instant,
): Promise<string[]> {
  const ids = new Set<string>()
  const next = async (after: string | null): Promise<ChangedPage> => {
    const { data } = await run.pages.ask<{ repository: { discussions: ChangedPage } }>(
      'more-changed-discussions',
      run.sizes.ids,
      (ids) => ({ repo: run.repoId, ids, after }),
    )
    return data.repository.discussions
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

async function* catchUp(run: Run, pass: DiscussionPass): AsyncGenerator<Batch, void, void> {
  const { cursor, found } = pass
  const { asOf } = run
  const isKnown = cursor !== undefined && cursor.page === null && cursor.watermark !== null
  const since = isKnown ? sinceOf(cursor.watermark ?? asOf) : yield* readAll(run, pass)
  // What could not be read before may be readable now.
  const torn = subjects(run.gaps.filter((gap) => gap.resource === resource))
  const changed = since === null ? [] : await changedIds(run, pass, since)
  const ids = [...new Set([...changed, ...torn])]
  let at = 0
  while (at < ids.length) {
    const from = at
    try {
      const { data, size } = await run.pages.ask<{ nodes: (DiscussionNode | null)[] }>(
        'discussions-by-id',
        run.sizes.discussions,
        (asked) => ({ ids: ids.slice(from, from + asked), ...discussionVariables(run.sizes) }),
      )
      at += size
      yield await completeBatch(run, present(data))
    } catch (error) {
      if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
      const { nodes } = await run.client.request<{ nodes: (Mark | null)[] }>(
        queryText('discussion-marks'),
        { ids: [ids[from]] },
      )
      at += 1
      for (const mark of present({ nodes })) yield await readAlone(run, mark)
    }
  }
  if (since === null) return
  yield { repo_id: found.id, rows: {}, cursor: { resource, page: null, watermark: asOf } }
}

/**
 * Yields what is not stored yet of the discussions, in batches that can each be the last. Nothing where the repository
 * has none enabled.
 *
 * @throws SourceError
 */
export async function* discussions(
  run: Run,
  pass: DiscussionPass,
): AsyncGenerator<Batch, void, void> {
  const { found } = pass
  const { asOf } = run
  if (!found.hasDiscussionsEnabled) return
  yield* catchUp(run, pass)
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
