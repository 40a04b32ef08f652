/** Turns discussions, with their comments and the replies to those, into rows. */
import type { Batch, DiscussionCommentRow, DiscussionRow, Instant } from '../model.ts'
import { Actors, present } from './actors.ts'
import type { Account, Connection } from './nodes.ts'

interface RemarkNode {
  id: string
  createdAt: Instant
  authorAssociation: string
  author: Account | null
}

export interface DiscussionCommentNode extends RemarkNode {
  replies: Connection<RemarkNode>
}

export interface DiscussionNode {
  id: string
  number: number
  title: string
  url: string
  authorAssociation: string
  locked: boolean
  createdAt: Instant
  updatedAt: Instant
  closedAt: Instant | null
  author: Account | null
  category: { name: string; isAnswerable: boolean }
  answer: { id: string } | null
  answerChosenAt: Instant | null
  answerChosenBy: Account | null
  comments: Connection<DiscussionCommentNode>
}

function discussionRow(repo_id: string, node: DiscussionNode, actors: Actors): DiscussionRow {
  return {
    id: node.id,
    repo_id,
    number: node.number,
    title: node.title,
    url: node.url,
    author_id: actors.note(node.author),
    author_association: node.authorAssociation,
    category: node.category.name,
    is_answerable: node.category.isAnswerable,
    answer_id: node.answer?.id ?? null,
    answered_at: node.answerChosenAt,
    answer_chosen_by_id: actors.note(node.answerChosenBy),
    is_locked: node.locked,
    created_at: node.createdAt,
    updated_at: node.updatedAt,
    closed_at: node.closedAt,
  }
}

/** A batch of discussions with all that belongs to them, so that what was removed at the source goes here too. */
export function discussionBatch(repo_id: string, nodes: DiscussionNode[], seenAt: Instant): Batch {
  const actors = new Actors(seenAt)
  const discussion = nodes.map((node) => discussionRow(repo_id, node, actors))
  const row = (
    item_id: string,
    node: RemarkNode,
    reply_to_id: string | null,
  ): DiscussionCommentRow => ({
    id: node.id,
    repo_id,
    item_id,
    reply_to_id,
    author_id: actors.note(node.author),
    author_association: node.authorAssociation,
    created_at: node.createdAt,
  })
  const discussion_comment = nodes.flatMap((node) =>
    present(node.comments).flatMap((comment) => [
      row(node.id, comment, null),
      ...present(comment.replies).map((reply) => row(node.id, reply, comment.id)),
    ]),
  )
  return {
    repo_id,
    rows: { ...actors.rows, discussion, discussion_comment },
    complete_items: nodes.map(({ id }) => id),
  }
}
