/** Turns issues and pull requests, with all that belongs to them, into the rows that every collector yields. */
import type { Batch, Instant, IssueRow, PullRequestRow } from '../model.ts'
import { Actors, present } from './actors.ts'
import { eventRow } from './event-rows.ts'
import type { IssueNode, ItemNode, PullRequestNode } from './nodes.ts'

class ItemRows {
  readonly actors: Actors
  readonly rows: Required<
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
      | 'closing_reference'
    >
  > = {
    issue: [],
    pull_request: [],
    comment: [],
    review: [],
    review_comment: [],
    event: [],
    item_label: [],
    assignee: [],
    reaction: [],
    closing_reference: [],
  }

  constructor(
    private readonly repoId: string,
    seenAt: Instant,
  ) {
    this.actors = new Actors(seenAt)
  }

  add(item: ItemNode): void {
    if (item.__typename === 'Issue') this.rows.issue.push(this.issue(item))
    else {
      this.rows.pull_request.push(this.pullRequest(item))
      this.addReviews(item)
      for (const { id: issue_id } of present(item.closingIssuesReferences)) {
        this.rows.closing_reference.push({ repo_id: this.repoId, item_id: item.id, issue_id })
      }
    }
    const belonging = { repo_id: this.repoId, item_id: item.id }
    for (const node of present(item.comments)) {
      this.rows.comment.push({
        id: node.id,
        ...belonging,
        author_id: this.actors.note(node.author),
        author_association: node.authorAssociation,
        created_at: node.createdAt,
      })
    }
    for (const node of present(item.timelineItems)) {
      this.rows.event.push(eventRow(belonging, node, this.actors))
    }
    for (const account of present(item.assignees)) {
      this.rows.assignee.push({ ...belonging, actor_id: account.id })
      this.actors.note(account)
    }
    for (const { content, reactors } of item.reactionGroups ?? []) {
      const people = reactors.totalCount
      if (people > 0) this.rows.reaction.push({ ...belonging, content, people })
    }
    for (const { name: label } of present(item.labels)) {
      this.rows.item_label.push({ ...belonging, label })
    }
  }

  private common(node: ItemNode) {
    return {
      id: node.id,
      repo_id: this.repoId,
      number: node.number,
      title: node.title,
      url: node.url,
      author_id: this.actors.note(node.author),
      author_association: node.authorAssociation,
      milestone_id: node.milestone?.id ?? null,
      is_locked: node.locked,
      created_at: node.createdAt,
      updated_at: node.updatedAt,
      closed_at: node.closedAt,
    }
  }

  private issue(node: IssueNode): IssueRow {
    return {
      ...this.common(node),
      state: node.issueState === 'OPEN' ? 'open' : 'closed',
      state_reason: node.stateReason?.toLowerCase() ?? null,
    }
  }

  private pullRequest(node: PullRequestNode): PullRequestRow {
    const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const
    return {
      ...this.common(node),
      state: states[node.state],
      is_draft: node.isDraft,
      merged_at: node.mergedAt,
      merged_by_id: this.actors.note(node.mergedBy),
      merge_commit_oid: node.mergeCommit?.oid ?? null,
      base_branch: node.baseRefName,
      additions: node.additions,
      deletions: node.deletions,
      changed_files: node.changedFiles,
    }
  }

  private addReviews(pull: PullRequestNode): void {
    const belonging = { repo_id: this.repoId, item_id: pull.id }
    for (const node of present(pull.reviews)) {
      this.rows.review.push({
        id: node.id,
        ...belonging,
        author_id: this.actors.note(node.author),
        author_association: node.authorAssociation,
        state: node.state,
        submitted_at: node.submittedAt,
      })
      for (const comment of present(node.comments)) {
        this.rows.review_comment.push({
          id: comment.id,
          ...belonging,
          review_id: node.id,
          author_id: this.actors.note(comment.author),
          created_at: comment.createdAt,
        })
      }
    }
  }
}

/** A batch of items with all that belongs to them, so that what was removed at the source goes here too. */
export function itemBatch(repoId: string, items: ItemNode[], seenAt: Instant): Batch {
  const found = new ItemRows(repoId, seenAt)
  for (const item of items) found.add(item)
  return {
    repo_id: repoId,
    rows: { ...found.actors.rows, ...found.rows },
    complete_items: items.map((item) => item.id),
  }
}
