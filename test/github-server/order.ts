/** Lists in the order that a query asks for; the long ones are sorted once and not for every page. */
import type { Direction, Ordering } from './connections.ts'
import type { Item } from './world.ts'

type Compare<T> = (a: T, b: T) => number

interface Sorted {
  /** The list as it stood when it was sorted. */
  source: readonly Item[]
  sorted: readonly Item[]
}

const memory = new WeakMap<readonly Item[], Map<string, Sorted>>()

const values = {
  CREATED_AT: (item: Item) => item.createdAt,
  UPDATED_AT: (item: Item) => item.updatedAt,
  COMMENTS: (item: Item) => item.comments.length,
}
export type ItemField = keyof typeof values

/** Numbers as strings that sort like them. */
export const sortable = (value: string | number): string =>
  typeof value === 'number' ? String(value).padStart(12, '0') : value

/** Ties go by number, so that the order is total and a cursor's place is certain. */
function comparison(field: ItemField, direction: Direction): Compare<Item> {
  const value = values[field]
  const sign = direction === 'ASC' ? 1 : -1
  return (a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left !== right) return left < right ? -sign : sign
    return (a.number - b.number) * sign
  }
}

export function itemOrdering(field: ItemField, direction: Direction): Ordering<Item> {
  const value = values[field]
  return { key: (item) => `${sortable(value(item))} ${sortable(item.number)}`, direction }
}

/**
 * Issues or pull requests in order. A list that has been sorted is kept with the copy that it was sorted from, and used
 * again while both still hold: comparing is cheap, and tests may change items and lists as they like.
 */
export function inOrder<T extends Item>(
  items: readonly T[],
  field: ItemField,
  direction: Direction,
): readonly T[] {
  const compare = comparison(field, direction)
  const name = `${field} ${direction}`
  const known = memory.get(items)?.get(name)
  if (known && isFresh(known, items, compare)) return known.sorted as readonly T[]
  const sorted = items.toSorted(compare)
  const orders = memory.get(items) ?? new Map<string, Sorted>()
  memory.set(items, orders.set(name, { source: [...items], sorted }))
  return sorted
}

function isFresh({ source, sorted }: Sorted, items: readonly Item[], compare: Compare<Item>) {
  if (source.length !== items.length) return false
  if (source.some((item, index) => items[index] !== item)) return false
  let previous = sorted[0]
  for (const item of sorted) {
    if (previous && compare(previous, item) > 0) return false
    previous = item
  }
  return true
}
