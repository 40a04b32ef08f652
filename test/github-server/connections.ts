/** Pages of a list as GitHub hands them out: opaque cursors, forwards and backwards, with counts. */
import { githubError } from './github-error.ts'

export interface PageArgs {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
}

export type Direction = 'ASC' | 'DESC'

/** What a list is sorted by. Keys are compared as strings. */
export interface Ordering<T> {
  key: (item: T) => string
  direction: Direction
}

export interface Connection<T> {
  totalCount: number
  /** Of the entries after `after` and before `before`, before `first` and `last` cut them. */
  filteredCount: number
  pageCount: number
  nodes: T[]
  edges: () => { cursor: string; node: T }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

type Cursor = readonly [key: string, id: string]

const encode = (cursor: Cursor): string =>
  Buffer.from(`cursor:v2:${JSON.stringify(cursor)}`).toString('base64')

function decode(text: string): Cursor {
  const plain = Buffer.from(text, 'base64').toString()
  try {
    const value: unknown = JSON.parse(plain.replace(/^cursor:v2:/, ''))
    if (
      Array.isArray(value) &&
      value.length === 2 &&
      value.every((one) => typeof one === 'string')
    ) {
      return value as unknown as Cursor
    }
  } catch {
    // Not JSON: refused below like any other text that no page gave out.
  }
  throw githubError('INVALID_CURSOR_ARGUMENTS', `\`${text}\` does not appear to be a valid cursor.`)
}

/** Where a cursor stands in the list: its entry, or the entry before which it stood if that one has moved or gone. */
function locate<T extends { id: string }>(
  sorted: readonly T[],
  text: string,
  { key, direction }: Ordering<T>,
): { index: number; found: boolean } {
  const [cursorKey, id] = decode(text)
  const index = sorted.findIndex((item) => item.id === id)
  const item = sorted[index]
  if (item && key(item) === cursorKey) return { index, found: true }
  // Entries with an equal key come again rather than not at all.
  const next = sorted.findIndex((one) =>
    direction === 'ASC' ? key(one) >= cursorKey : key(one) <= cursorKey,
  )
  return { index: next < 0 ? sorted.length : next, found: false }
}

/**
 * One page. The limits on `first` and `last` are checked for the query as a whole before it runs.
 * @param sorted the whole list in the order that `ordering` tells
 * @throws GraphQLError for a cursor that no page gave out
 */
export function paginate<T extends { id: string }>(
  sorted: readonly T[],
  args: PageArgs,
  ordering: Ordering<T>,
): Connection<T> {
  const after = args.after ? locate(sorted, args.after, ordering) : null
  const before = args.before ? locate(sorted, args.before, ordering) : null
  const from = after ? after.index + (after.found ? 1 : 0) : 0
  const to = Math.max(from, before ? before.index : sorted.length)
  let start = from
  let end = to
  if (args.first != null) end = Math.min(end, start + args.first)
  if (args.last != null) start = Math.max(start, end - args.last)

  const nodes = sorted.slice(start, end)
  const cursor = (item: T): string => encode([ordering.key(item), item.id])
  const first = nodes[0]
  const last = nodes.at(-1)
  return {
    totalCount: sorted.length,
    filteredCount: to - from,
    pageCount: nodes.length,
    nodes,
    edges: () => nodes.map((node) => ({ cursor: cursor(node), node })),
    pageInfo: {
      hasNextPage: end < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: first ? cursor(first) : null,
      endCursor: last ? cursor(last) : null,
    },
  }
}
