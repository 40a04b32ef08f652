/** Reads lists that stand within other things, of releases and discussions, to their end. */
import type { GithubClient } from './client.ts'
import type { Connection } from './nodes.ts'
import { queryText, type QueryName } from './queries.ts'

/** A list whose first page has been read, and the node id of what it belongs to. */
export interface Holder {
  id: string
  list: Connection<unknown>
}

export interface Pages {
  query: QueryName
  /** Entries a page, and lists a question. */
  first: number
  together: number
  variables?: Record<string, number>
}

interface More {
  nodes: ({ id: string; more?: Connection<unknown> | null } | null)[]
}

async function nextPages(
  client: GithubClient,
  { first, query, variables }: Pages,
  ids: string[],
  after: string | null,
): Promise<Map<string, Connection<unknown>>> {
  const { nodes } = await client.request<More>(queryText(query), {
    ids,
    first,
    after,
    ...variables,
  })
  return new Map(nodes.flatMap((node) => (node?.more ? [[node.id, node.more]] : [])))
}

/** Anew from its first page, together with others: fewer questions than going on with each. */
async function begin(client: GithubClient, pages: Pages, holders: Holder[]): Promise<void> {
  for (let at = 0; at < holders.length; at += pages.together) {
    const some = holders.slice(at, at + pages.together)
    const found = await nextPages(
      client,
      pages,
      some.map((one) => one.id),
      null,
    )
    for (const { id, list } of some) Object.assign(list, found.get(id))
  }
}

async function goOn(client: GithubClient, pages: Pages, { id, list }: Holder): Promise<void> {
  while (list.pageInfo.hasNextPage) {
    const { endCursor } = list.pageInfo
    const page = (await nextPages(client, pages, [id], endCursor)).get(id)
    // A cursor that doesn't move would be followed for ever; the count tells that the list isn't whole.
    if (page === undefined || page.pageInfo.endCursor === endCursor) return
    list.nodes.push(...page.nodes)
    list.pageInfo = page.pageInfo
  }
}

export const isWhole = ({ list }: Holder): boolean => list.nodes.length === list.count

/**
 * Puts the rest of each list behind its first page, in place. One that is not whole then (it grew or shrank between two
 * of its pages) is read once more.
 *
 * @returns those that are not whole even so
 */
export async function readToEnd<H extends Holder>(
  client: GithubClient,
  pages: Pages,
  holders: H[],
): Promise<H[]> {
  const unfinished = holders.filter((one) => one.list.pageInfo.hasNextPage)
  if (unfinished.length > 1) await begin(client, pages, unfinished)
  for (const holder of unfinished) await goOn(client, pages, holder)
  const odd = holders.filter((one) => !isWhole(one))
  await begin(client, pages, odd)
  for (const holder of odd) await goOn(client, pages, holder)
  return odd.filter((one) => !isWhole(one))
}
