/** Turns REST's comments, reviews and review comments into those of GraphQL. */
import type { Actors } from './actors.ts'
import { instant } from './identity.ts'
import { makeComment, makeReview, makeReviewComment } from './make.ts'
import type { RestRemark, RestReview, RestReviewComment } from './rest-shapes.ts'
import type { Comment, Item, PullRequest, Review, ReviewState } from './world.ts'

/** The fields that GraphQL names alike for every kind of remark. */
function shared(rest: RestRemark, time: string, actors: Actors) {
  return {
    ...(rest.node_id ? { id: rest.node_id } : {}),
    ...(rest.html_url ? { url: rest.html_url } : {}),
    databaseId: rest.id,
    author: actors.fromRest(rest.user),
    authorAssociation: rest.author_association ?? 'NONE',
    body: rest.body ?? '',
    createdAt: instant(time),
    updatedAt: instant(rest.updated_at ?? time),
  }
}

/** @throws Error when the comment has no time */
export function readComment(rest: RestRemark, item: Item, actors: Actors): Comment {
  return makeComment(item, shared(rest, rest.created_at ?? '', actors))
}

/** @throws Error when the review has no time */
export function readReview(rest: RestReview, pull: PullRequest, actors: Actors): Review {
  const state = (rest.state ?? 'COMMENTED').toUpperCase() as ReviewState
  return makeReview(pull, { ...shared(rest, rest.submitted_at ?? '', actors), state })
}

/**
 * Puts review comments under their reviews, whose `databaseId` they name. REST's timeline leaves out the reviews that
 * consist of one reply, so such a reply goes to the review that opened its thread: made-up reviews would make the
 * number of reviews another than the source's. What has no review even so is kept as loose.
 */
export function placeReviewComments(
  comments: readonly RestReviewComment[],
  pull: PullRequest,
  actors: Actors,
): void {
  const reviews = new Map(pull.reviews.map((review) => [review.databaseId, review]))
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  for (const rest of comments) {
    const opener = rest.in_reply_to_id ? byId.get(rest.in_reply_to_id) : undefined
    const review =
      reviews.get(rest.pull_request_review_id ?? null) ??
      reviews.get(opener?.pull_request_review_id ?? null) ??
      null
    const siblings = review ? review.comments : pull.looseComments
    siblings.push(
      makeReviewComment(pull, review, {
        ...shared(rest, rest.created_at ?? '', actors),
        path: rest.path ?? null,
        diffHunk: rest.diff_hunk ?? null,
        replyToId: opener?.node_id ?? null,
      }),
    )
  }
}
