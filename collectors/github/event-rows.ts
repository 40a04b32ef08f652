/** Turns the entries of a timeline into events of the kinds that are kept. */
import type { EventKind, EventRow } from '../model.ts'
import { bareLogin, type Actors } from './actors.ts'
import type { Asked, EventNode } from './nodes.ts'

const kinds: Record<EventNode['__typename'], EventKind> = {
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  MergedEvent: 'merged',
  ReadyForReviewEvent: 'ready_for_review',
  ConvertToDraftEvent: 'convert_to_draft',
  LockedEvent: 'locked',
  UnlockedEvent: 'unlocked',
  LabeledEvent: 'labeled',
  UnlabeledEvent: 'unlabeled',
  ReviewRequestedEvent: 'review_requested',
  ReviewRequestRemovedEvent: 'review_request_removed',
  ReviewDismissedEvent: 'review_dismissed',
  AssignedEvent: 'assigned',
  UnassignedEvent: 'unassigned',
  MilestonedEvent: 'milestoned',
  DemilestonedEvent: 'demilestoned',
  TransferredEvent: 'transferred',
  HeadRefForcePushedEvent: 'force_pushed',
  PullRequestCommit: 'committed',
}

/** Null for a team, whose name takes more rights than reading the repository. */
const nameOf = (asked: Asked | null): string | null =>
  asked?.login === undefined ? null : bareLogin(asked.login)

function detailOf(event: EventNode): string | null {
  switch (event.__typename) {
    case 'ClosedEvent':
      return event.stateReason?.toLowerCase() ?? null
    case 'LockedEvent':
      return event.lockReason?.toLowerCase() ?? null
    case 'LabeledEvent':
    case 'UnlabeledEvent':
      return event.label.name
    case 'AssignedEvent':
    case 'UnassignedEvent':
      return nameOf(event.assignee)
    case 'ReviewRequestedEvent':
    case 'ReviewRequestRemovedEvent':
      return nameOf(event.requestedReviewer)
    case 'ReviewDismissedEvent':
      // The review itself says only that it was dismissed.
      return event.previousReviewState.toLowerCase()
    case 'MilestonedEvent':
    case 'DemilestonedEvent':
      return event.milestoneTitle
    case 'HeadRefForcePushedEvent':
      return event.afterCommit?.oid ?? null
    case 'PullRequestCommit':
      return event.commit.oid
    default:
      return null
  }
}

/** @param actors notes the account that did it */
export function eventRow(
  belonging: { repo_id: string; item_id: string },
  node: EventNode,
  actors: Actors,
): EventRow {
  const [actor, created_at] =
    node.__typename === 'PullRequestCommit'
      ? [node.commit.author?.user ?? null, node.commit.committedDate]
      : [node.actor, node.createdAt]
  return {
    id: node.id,
    ...belonging,
    kind: kinds[node.__typename],
    actor_id: actors.note(actor),
    detail: detailOf(node),
    created_at,
  }
}
