/** Turns issues and pull requests of an archive, with all that belongs to them, into rows. */
import type { ActorRow, Batch, Instant, IssueRow, PullRequestRow } from '../model.ts'
import { eventRows } from './event-rows.ts'
import { gapOf } from './gaps.ts'
import { milestoneId } from './repository-rows.ts'
import { reviewOf } from './reviews.ts'
import type { RestComment, RestUser } from './shapes.ts'
import type { Survey } from './survey.ts'
import type { Thread } from './thread.ts'

const reactions: Record<string, string> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
}

type Rows = Required<
  Pick<
    Batch['rows'],
    | 'issue'
    | 'pull_request'
    | 'comment'
    | 'review'
    | 'review_comment'
    | 'event'
    | 'item_label'
    | 'assignee'
    | 'reaction'
    | 'gap'
  >
>

export class ItemRows {
  readonly #actors = new Map<string, ActorRow>()
  readonly #items: string[] = []
  readonly #rows: Rows = {
    issue: [],
    pull_request: [],
    comment: [],
    review: [],
    review_comment: [],
    event: [],
    item_label: [],
    assignee: [],
    reaction: [],
    gap: [],
  }

  constructor(
    private readonly repoId: string,
    private readonly survey: Survey,
    private readonly asOf: Instant,
  ) {}

  /** Items so far. */
  get count(): number {
    return this.#items.length
  }

  /** @returns how many entries were left out, because the files don't say when they happened */
  add(thread: Thread): number {
    const { repoId: repo_id, survey } = this
    const { rest } = thread
    const item_id = rest.node_id || `import:item:${repo_id}#${rest.number}`
    const belonging = { repo_id, item_id }
    const rows = this.#rows
    this.#items.push(item_id)
    const events = eventRows(thread, { ...belonging, labels: survey.labels, actor: this.#actor })
    rows.event.push(...events.rows)
    const merger = events.rows.find((one) => one.kind === 'merged')?.actor_id ?? null
    if (thread.kind === 'issue') rows.issue.push(this.#issue(thread, item_id))
    else rows.pull_request.push(this.#pullRequest(thread, item_id, merger))

    for (const one of thread.comments) rows.comment.push(this.#remark(one, belonging))
    for (const one of thread.reviews) {
      const { author_association, author_id, id } = this.#remark(one, belonging)
      const { state, submitted_at = null } = one
      rows.review.push({ id, ...belonging, author_id, author_association, state, submitted_at })
    }
    const reviewId = reviewOf(thread)
    for (const one of thread.reviewComments) {
      const { author_id, created_at, id } = this.#remark(one, belonging)
      rows.review_comment.push({
        id,
        ...belonging,
        review_id: reviewId(one),
        author_id,
        created_at,
      })
    }
    for (const label of new Set((rest.labels ?? []).map((one) => survey.labels.nameOf(one)))) {
      rows.item_label.push({ ...belonging, label })
    }
    for (const actor_id of new Set(
      (rest.assignees ?? []).flatMap((one) => this.#actor(one) ?? []),
    )) {
      rows.assignee.push({ ...belonging, actor_id })
    }
    for (const [name, content] of Object.entries(reactions)) {
      const people = rest.reactions?.[name]
      if (typeof people === 'number' && people > 0)
        rows.reaction.push({ ...belonging, content, people })
    }
    const gap = gapOf(thread, { ...belonging, noticed_at: this.asOf })
    if (gap !== null) rows.gap.push(gap)
    return events.timeless
  }

  batch(): Batch {
    return {
      repo_id: this.repoId,
      rows: { actor: [...this.#actors.values()], ...this.#rows },
      complete_items: this.#items,
    }
  }

  readonly #actor = (user: RestUser | null | undefined): string | null => {
    const row = this.survey.accounts.find(user)
    if (row === null) return null
    this.#actors.set(row.id, row)
    return row.id
  }

  #remark<T extends Pick<RestComment, 'id' | 'node_id' | 'user' | 'author_association'>>(
    rest: T & { created_at?: Instant; submitted_at?: Instant | null | undefined },
    belonging: { repo_id: string; item_id: string },
  ) {
    const at = rest.created_at ?? rest.submitted_at ?? ''
    return {
      id:
        rest.node_id ||
        `import:remark:${belonging.item_id}:${rest.id ?? `${at}:${rest.user?.login ?? ''}`}`,
      ...belonging,
      author_id: this.#actor(rest.user),
      author_association: rest.author_association ?? 'NONE',
      created_at: at,
    }
  }

  #common({ rest }: Thread, id: string) {
    return {
      id,
      repo_id: this.repoId,
      number: rest.number,
      title: rest.title,
      url: rest.html_url ?? '',
      author_id: this.#actor(rest.user),
      author_association: rest.author_association ?? 'NONE',
      milestone_id: rest.milestone ? milestoneId(rest.milestone, this.repoId) : null,
      is_locked: rest.locked ?? false,
      created_at: rest.created_at,
      updated_at: rest.updated_at,
      closed_at: rest.closed_at ?? null,
    }
  }

  #issue(thread: Thread & { kind: 'issue' }, id: string): IssueRow {
    const { state, state_reason } = thread.rest
    return { ...this.#common(thread, id), state, state_reason: state_reason ?? null }
  }

  #pullRequest(
    thread: Thread & { kind: 'pull_request' },
    id: string,
    merger: string | null,
  ): PullRequestRow {
    const { rest } = thread
    const merged_at = rest.merged_at ?? null
    return {
      ...this.#common(thread, id),
      state: rest.state === 'open' ? 'open' : merged_at === null ? 'closed' : 'merged',
      is_draft: rest.draft ?? false,
      merged_at,
      merged_by_id: this.#actor(rest.merged_by) ?? merger,
      base_branch: rest.base?.ref ?? null,
      additions: rest.additions ?? 0,
      deletions: rest.deletions ?? 0,
      changed_files: rest.changed_files ?? 0,
      // For one that isn't merged, REST gives the commit with which it was tried whether it can be.
      merge_commit_oid: merged_at === null ? null : (rest.merge_commit_sha ?? null),
    }
  }
}
