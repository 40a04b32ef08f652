/** Reads the lists within issues and pull requests to their end, and says which of them are not whole. */
import { isTooMuch, SourceError, type SourceErrorKind } from './errors.ts'
import type { Connection, ItemNode, ReviewNode } from './nodes.ts'
import type { QueryName } from './queries.ts'
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

/** A list whose first page has been read, and what it belongs to. */
interface Holder {
  id: string
  item: ItemNode
  list: Connection<unknown>
  failure?: { kind: SourceErrorKind; reason: string }
}

interface Part {
  query: QueryName
  noun: string
  /** Entries a page, and lists a question. */
  first: number
  together: number
  variables?: Record<string, number>
}

interface More {
  nodes: ({ id: string; more?: Connection<unknown> | null } | null)[]
}

/** Of a list that is too heavy to be read by whole pages. */
const fewest = 5

const nothing = <T>(): Connection<T> => ({
  count: 0,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes: [],
})

class Filler {
  constructor(
    private readonly run: Run,
    private readonly part: Part,
  ) {}

  /**
   * Puts the rest of each list behind its first page. Several unfinished lists are begun anew, together and with larger
   * pages: that is fewer questions than going on with each.
   */
  async fill(holders: Holder[]): Promise<Hole[]> {
    const unfinished = holders.filter((one) => one.list.pageInfo.hasNextPage)
    if (unfinished.length > 1) await this.begin(unfinished)
    for (const holder of unfinished) await this.goOn(holder)
    // A list that grew or shrank between two of its pages is read once more; then the source contradicts itself.
    const odd = holders.filter((one) => one.failure === undefined && !isWhole(one))
    await this.begin(odd)
    for (const holder of odd) await this.goOn(holder)
    return holders.flatMap((holder) => this.holeIn(holder))
  }

  private async begin(holders: Holder[]): Promise<void> {
    let at = 0
    while (at < holders.length) {
      const from = at
      const ids = (size: number) => holders.slice(from, from + size).map((one) => one.id)
      try {
        const { data, size } = await this.ask(this.part.together, ids, null)
        const pages = pagesIn(data)
        // What is gone meanwhile has no entries; that it is gone will be seen by the numbers of items.
        for (const id of ids(size)) {
          const holder = holders.find((one) => one.id === id)
          if (holder !== undefined) Object.assign(holder.list, pages.get(id) ?? nothing())
        }
        at += size
      } catch (error) {
        const holder = holders[at]
        if (holder !== undefined) giveUp(holder, error)
        at += 1
      }
    }
  }

  private async goOn(holder: Holder): Promise<void> {
    const { list } = holder
    while (list.pageInfo.hasNextPage && holder.failure === undefined) {
      const { endCursor } = list.pageInfo
      try {
        const page = await this.next(holder, endCursor)
        if (page.pageInfo.hasNextPage && page.pageInfo.endCursor === endCursor) {
          holder.failure = { kind: 'cursor', reason: 'its pages do not end' }
          return
        }
        list.nodes.push(...page.nodes)
        list.pageInfo = page.pageInfo
      } catch (error) {
        giveUp(holder, error)
      }
    }
  }

  /** The page after a cursor; a cursor that does not move gets a second chance. */
  private async next(holder: Holder, after: string | null): Promise<Connection<unknown>> {
    const ask = async () =>
      pagesIn((await this.ask(1, () => [holder.id], after)).data).get(holder.id) ?? nothing()
    const page = await ask()
    return page.pageInfo.hasNextPage && page.pageInfo.endCursor === after ? ask() : page
  }

  /** One list's page that is too much as it is, is asked for in small pieces. */
  private async ask(
    together: number,
    ids: (size: number) => string[],
    after: string | null,
  ): Promise<{ data: More; size: number }> {
    const { first, query, variables } = this.part
    try {
      return await this.run.pages.ask<More>(query, together, (size) => ({
        ids: ids(size),
        first,
        after,
        ...variables,
      }))
    } catch (error) {
      if (!(error instanceof SourceError) || !isTooMuch(error) || first <= fewest) throw error
      return this.run.pages.ask<More>(query, 1, () => ({
        ids: ids(1),
        first: fewest,
        after,
        ...variables,
      }))
    }
  }

  private holeIn(holder: Holder): Hole[] {
    const { failure, item, list } = holder
    if (failure === undefined && isWhole(holder)) return []
    const fetched = list.nodes.length
    const reason = failure?.reason ?? `${fetched} of ${list.count} were handed out`
    const { noun } = this.part
    return [{ item, noun, expected: list.count, fetched, kind: failure?.kind ?? 'partial', reason }]
  }
}

const isWhole = ({ list }: Holder): boolean => list.nodes.length === list.count

const pagesIn = ({ nodes }: More): Map<string, Connection<unknown>> =>
  new Map(nodes.flatMap((node) => (node?.more ? [[node.id, node.more]] : [])))

/** Only what is too much even alone is given up; other errors end the run, which can be gone on with. */
function giveUp(holder: Holder, error: unknown): void {
  if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
  holder.failure = { kind: error.kind, reason: error.message.replace(/\.$/, '') }
}

/**
 * Completes what belongs to the items, in place.
 *
 * @returns the lists that are not whole
 */
export async function completeItems(run: Run, items: ItemNode[]): Promise<Hole[]> {
  const { more: first, moreReviews, reviewComments, reviewsTogether, together } = run.sizes
  const holes: Hole[] = []
  const fill = async (part: Part, holders: Holder[]) => {
    holes.push(...(await new Filler(run, part).fill(holders)))
  }
  const listed = (list: (item: ItemNode) => Connection<unknown>): Holder[] =>
    items.map((item) => ({ id: item.id, item, list: list(item) }))

  await fill(
    { query: 'more-labels', noun: 'labels', first, together },
    listed((item) => (item.labels ??= nothing())),
  )
  await fill(
    { query: 'more-comments', noun: 'comments', first, together },
    listed((item) => item.comments),
  )
  await fill(
    { query: 'more-events', noun: 'events', first, together },
    listed((item) => item.timelineItems),
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
