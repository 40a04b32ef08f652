/** Finds the review that a comment on code belongs to. */
import type { RestReviewComment } from './shapes.ts'
import type { Thread } from './thread.ts'

/**
 * REST's timeline leaves out the reviews that consist of one reply, so such a reply goes to the review that opened its
 * discussion: made-up reviews would make their number another than the files'.
 */
export function reviewOf(thread: Thread): (comment: RestReviewComment) => string {
  const reviews = new Map(thread.reviews.map((one) => [one.id, one.node_id]))
  const comments = new Map(thread.reviewComments.map((one) => [one.id, one]))
  return (comment) => {
    const opener = comments.get(comment.in_reply_to_id ?? undefined)
    const number = comment.pull_request_review_id ?? opener?.pull_request_review_id
    return (
      reviews.get(comment.pull_request_review_id ?? undefined) ??
      reviews.get(opener?.pull_request_review_id ?? undefined) ??
      `import:review:${number ?? `of ${comment.id ?? comment.created_at}`}`
    )
  }
}
