/** Reads lists that stand within other things, of items, releases and discussions, to their end. */
import { isTooMuch, SourceError, type SourceErrorKind } from './errors.ts'
import type { Connection } from './nodes.ts'
import type { QueryName } from './queries.ts'
import type { Run } from './run.ts'

/** A list whose first page has been read, and the node id of what it belongs to. */
export interface Holder {
  id: string
  list: Connection<unknown>
  /** Why it can't be read to its end. */
  failure?: { kind: SourceErrorKind; reason: string }
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

/** Of a list that is too heavy to be read by whole pages. */
const fewest = 5

export const nothing = <T>(): Connection<T> => ({
  count: 0,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes: [],
})

export const isWhole = ({ list }: Holder): boolean => list.nodes.length === list.count

class Reader {
  constructor(
    private readonly run: Run,
    private readonly part: Pages,
  ) {}

  async begin(holders: Holder[]): Promise<void> {
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

  async goOn(holder: Holder): Promise<void> {
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
}

const pagesIn = ({ nodes }: More): Map<string, Connection<unknown>> =>
  new Map(nodes.flatMap((node) => (node?.more ? [[node.id, node.more]] : [])))

/** Only what is too much even alone is given up; other errors end the run, which can be gone on with. */
function giveUp(holder: Holder, error: unknown): void {
  if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
  holder.failure = { kind: error.kind, reason: error.message.replace(/\.$/, '') }
}

/**
 * Puts the rest of each list behind its first page, in place. Several unfinished lists are begun anew, together and with
 * larger pages: that is fewer questions than going on with each. One that is not whole then (it grew or shrank between
 * two of its pages) is read once more.
 *
 * @returns those that are not whole even so
 */
export async function readToEnd<H extends Holder>(
  run: Run,
  pages: Pages,
  holders: H[],
): Promise<H[]> {
  const reader = new Reader(run, pages)
  const unfinished = holders.filter((one) => one.list.pageInfo.hasNextPage)
  if (unfinished.length > 1) await reader.begin(unfinished)
  for (const holder of unfinished) await reader.goOn(holder)
  const odd = holders.filter((one) => one.failure === undefined && !isWhole(one))
  await reader.begin(odd)
  for (const holder of odd) await reader.goOn(holder)
  return holders.filter((one) => one.failure !== undefined || !isWhole(one))
}
