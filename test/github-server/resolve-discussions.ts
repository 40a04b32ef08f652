/** Resolvers of discussions, the comments on them and the replies to those. */
import { paginate } from './connections.ts'
import type { Fields } from './context.ts'
import { byCreation, remark } from './resolve-items.ts'
import type { Discussion, DiscussionComment } from './world-content.ts'

export const discussion: Fields<Discussion> = {
  ...remark,
  publishedAt: (source) => source.createdAt,
  closed: (source) => source.closedAt !== null,
  answer: ({ answerId, comments }) => comments.find((one) => one.id === answerId) ?? null,
  isAnswered: ({ answerId, category }) => (category.isAnswerable ? answerId !== null : null),
  comments: (source, args) => paginate(source.comments, args, byCreation),
}

export const discussionComment: Fields<DiscussionComment> = {
  ...remark,
  publishedAt: (source) => source.createdAt,
  replies: (source, args) => paginate(source.replies, args, byCreation),
}
