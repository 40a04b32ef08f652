/** Turns an entry of REST's timeline into the event that GraphQL tells of it. */
import type { Actors } from './actors.ts'
import { instant, instantOrNull, stableId } from './identity.ts'
import { makeEvent, makeLabel } from './make.ts'
import type { RestEvent } from './rest-shapes.ts'
import type {
  Item,
  Label,
  LockReason,
  ReviewState,
  StateReason,
  Team,
  TimelineEvent,
} from './world.ts'
import type { Commit } from './world-content.ts'

/** REST's event names whose GraphQL type is not simply the name in camel case with `Event` after it. */
const irregular: Record<string, string> = {
  'cross-referenced': 'CrossReferencedEvent',
  renamed: 'RenamedTitleEvent',
}

/** Kinds of which GraphQL's published timeline has no type: a query can't see them. */
const unseen = new Set(['copilot_work_started', 'issue_type_added', 'issue_type_changed'])

/** What the names in events refer to, for the whole repository. */
export interface RepositoryNames {
  nameWithOwner: string
  actors: Actors
  labels: Map<string, Label>
}

const camelCase = (name: string): string =>
  name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** GraphQL's enum value of a REST word: `too heated` → `TOO_HEATED`. */
export const enumValue = (word: string): string => word.toUpperCase().replace(/[ -]/g, '_')

export const stateReason = (word: string | null | undefined): StateReason | null =>
  word ? (enumValue(word) as StateReason) : null
export const lockReason = (word: string | null | undefined): LockReason | null =>
  word ? (enumValue(word) as LockReason) : null

/** A label by its name; one that no item bears any more is made up, since the event holds no id. */
function label(rest: { name: string; color?: string }, names: RepositoryNames): Label {
  return (
    names.labels.get(rest.name) ??
    makeLabel(names.nameWithOwner, rest.name, rest.color ? { color: rest.color } : {})
  )
}

function commit(item: Item, rest: RestEvent): TimelineEvent {
  const oid = rest.sha ?? ''
  const committedDate = instant(rest.committer?.date ?? item.createdAt)
  return {
    __typename: 'PullRequestCommit',
    // REST gives the commit's id, and one commit may be in several pull requests.
    id: stableId('PURC', item.id, oid),
    createdAt: committedDate,
    actor: null,
    commit: {
      __typename: 'Commit',
      id: rest.node_id ?? stableId('C', oid),
      oid,
      message: rest.message ?? '',
      authoredDate: instantOrNull(rest.author?.date) ?? committedDate,
      committedDate,
      url: rest.html_url ?? item.url,
    },
  }
}

/** A commit of which only the name is told. */
function pushed(item: Item, oid: string, time: string): Commit {
  const committedDate = instant(time)
  const url = item.url
  return {
    __typename: 'Commit',
    id: stableId('C', oid),
    oid,
    message: '',
    authoredDate: committedDate,
    committedDate,
    url,
  }
}

function team({ requested_team: rest }: RestEvent): Team | null {
  if (!rest) return null
  const { name, slug } = rest
  return { __typename: 'Team', id: rest.node_id ?? stableId('T', slug), name, slug }
}

function details(rest: RestEvent, item: Item, names: RepositoryNames): Partial<TimelineEvent> {
  const { actors } = names
  switch (rest.event) {
    case 'closed':
      return { stateReason: stateReason(rest.state_reason) }
    case 'locked':
      return { lockReason: lockReason(rest.lock_reason) }
    case 'labeled':
    case 'unlabeled':
      return rest.label ? { label: label(rest.label, names) } : {}
    case 'milestoned':
    case 'demilestoned':
      return rest.milestone ? { milestoneTitle: rest.milestone.title } : {}
    case 'renamed':
      return rest.rename ? { previousTitle: rest.rename.from, currentTitle: rest.rename.to } : {}
    case 'assigned':
    case 'unassigned':
      return { assignee: actors.fromRest(rest.assignee) }
    case 'review_requested':
    case 'review_request_removed':
      return { requestedReviewer: team(rest) ?? actors.fromRest(rest.requested_reviewer) }
    case 'head_ref_force_pushed':
      return rest.commit_id ? { commit: pushed(item, rest.commit_id, rest.created_at ?? '') } : {}
    case 'review_dismissed': {
      const dismissed = rest.dismissed_review
      if (!dismissed || item.__typename === 'Issue') return {}
      return {
        review: item.reviews.find((review) => review.databaseId === dismissed.review_id) ?? null,
        previousReviewState: enumValue(dismissed.state) as ReviewState,
        dismissalMessage: dismissed.dismissal_message ?? null,
      }
    }
    default:
      return {}
  }
}

/**
 * @returns the event; null for one without a time and for kinds that GraphQL doesn't show. Comments and reviews are
 * not events here: give only other entries.
 */
export function readEvent(
  rest: RestEvent,
  item: Item,
  names: RepositoryNames,
): TimelineEvent | null {
  if (rest.event === 'committed') return commit(item, rest)
  if (!rest.created_at || unseen.has(rest.event)) return null
  const typename = irregular[rest.event] ?? `${camelCase(rest.event)}Event`
  return makeEvent(item, typename, {
    createdAt: instant(rest.created_at),
    actor: names.actors.fromRest(rest.actor),
    ...(rest.node_id ? { id: rest.node_id } : {}),
    ...details(rest, item, names),
  })
}
