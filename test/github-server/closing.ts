/** Completes an item's history: what must have happened, because of the item's own dates, but is not on record. */
import { makeEvent } from './make.ts'
import type { Actor, Item, TimelineEvent } from './world.ts'

const byTime = (a: TimelineEvent, b: TimelineEvent): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0

/** The event that closed the item for the time being; undefined when it has been reopened since or has none. */
function lastClosing(item: Item): TimelineEvent | undefined {
  const last = item.events.findLast(
    ({ __typename: kind }) => kind === 'ClosedEvent' || kind === 'ReopenedEvent',
  )
  return last?.__typename === 'ClosedEvent' ? last : undefined
}

/**
 * Adds the MergedEvent and ClosedEvent that GitHub would hold and the source does not, fills in who merged and why the
 * last closing was, and leaves `item.events` oldest first.
 * @param closedBy who closed the item, as the item itself says; null when it doesn't
 */
export function completeHistory(item: Item, closedBy: Actor | null): void {
  item.events.sort(byTime)
  let closer = closedBy
  if (item.__typename === 'PullRequest' && item.mergedAt) {
    const merged = item.events.find((event) => event.__typename === 'MergedEvent')
    item.mergedBy ??= merged?.actor ?? null
    closer ??= item.mergedBy
    if (!merged) {
      const given = { createdAt: item.mergedAt, actor: item.mergedBy }
      item.events.push(makeEvent(item, 'MergedEvent', given))
    }
  }
  if (item.state !== 'OPEN' && item.closedAt) {
    const stateReason = item.__typename === 'Issue' ? item.stateReason : null
    const closing = lastClosing(item)
    if (closing) closing.stateReason ??= stateReason
    else {
      const given = { createdAt: item.closedAt, actor: closer, stateReason }
      item.events.push(makeEvent(item, 'ClosedEvent', given))
    }
  }
  item.events.sort(byTime)
}
