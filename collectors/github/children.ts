/** Reads the lists within issues and pull requests to their end, and says which of them are not whole. */
import type { SourceErrorKind } from './errors.ts'
import { nothing, readToEnd, type Holder, type Pages } from './list-pages.ts'
import type { Connection, ItemNode, ReviewNode } from './nodes.ts'
import type { Run } from './run.ts'

/** A list of which the source handed out another number of entries than it says there are, or nothing. */
export interface Hole {
  item: ItemNode
  /** What the list holds, e.g. `review comments`. */
  noun: string
  expected: number
  fetched: number
  kind: SourceErrorKind
  /** Without a full stop. */
  reason: string
}

type ItemHolder = Holder & { item: ItemNode }

function holeOf({ failure, item, list }: ItemHolder, noun: string): Hole {
  const fetched = list.nodes.length
  const reason = failure?.reason ?? `${fetched} of ${list.count} were handed out`
  return { item, noun, expected: list.count, fetched, kind: failure?.kind ?? 'partial', reason }
}

/**
 * Completes what belongs to the items, in place.
 *
 * @returns the lists that are not whole
 */
export async function completeItems(run: Run, items: ItemNode[]): Promise<Hole[]> {
  const { more: first, moreReviews, reviewComments, reviewsTogether, together } = run.sizes
  const holes: Hole[] = []
  const fill = async ({ noun, ...pages }: Pages & { noun: string }, holders: ItemHolder[]) => {
    const torn = await readToEnd(run, pages, holders)
    holes.push(...torn.map((holder) => holeOf(holder, noun)))
  }
  const listed = (list: (item: ItemNode) => Connection<unknown>): ItemHolder[] =>
    items.map((item) => ({ id: item.id, item, list: list(item) }))

  await fill(
    { query: 'more-labels', noun: 'labels', first, together },
    listed((item) => (item.labels ??= nothing())),
  )
  await fill(
    { query: 'more-assignees', noun: 'assignees', first, together },
    listed((item) => item.assignees),
  )
  await fill(
    { query: 'more-comments', noun: 'comments', first, together },
    listed((item) => item.comments),
  )
  await fill(
    { query: 'more-events', noun: 'events', first, together },
    listed((item) => item.timelineItems),
  )

  const closing = items.flatMap((item) => {
    if (item.__typename === 'Issue') return []
    const list = (item.closingIssuesReferences ??= nothing())
    return [{ id: item.id, item, list }]
  })
  await fill(
    { query: 'more-closing-references', noun: 'closing references', first, together },
    closing,
  )

  const reviewed = items.flatMap((item) => {
    if (item.__typename === 'Issue') return []
    const list: Connection<ReviewNode> = (item.reviews ??= nothing())
    return [{ id: item.id, item, list }]
  })
  await fill(
    {
      query: 'more-reviews',
      noun: 'reviews',
      first: moreReviews,
      together: reviewsTogether,
      variables: { reviewComments },
    },
    reviewed,
  )
  // Only now, because a review may have come with a later page.
  const reviews = reviewed.flatMap(({ item, list }) =>
    list.nodes.flatMap((review) =>
      review === null ? [] : [{ id: review.id, item, list: review.comments }],
    ),
  )
  await fill({ query: 'more-review-comments', noun: 'review comments', first, together }, reviews)
  return holes
}
