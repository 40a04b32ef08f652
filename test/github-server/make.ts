/** Makes the objects of a world from what is known of them; every other field takes its neutral value. */
import type { Instant } from '../../collectors/model.ts'
import { stableId } from './identity.ts'
import type {
  Actor,
  Comment,
  Issue,
  Item,
  Label,
  PullRequest,
  RepositoryWorld,
  Review,
  ReviewComment,
  TimelineEvent,
} from './world.ts'

export type Given<T, Required extends keyof T> = Pick<T, Required> & Partial<T>

function workItem(url: string, createdAt: Instant) {
  return {
    databaseId: null,
    url,
    body: '',
    author: null,
    authorAssociation: 'NONE',
    updatedAt: createdAt,
    closedAt: null,
    locked: false,
    activeLockReason: null,
    milestone: null,
    labels: [],
    assignees: [],
    comments: [],
    events: [],
  }
}

/** An open issue of `repository` (`owner/name`) with every field that is not given at its neutral value. */
export function makeIssue(repository: string, given: Given<Issue, 'number' | 'createdAt'>): Issue {
  const url = `https://github.com/${repository}/issues/${given.number}`
  return {
    ...workItem(url, given.createdAt),
    __typename: 'Issue',
    id: given.id ?? stableId('I', repository, given.number),
    title: `Issue ${given.number}`,
    state: 'OPEN',
    stateReason: null,
    ...given,
  }
}

/** An open pull request of `repository` (`owner/name`) with every field that is not given at its neutral value. */
export function makePullRequest(
  repository: string,
  given: Given<PullRequest, 'number' | 'createdAt'>,
): PullRequest {
  const url = `https://github.com/${repository}/pull/${given.number}`
  return {
    ...workItem(url, given.createdAt),
    __typename: 'PullRequest',
    id: given.id ?? stableId('PR', repository, given.number),
    title: `Pull request ${given.number}`,
    state: 'OPEN',
    isDraft: false,
    mergedAt: null,
    mergedBy: null,
    baseRefName: null,
    headRefName: null,
    additions: 0,
    deletions: 0,
    changedFiles: 0,
    reviews: [],
    looseComments: [],
    ...given,
  }
}

/** What everything that somebody wrote has. */
export function remark(url: string, createdAt: Instant) {
  return {
    databaseId: null,
    author: null,
    authorAssociation: 'NONE',
    body: '',
    url,
    updatedAt: createdAt,
  }
}

/** A comment that can be pushed onto `item.comments`; its id is a hash of the item and its place among the comments. */
export function makeComment(item: Item, given: Given<Comment, 'createdAt'>): Comment {
  const id = given.id ?? stableId('IC', item.id, item.comments.length)
  return {
    ...remark(`${item.url}#issuecomment-${id}`, given.createdAt),
    __typename: 'IssueComment',
    ...given,
    id,
  }
}

/** A submitted review that can be pushed onto `pull.reviews`; `createdAt` is when it was submitted. */
export function makeReview(pull: PullRequest, given: Given<Review, 'createdAt' | 'state'>): Review {
  const id = given.id ?? stableId('PRR', pull.id, pull.reviews.length)
  return {
    ...remark(`${pull.url}#pullrequestreview-${id}`, given.createdAt),
    __typename: 'PullRequestReview',
    submittedAt: given.createdAt,
    comments: [],
    ...given,
    id,
  }
}

/** A comment on a line of code that can be pushed onto `review.comments`; null for one whose review is not known. */
export function makeReviewComment(
  pull: PullRequest,
  review: Review | null,
  given: Given<ReviewComment, 'createdAt'>,
): ReviewComment {
  const [owner, siblings] = review ? [review, review.comments] : [pull, pull.looseComments]
  const id = given.id ?? stableId('PRRC', owner.id, siblings.length)
  return {
    ...remark(`${pull.url}#discussion_r${id}`, given.createdAt),
    __typename: 'PullRequestReviewComment',
    path: null,
    diffHunk: null,
    replyToId: null,
    ...given,
    id,
  }
}

/** An event that can be pushed onto `item.events`, e.g. `makeEvent(issue, 'ReopenedEvent', { createdAt })`. */
export function makeEvent(
  item: Item,
  typename: string,
  given: Given<TimelineEvent, 'createdAt'>,
): TimelineEvent {
  const id = given.id ?? stableId('E', item.id, typename, given.createdAt, item.events.length)
  return { actor: null, ...given, id, __typename: typename }
}

/** A person; for another kind of account give its `__typename`. */
export function makeActor(login: string, given: Partial<Actor> = {}): Actor {
  const id = given.id ?? stableId('U', login)
  return { __typename: 'User', id, login, databaseId: null, name: null, ...given }
}

export function makeLabel(repository: string, name: string, given: Partial<Label> = {}): Label {
  const id = given.id ?? stableId('LA', repository, name)
  return { __typename: 'Label', id, name, color: 'ededed', description: null, ...given }
}

/** A public repository without items. Facts that no source gives stay neutral: 0, null or false. */
export function makeRepository(
  given: Given<RepositoryWorld, 'nameWithOwner' | 'createdAt' | 'clock'>,
): RepositoryWorld {
  const [owner = '', name = ''] = given.nameWithOwner.split('/')
  return {
    __typename: 'Repository',
    id: stableId('R', given.nameWithOwner),
    databaseId: null,
    name,
    formerNames: [],
    owner: makeActor(owner, { __typename: 'Organization' }),
    url: `https://github.com/${given.nameWithOwner}`,
    description: null,
    isArchived: false,
    isFork: false,
    licenseSpdx: null,
    language: null,
    defaultBranch: null,
    stargazerCount: 0,
    forkCount: 0,
    watcherCount: 0,
    updatedAt: given.clock,
    pushedAt: null,
    issues: [],
    pullRequests: [],
    labels: [],
    milestones: [],
    releases: [],
    ...given,
  }
}
