/** The instant of a repository's data: the latest time that any item, comment, review or event bears. */
import type { Instant } from '../../collectors/model.ts'
import type { Item, TimelineEvent } from './world.ts'

/** Commit dates are the committer's own clock, which may lie in the future, so commits never move the clock. */
const isCommit = (event: TimelineEvent): boolean => event.__typename === 'PullRequestCommit'

/** Every time that an item and what belongs to it bears. */
export function* times(item: Item): Generator<Instant | null> {
  yield item.createdAt
  yield item.updatedAt
  yield item.closedAt
  for (const comment of item.comments) yield* [comment.createdAt, comment.updatedAt]
  for (const event of item.events) if (!isCommit(event)) yield event.createdAt
  if (item.__typename === 'Issue') return
  yield item.mergedAt
  for (const comment of item.looseComments) yield* [comment.createdAt, comment.updatedAt]
  for (const review of item.reviews) {
    yield review.submittedAt
    yield review.updatedAt
    for (const comment of review.comments) yield* [comment.createdAt, comment.updatedAt]
  }
}

/**
 * @returns the latest time of the items
 * @throws Error when there is no item, hence no time to tell
 */
export function latest(items: readonly Item[]): Instant {
  let newest = ''
  for (const item of items) for (const time of times(item)) if (time && time > newest) newest = time
  if (!newest)
    throw new Error('The data holds no issue and no pull request, so its instant is unknown.')
  return newest
}

/** When the first item was opened; `otherwise` when there is none. */
export function earliest(items: readonly Item[], otherwise: Instant): Instant {
  return items.reduce((first, item) => (item.createdAt < first ? item.createdAt : first), otherwise)
}
