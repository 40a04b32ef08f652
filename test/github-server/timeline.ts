/** An item's timeline: comments, reviews and events in one list, oldest first. */
import type { Instant } from '../../collectors/model.ts'
import { paginate, type Ordering } from './connections.ts'
import type { Args } from './context.ts'
import type { Comment, Item, Review, TimelineEvent } from './world.ts'

type Entry = Comment | Review | TimelineEvent

const time = (entry: Entry): Instant =>
  'submittedAt' in entry ? (entry.submittedAt ?? entry.createdAt) : entry.createdAt

const ordering: Ordering<Entry> = { key: time, direction: 'ASC' }

/** `CLOSED_EVENT` → `ClosedEvent` */
const typename = (itemType: string): string =>
  itemType.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The connection `timelineItems`; its `totalCount` counts what `itemTypes` and `since` let through. */
export function timelineItems(item: Item, args: Args) {
  const reviews = item.__typename === 'PullRequest' ? item.reviews : []
  const wanted = args.itemTypes ? new Set(args.itemTypes.map(typename)) : null
  const since = args.since ?? ''
  const entries: Entry[] = [...item.comments, ...reviews, ...item.events].filter(
    (entry) => (!wanted || wanted.has(entry.__typename)) && time(entry) >= since,
  )
  // A stable sort: what happened in the same second stays as recorded, a merge before its closing.
  entries.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0))
  const page = paginate(entries.slice(args.skip ?? 0), args, ordering)
  return { ...page, totalCount: entries.length, updatedAt: item.updatedAt }
}
