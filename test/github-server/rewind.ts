/** The repository as it was at an earlier instant, told from today's by undoing every event since. */
import type { Instant } from '../../collectors/model.ts'
import { earliest, times } from './clock.ts'
import type {
  Issue,
  Item,
  Milestone,
  PullRequest,
  RepositoryWorld,
  Review,
  TimelineEvent,
} from './world.ts'

/** Undoes what happened to any item; `item` is a copy that may be changed. */
function undo(item: Item, event: TimelineEvent, milestones: readonly Milestone[]): void {
  switch (event.__typename) {
    case 'ClosedEvent':
      item.state = 'OPEN'
      break
    case 'ReopenedEvent':
      item.state = 'CLOSED'
      break
    case 'LockedEvent':
    case 'UnlockedEvent':
      item.locked = event.__typename === 'UnlockedEvent'
      break
    case 'LabeledEvent':
      item.labels = item.labels.filter((label) => label.name !== event.label?.name)
      break
    case 'UnlabeledEvent':
      if (event.label) item.labels = [...item.labels, event.label]
      break
    case 'MilestonedEvent':
      item.milestone = null
      break
    case 'DemilestonedEvent':
      item.milestone = milestones.find((one) => one.title === event.milestoneTitle) ?? null
      break
    case 'AssignedEvent':
      item.assignees = item.assignees.filter((one) => one.id !== event.assignee?.id)
      break
    case 'UnassignedEvent':
      if (event.assignee) item.assignees = [...item.assignees, event.assignee]
      break
    case 'RenamedTitleEvent':
      item.title = event.previousTitle ?? item.title
      break
  }
}

/** Undoes what happens to pull requests only. */
function undoPull(pull: PullRequest, event: TimelineEvent): void {
  if (event.__typename === 'ReadyForReviewEvent') pull.isDraft = true
  if (event.__typename === 'ConvertToDraftEvent') pull.isDraft = false
  if (event.__typename === 'MergedEvent') pull.state = 'OPEN'
  if (event.__typename === 'ReviewDismissedEvent') {
    pull.reviews = pull.reviews.map((review) =>
      review.id === event.review?.id && event.previousReviewState
        ? { ...review, state: event.previousReviewState }
        : review,
    )
  }
}

/** Whether something's time has come by `at`. */
const until =
  <T>(at: Instant, time: (one: T) => Instant | null) =>
  (one: T): boolean =>
    (time(one) ?? '') <= at
const keep = <T extends { createdAt: Instant }>(list: readonly T[], at: Instant): T[] =>
  list.filter(until(at, (one) => one.createdAt))

function rewindReviews(pull: PullRequest, at: Instant): Review[] {
  return pull.reviews
    .filter(until(at, (review) => review.submittedAt ?? review.createdAt))
    .map((review) => ({ ...review, comments: keep(review.comments, at) }))
}

/** Sets what follows from the state and the events that are left: when and why the item was closed, and the rest. */
function settle(item: Item, before: Item, at: Instant): void {
  const last = (...kinds: string[]) =>
    item.events.findLast((event) => kinds.includes(event.__typename))
  const closing = last('ClosedEvent')
  const isFinal = closing?.id === before.events.findLast((e) => e.__typename === 'ClosedEvent')?.id
  const closedAt = (isFinal ? before.closedAt : null) ?? closing?.createdAt ?? before.closedAt
  item.activeLockReason = item.locked ? (last('LockedEvent')?.lockReason ?? null) : null
  if (item.__typename === 'Issue') {
    const reopened = last('ReopenedEvent') ? 'REOPENED' : null
    // An older record of a closing may not say why; GitHub itself calls those completed.
    const reason = closing?.stateReason ?? 'COMPLETED'
    item.stateReason = item.state === 'CLOSED' ? reason : reopened
  } else if (item.mergedAt && item.mergedAt <= at) {
    // The closing of a merge may be recorded a second after it.
    item.state = 'MERGED'
  } else {
    item.mergedAt = null
    item.mergedBy = null
  }
  item.closedAt = item.state === 'OPEN' ? null : closedAt
  item.updatedAt = [...times(item)].reduce<Instant>(
    (newest, time) => (time && time > newest && time <= at ? time : newest),
    item.createdAt,
  )
}

function rewindItem<T extends Issue | PullRequest>(
  before: T,
  at: Instant,
  milestones: readonly Milestone[],
): T {
  const item = { ...before, comments: keep(before.comments, at), events: keep(before.events, at) }
  if (item.__typename === 'PullRequest') {
    item.reviews = rewindReviews(item, at)
    item.looseComments = keep(item.looseComments, at)
  }
  const undone = before.events.filter((event) => event.createdAt > at)
  for (const event of undone.toReversed()) {
    undo(item, event, milestones)
    if (item.__typename === 'PullRequest') undoPull(item, event)
  }
  settle(item, before, at)
  return item
}

/**
 * What can't be undone stays as it is today: texts, associations, sizes, stars, reactions, the branch, discussions, and
 * labels and milestones of items that record no such events. What was deleted or transferred away since is missing.
 * @throws Error when nothing existed yet at that instant
 */
export function rewind(repository: RepositoryWorld, at: Instant): RepositoryWorld {
  const all = [...repository.issues, ...repository.pullRequests]
  const first = earliest(all, repository.clock)
  if (at < first) {
    throw new Error(`${repository.nameWithOwner} has no item before ${first}; asked was ${at}.`)
  }
  const milestones = keep(repository.milestones, at).map((one): Milestone => {
    const isClosed = one.closedAt !== null && one.closedAt <= at
    const closedAt = isClosed ? one.closedAt : null
    return { ...one, state: isClosed ? 'CLOSED' : 'OPEN', closedAt }
  })
  const visible = until<RepositoryWorld['releases'][number]>(at, (one) => one.publishedAt)
  const { pushedAt } = repository
  return {
    ...repository,
    clock: at,
    updatedAt: repository.updatedAt > at ? at : repository.updatedAt,
    pushedAt: pushedAt && pushedAt > at ? null : pushedAt,
    milestones,
    releases: keep(repository.releases, at).filter(visible),
    issues: keep(repository.issues, at).map((one) => rewindItem(one, at, milestones)),
    pullRequests: keep(repository.pullRequests, at).map((one) => rewindItem(one, at, milestones)),
  }
}
