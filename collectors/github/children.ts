/** Reads the lists within issues and pull requests to their end, and makes sure that nothing is missing. */
import type { GithubClient } from './client.ts'
import { SourceError } from './errors.ts'
import type { Connection, ItemNode, ReviewNode } from './nodes.ts'
import type { PageSizes } from './page-sizes.ts'
import { queryText, type QueryName } from './queries.ts'

/** A list whose first page has been read, and what it belongs to. */
interface Holder {
  id: string
  /** For an error, e.g. `pull request 12`. */
  where: string
  list: Connection<unknown>
}

interface Part {
  query: QueryName
  /** What the list holds, for an error. */
  noun: string
  /** Entries a page, and lists a question. */
  first: number
  together: number
  variables?: Record<string, number>
}

interface More {
  nodes: ({ id: string; more?: Connection<unknown> | null } | null)[]
}

const nothing = <T>(): Connection<T> => ({
  count: 0,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes: [],
})

class Filler {
  constructor(
    private readonly client: GithubClient,
    private readonly part: Part,
  ) {}

  /**
   * Puts the rest of each list behind its first page. Several unfinished lists are begun anew, together and with larger
   * pages: that is fewer questions than going on with each.
   */
  async fill(holders: Holder[]): Promise<void> {
    const unfinished = holders.filter((one) => one.list.pageInfo.hasNextPage)
    if (unfinished.length > 1) {
      for (let at = 0; at < unfinished.length; at += this.part.together) {
        await this.begin(unfinished.slice(at, at + this.part.together))
      }
    }
    for (const holder of unfinished) await this.goOn(holder)
    for (const holder of holders) await this.check(holder)
  }

  private async begin(holders: Holder[]): Promise<void> {
    const pages = await this.pages(holders, null)
    for (const holder of holders) {
      const page = pages.get(holder.id)
      if (page === undefined) throw this.missing(holder, 'it is gone')
      Object.assign(holder.list, page)
    }
  }

  private async goOn(holder: Holder): Promise<void> {
    const { list } = holder
    while (list.pageInfo.hasNextPage) {
      const { endCursor } = list.pageInfo
      const page = (await this.pages([holder], endCursor)).get(holder.id)
      if (page === undefined) throw this.missing(holder, 'it is gone')
      if (page.pageInfo.hasNextPage && page.pageInfo.endCursor === endCursor) {
        throw this.missing(holder, 'its pages do not end')
      }
      list.nodes.push(...page.nodes)
      list.pageInfo = page.pageInfo
    }
  }

  /** A list that grew or shrank between two of its pages is read once more; then the source contradicts itself. */
  private async check(holder: Holder): Promise<void> {
    const { list } = holder
    if (list.nodes.length === list.count) return
    await this.begin([holder])
    await this.goOn(holder)
    if (list.nodes.length === list.count) return
    throw this.missing(holder, `${list.nodes.length} of ${list.count} were handed out`)
  }

  private async pages(
    holders: Holder[],
    after: string | null,
  ): Promise<Map<string, Connection<unknown>>> {
    const { nodes } = await this.client.request<More>(queryText(this.part.query), {
      ids: holders.map((one) => one.id),
      first: this.part.first,
      after,
      ...this.part.variables,
    })
    return new Map(nodes.flatMap((node) => (node?.more ? [[node.id, node.more]] : [])))
  }

  private missing(holder: Holder, reason: string): SourceError {
    return new SourceError(
      'partial',
      `The ${this.part.noun} of ${holder.where} could not be read whole: ${reason}.`,
      'Run the same command again: it goes on where it stopped.',
    )
  }
}

const nameOf = (item: ItemNode): string =>
  `${item.__typename === 'Issue' ? 'issue' : 'pull request'} ${item.number}`

/**
 * Completes what belongs to the items, in place.
 *
 * @throws SourceError `partial` where the source hands out another number of entries than it says there are
 */
export async function completeItems(
  client: GithubClient,
  sizes: PageSizes,
  items: ItemNode[],
): Promise<void> {
  const { more: first, moreReviews, reviewComments, reviewsTogether, together } = sizes
  const fill = (part: Part, holders: Holder[]) => new Filler(client, part).fill(holders)
  const listed = (list: (item: ItemNode) => Connection<unknown>): Holder[] =>
    items.map((item) => ({ id: item.id, where: nameOf(item), list: list(item) }))

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
    return [{ id: item.id, where: nameOf(item), list }]
  })
  await fill(
    { query: 'more-closing-references', noun: 'closing references', first, together },
    closing,
  )

  const reviewed = items.flatMap((item) => {
    if (item.__typename === 'Issue') return []
    const list: Connection<ReviewNode> = (item.reviews ??= nothing())
    return [{ id: item.id, where: nameOf(item), list }]
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
  const reviews = reviewed.flatMap(({ list, where }) =>
    list.nodes.flatMap((review) =>
      review === null ? [] : [{ id: review.id, where, list: review.comments }],
    ),
  )
  await fill({ query: 'more-review-comments', noun: 'review comments', first, together }, reviews)
}
