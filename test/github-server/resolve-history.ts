/** Resolvers of what happened to an item: comments, reviews, review comments and threads, events. */
import { paginate } from './connections.ts'
import type { ReviewThread } from './catalogue.ts'
import type { Context, Fields } from './context.ts'
import { remark } from './resolve-items.ts'
import type { Comment, Item, Review, ReviewComment, TimelineEvent } from './world.ts'

const byCreation = { key: (one: ReviewComment) => one.createdAt, direction: 'ASC' } as const

const itemOf = (source: object, { catalogue }: Context): Item | null =>
  catalogue.home(source).item ?? null

const ofItem =
  (typename: Item['__typename']) =>
  (source: object, _args: unknown, context: Context): Item | null => {
    const item = itemOf(source, context)
    return item?.__typename === typename ? item : null
  }

const pullRequest = ofItem('PullRequest')

export const comment: Fields<Comment> = {
  ...remark,
  publishedAt: (source) => source.createdAt,
  issue: ofItem('Issue'),
  pullRequest,
}

export const review: Fields<Review> = {
  ...remark,
  publishedAt: (source) => source.submittedAt,
  comments: (source, args) => paginate(source.comments, args, byCreation),
  pullRequest,
}

export const reviewComment: Fields<ReviewComment> = {
  ...remark,
  publishedAt: (source) => source.createdAt,
  draftedAt: (source) => source.createdAt,
  state: () => 'SUBMITTED',
  pullRequest,
  pullRequestReview: (source, _args, { catalogue }) => catalogue.home(source).review ?? null,
  replyTo: (source, _args, { catalogue }) =>
    source.replyToId ? catalogue.node(source.replyToId) : null,
}

export const reviewThread: Fields<ReviewThread> = {
  comments: (source, args) => paginate(source.comments, args, byCreation),
  pullRequest,
  repository: (source, _args, { catalogue }) => catalogue.home(source).repository,
}

/** The schema's names for the item that an event happened to. */
const subjects = ['assignable', 'closable', 'labelable', 'lockable', 'pullRequest', 'subject']

const subject = (source: TimelineEvent, _args: unknown, context: Context) => itemOf(source, context)

function eventUrl(source: TimelineEvent, context: Context): string {
  const item = itemOf(source, context)
  return source.commit ? source.commit.url : `${item?.url}#event-${source.id}`
}

/** For every type of event; a field that a type hasn't is never asked for. */
export const event: Fields<TimelineEvent> = {
  ...Object.fromEntries(subjects.map((name) => [name, subject])),
  url: (source, _args, context) => eventUrl(source, context),
  resourcePath: (source, _args, context) => new URL(eventUrl(source, context)).pathname,
  user: ({ assignee }) => (assignee?.__typename === 'User' ? assignee : null),
  afterCommit: ({ commit }) => commit,
  mergeRefName: (source, _args, context) => {
    const item = itemOf(source, context)
    return item?.__typename === 'PullRequest' ? item.baseRefName : null
  },
}
