/** Turns rows of events into the timeline's entries. */
import type { ActorRow, EventKind, EventRow } from '../../collectors/model.ts'
import { instant } from './identity.ts'
import { makeActor, makeEvent, makeLabel } from './make.ts'
import { makeCommit } from './make-content.ts'
import { enumValue, lockReason, stateReason } from './rest-events.ts'
import type { Actor, Item, Label, Milestone, ReviewState, TimelineEvent } from './world.ts'
import type { Commit } from './world-content.ts'

const typenames: Record<EventKind, string> = {
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  merged: 'MergedEvent',
  ready_for_review: 'ReadyForReviewEvent',
  convert_to_draft: 'ConvertToDraftEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  review_requested: 'ReviewRequestedEvent',
  review_request_removed: 'ReviewRequestRemovedEvent',
  review_dismissed: 'ReviewDismissedEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  milestoned: 'MilestonedEvent',
  demilestoned: 'DemilestonedEvent',
  transferred: 'TransferredEvent',
  force_pushed: 'HeadRefForcePushedEvent',
  committed: 'PullRequestCommit',
}

/** The labels and milestones that a repository's items refer to: labels by name, milestones by id. */
export interface RowNames {
  nameWithOwner: string
  labels: Map<string, Label>
  milestones: Map<string, Milestone>
}

export const labelCalled = (name: string, names: RowNames): Label =>
  names.labels.get(name) ?? makeLabel(names.nameWithOwner, name)

/** The accounts of the rows, each one object. */
export class RowActors {
  private readonly byId: Map<string, Actor>
  private readonly byLogin: Map<string, Actor>

  constructor(rows: Iterable<ActorRow>) {
    const actors = [...rows].map(({ id, login, name, account_type }) =>
      makeActor(login, { id, name, __typename: account_type }),
    )
    this.byId = new Map(actors.map((one) => [one.id, one]))
    this.byLogin = new Map(actors.map((one) => [one.login, one]))
  }

  /** The account of that row id; null for a deleted one. */
  withId(id: string | null): Actor | null {
    return (id && this.byId.get(id)) || null
  }

  called(login: string): Actor {
    return this.byLogin.get(login) ?? makeActor(login)
  }
}

function commit(row: EventRow, names: RowNames, actors: RowActors): Commit {
  const user = row.kind === 'committed' ? actors.withId(row.actor_id) : null
  return makeCommit(names.nameWithOwner, {
    message: '',
    oid: row.detail ?? '',
    committedDate: instant(row.created_at),
    author: { name: null, email: null, user },
  })
}

/** What is particular to the event's kind, of which the row has one word. */
function detail(row: EventRow, names: RowNames, actors: RowActors): Partial<TimelineEvent> {
  const word = row.detail ?? ''
  const asked = row.detail === null ? null : actors.called(word)
  switch (row.kind) {
    case 'closed':
      return { stateReason: stateReason(row.detail) }
    case 'locked':
      return { lockReason: lockReason(row.detail) }
    case 'labeled':
    case 'unlabeled':
      return { label: labelCalled(word, names) }
    case 'assigned':
    case 'unassigned':
      return { assignee: asked }
    case 'review_requested':
    case 'review_request_removed':
      return { requestedReviewer: asked }
    case 'review_dismissed':
      return { previousReviewState: enumValue(word) as ReviewState }
    case 'milestoned':
    case 'demilestoned':
      return { milestoneTitle: word }
    case 'committed':
    case 'force_pushed':
      return row.detail === null ? {} : { commit: commit(row, names, actors) }
    default:
      return {}
  }
}

export function eventOf(
  item: Item,
  row: EventRow,
  names: RowNames,
  actors: RowActors,
): TimelineEvent {
  return makeEvent(item, typenames[row.kind], {
    id: row.id,
    createdAt: instant(row.created_at),
    actor: actors.withId(row.actor_id),
    ...detail(row, names, actors),
  })
}
