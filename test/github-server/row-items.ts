/** Turns the rows of one repository's items, and of what belongs to them, into issues and pull requests. */
import type { IssueRow, PullRequestRow } from '../../collectors/model.ts'
import { completeHistory } from './closing.ts'
import { instant, instantOrNull } from './identity.ts'
import { makeComment, makeIssue, makePullRequest, makeReview, makeReviewComment } from './make.ts'
import { stateReason } from './rest-events.ts'
import { eventOf, labelCalled, RowActors, type RowNames } from './row-events.ts'
import type { RowStore } from './row-store.ts'
import type { Actor, Issue, Item, PullRequest } from './world.ts'

export class RowItems {
  private readonly actors: RowActors
  private readonly children

  constructor(store: RowStore) {
    this.actors = new RowActors(store.table('actor').values())
    this.children = {
      comments: store.by('comment', 'item_id'),
      reviews: store.by('review', 'item_id'),
      reviewComments: store.by('review_comment', 'review_id'),
      events: store.by('event', 'item_id'),
      labels: store.by('item_label', 'item_id'),
      assignees: store.by('assignee', 'item_id'),
      reactions: store.by('reaction', 'item_id'),
      closes: store.by('closing_reference', 'item_id'),
    }
  }

  /** The account of that row id; null for a deleted one. */
  actor(id: string | null): Actor | null {
    return this.actors.withId(id)
  }

  issue(row: IssueRow, names: RowNames): Issue {
    const issue = makeIssue(names.nameWithOwner, {
      ...this.item(row, names),
      state: row.state === 'open' ? 'OPEN' : 'CLOSED',
      stateReason: stateReason(row.state_reason),
    })
    this.addHistory(issue, names)
    return issue
  }

  pullRequest(row: PullRequestRow, names: RowNames): PullRequest {
    const states = { open: 'OPEN', closed: 'CLOSED', merged: 'MERGED' } as const
    const pull = makePullRequest(names.nameWithOwner, {
      ...this.item(row, names),
      state: states[row.state],
      isDraft: row.is_draft,
      mergedAt: instantOrNull(row.merged_at),
      mergedBy: this.actor(row.merged_by_id),
      mergeCommitOid: row.merge_commit_oid ?? null,
      closes: this.children.closes(row.id).map(({ issue_id }) => issue_id),
      baseRefName: row.base_branch,
      // Rows have no head branch, and GitHub's is never null.
      headRefName: `change-${row.number}`,
      additions: row.additions,
      deletions: row.deletions,
      changedFiles: row.changed_files,
    })
    this.addReviews(pull)
    this.addHistory(pull, names)
    return pull
  }

  private item(row: IssueRow | PullRequestRow, names: RowNames) {
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      url: row.url,
      author: this.actor(row.author_id),
      authorAssociation: row.author_association,
      createdAt: instant(row.created_at),
      updatedAt: instant(row.updated_at),
      closedAt: instantOrNull(row.closed_at),
      locked: row.is_locked,
      milestone: (row.milestone_id && names.milestones.get(row.milestone_id)) || null,
      assignees: this.children
        .assignees(row.id)
        .flatMap(({ actor_id }) => this.actor(actor_id) ?? []),
      reactions: this.children.reactions(row.id),
      labels: this.children.labels(row.id).map(({ label }) => labelCalled(label, names)),
    }
  }

  private addReviews(pull: PullRequest): void {
    for (const row of this.children.reviews(pull.id)) {
      const submittedAt = instantOrNull(row.submitted_at)
      const review = makeReview(pull, {
        ...this.remark(row),
        state: row.state,
        // A pending review has no time of submission, and rows keep no other.
        createdAt: submittedAt ?? pull.updatedAt,
        submittedAt,
      })
      for (const comment of this.children.reviewComments(row.id)) {
        const given = { ...this.remark(comment), createdAt: instant(comment.created_at) }
        review.comments.push(makeReviewComment(pull, review, given))
      }
      pull.reviews.push(review)
    }
  }

  private addHistory(item: Item, names: RowNames): void {
    for (const row of this.children.comments(item.id)) {
      const given = { ...this.remark(row), createdAt: instant(row.created_at) }
      item.comments.push(makeComment(item, given))
    }
    for (const row of this.children.events(item.id)) {
      item.events.push(eventOf(item, row, names, this.actors))
    }
    completeHistory(item, null)
    const locking = item.events.findLast((event) => event.__typename === 'LockedEvent')
    if (item.locked) item.activeLockReason = locking?.lockReason ?? null
  }

  private remark(row: { id: string; author_id: string | null; author_association?: string }) {
    return {
      id: row.id,
      author: this.actor(row.author_id),
      authorAssociation: row.author_association ?? 'NONE',
    }
  }
}
