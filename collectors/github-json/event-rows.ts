/** Turns the timeline of an item into rows, with what must have happened but isn't on record. */
import type { EventKind, EventRow, Instant } from '../model.ts'
import type { Labels } from './labels.ts'
import type { RestEvent, RestUser } from './shapes.ts'
import type { Thread } from './thread.ts'

export interface EventContext {
  repo_id: string
  item_id: string
  labels: Labels
  /** Notes the account and gives its id; null for a deleted one. */
  actor: (user: RestUser | null | undefined) => string | null
}

/** As GraphQL spells it, in lower case: `too heated` → `too_heated`. */
const word = (text: string | null | undefined): string | null =>
  text?.toLowerCase().replaceAll(/[ -]/g, '_') ?? null

function detailOf(event: RestEvent & { kind: EventKind }, labels: Labels): string | null {
  switch (event.kind) {
    case 'closed':
      return word(event.state_reason)
    case 'locked':
      return word(event.lock_reason)
    case 'labeled':
    case 'unlabeled':
      return event.label ? labels.nameOf(event.label) : null
    case 'milestoned':
    case 'demilestoned':
      return event.milestone?.title ?? null
    case 'assigned':
    case 'unassigned':
      return loginOf(event.assignee)
    case 'review_requested':
    case 'review_request_removed':
      // Of a team it stays null, as in a collection: its name takes more rights than reading the repository.
      return loginOf(event.requested_reviewer)
    case 'force_pushed':
      return event.commit_id ?? null
    case 'review_dismissed':
      return word(event.dismissed_review?.state)
    case 'reopened':
    case 'merged':
    case 'ready_for_review':
    case 'convert_to_draft':
    case 'unlocked':
    case 'transferred':
    case 'committed':
      return null
  }
}

const loginOf = (user: RestUser | null | undefined): string | null =>
  !user || user.login === 'ghost' ? null : user.login.replace(/\[bot\]$/, '')

const byTime = (one: EventRow, other: EventRow): number =>
  one.created_at < other.created_at ? -1 : one.created_at > other.created_at ? 1 : 0

/** @returns rows, oldest first, and how many entries were left out because they have no time */
export function eventRows(
  thread: Thread,
  context: EventContext,
): { rows: EventRow[]; timeless: number } {
  const { actor, item_id, labels, repo_id } = context
  const ids = new Set<string>()
  /** For an entry that has no id of its own: the same at every import, as long as its neighbours stay. */
  const derived = (kind: EventKind, at: string): string => {
    let id = `import:${kind}:${item_id}:${at}`
    for (let count = 2; ids.has(id); count++) id = `import:${kind}:${item_id}:${at}:${count}`
    ids.add(id)
    return id
  }
  const row = (kind: EventKind, at: Instant, given: Partial<EventRow>): EventRow => ({
    id: given.id ?? derived(kind, at),
    repo_id,
    item_id,
    kind,
    actor_id: given.actor_id ?? null,
    detail: given.detail ?? null,
    created_at: at,
  })

  let timeless = 0
  const rows: EventRow[] = []
  for (const event of thread.events) {
    if (!event.created_at) timeless++
    else {
      const id = event.node_id || (event.id ? `import:event:${event.id}` : undefined)
      rows.push(
        row(event.kind, event.created_at, {
          ...(id === undefined ? {} : { id }),
          actor_id: actor(event.actor),
          detail: detailOf(event, labels),
        }),
      )
    }
  }
  for (const { committed_at, sha } of thread.commits) {
    if (committed_at === null) timeless++
    // REST gives the commit's id, and one commit may be in several pull requests.
    else rows.push(row('committed', committed_at, { id: derived('committed', sha), detail: sha }))
  }
  rows.sort(byTime)
  complete(thread, rows, row, actor)
  return { rows, timeless }
}

/** Adds the merge and the close that the item's own dates tell of and its timeline doesn't. */
function complete(
  thread: Thread,
  rows: EventRow[],
  row: (kind: EventKind, at: Instant, given: Partial<EventRow>) => EventRow,
  actor: EventContext['actor'],
): void {
  const { rest } = thread
  const merger = thread.kind === 'pull_request' ? actor(thread.rest.merged_by) : null
  if (thread.kind === 'pull_request' && thread.rest.merged_at) {
    const isKnown = rows.some((one) => one.kind === 'merged')
    if (!isKnown) rows.push(row('merged', thread.rest.merged_at, { actor_id: merger }))
  }
  if (rest.state === 'open' || !rest.closed_at) return
  const reason = thread.kind === 'issue' ? word(thread.rest.state_reason) : null
  const last = rows.findLast((one) => one.kind === 'closed' || one.kind === 'reopened')
  // Only the item says why it was closed last.
  if (last?.kind === 'closed') last.detail ??= reason
  else {
    const merge = rows.find((one) => one.kind === 'merged')
    const closer =
      thread.kind === 'issue' ? actor(thread.rest.closed_by) : (merge?.actor_id ?? merger)
    rows.push(row('closed', rest.closed_at, { actor_id: closer, detail: reason }))
  }
  rows.sort(byTime)
}
