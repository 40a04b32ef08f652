/** A GitHub in memory: plain objects whose fields bear the names of GitHub's GraphQL schema. */
import type { AccountType, Instant } from '../../collectors/model.ts'
import type { Commit, FurtherFacts, ReleaseAsset } from './world-content.ts'

export interface Actor {
  __typename: AccountType
  id: string
  /** As GraphQL spells it: without REST's `[bot]` suffix. */
  login: string
  databaseId: number | null
  name: string | null
  /** Of a user's profile. */
  company?: string | null
}

export interface Label {
  __typename: 'Label'
  id: string
  name: string
  color: string
  description: string | null
}

export interface Milestone {
  __typename: 'Milestone'
  id: string
  number: number
  title: string
  description: string | null
  state: 'OPEN' | 'CLOSED'
  creator: Actor | null
  createdAt: Instant
  updatedAt: Instant
  dueOn: Instant | null
  closedAt: Instant | null
}

export interface Release {
  __typename: 'Release'
  id: string
  databaseId: number | null
  tagName: string
  name: string | null
  url: string
  description: string | null
  author: Actor | null
  isDraft: boolean
  isPrerelease: boolean
  createdAt: Instant
  publishedAt: Instant | null
  updatedAt: Instant
  assets?: ReleaseAsset[]
}

/** What issue comments, reviews and review comments share. */
export interface Remark {
  id: string
  databaseId: number | null
  /** Null for a deleted account. */
  author: Actor | null
  authorAssociation: string
  body: string
  url: string
  createdAt: Instant
  updatedAt: Instant
}

export interface Comment extends Remark {
  __typename: 'IssueComment'
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'

export interface Review extends Remark {
  __typename: 'PullRequestReview'
  state: ReviewState
  submittedAt: Instant | null
  comments: ReviewComment[]
}

export interface ReviewComment extends Remark {
  __typename: 'PullRequestReviewComment'
  path: string | null
  diffHunk: string | null
  /** Node id of the comment that opened the thread; null for that comment itself. */
  replyToId: string | null
}

export interface Team {
  __typename: 'Team'
  id: string
  name: string
  slug: string
}

export interface ReactionGroup {
  content: string
  people: number
}

export type StateReason = 'COMPLETED' | 'DUPLICATE' | 'NOT_PLANNED' | 'REOPENED'
export type LockReason = 'OFF_TOPIC' | 'RESOLVED' | 'SPAM' | 'TOO_HEATED'

/** One entry of a timeline that is neither a comment nor a review; which fields it has depends on `__typename`. */
export interface TimelineEvent {
  __typename: string
  id: string
  createdAt: Instant
  actor: Actor | null
  stateReason?: StateReason | null
  lockReason?: LockReason | null
  label?: Label
  milestoneTitle?: string
  previousTitle?: string
  currentTitle?: string
  assignee?: Actor | null
  requestedReviewer?: Actor | Team | null
  review?: Review | null
  previousReviewState?: ReviewState
  dismissalMessage?: string | null
  commit?: Commit | null
}

interface WorkItem {
  id: string
  databaseId: number | null
  number: number
  title: string
  url: string
  body: string
  author: Actor | null
  authorAssociation: string
  createdAt: Instant
  updatedAt: Instant
  closedAt: Instant | null
  locked: boolean
  activeLockReason: LockReason | null
  labels: Label[]
  milestone: Milestone | null
  assignees: Actor[]
  comments: Comment[]
  /** Oldest first. */
  events: TimelineEvent[]
  reactions?: ReactionGroup[]
}

export interface Issue extends WorkItem {
  __typename: 'Issue'
  state: 'OPEN' | 'CLOSED'
  stateReason: StateReason | null
}

export interface PullRequest extends WorkItem {
  __typename: 'PullRequest'
  state: 'OPEN' | 'CLOSED' | 'MERGED'
  isDraft: boolean
  mergedAt: Instant | null
  mergedBy: Actor | null
  baseRefName: string | null
  headRefName: string | null
  additions: number
  deletions: number
  changedFiles: number
  reviews: Review[]
  /** Review comments whose review the source does not hold; only their thread shows them. */
  looseComments: ReviewComment[]
  mergeCommitOid?: string | null
  /** Node ids of the issues that it says it closes. */
  closes?: string[]
}

export type Item = Issue | PullRequest

export interface RepositoryWorld extends FurtherFacts {
  __typename: 'Repository'
  id: string
  databaseId: number | null
  name: string
  nameWithOwner: string
  /** Earlier `owner/name` spellings, which GitHub redirects. */
  formerNames: string[]
  owner: Actor
  url: string
  description: string | null
  isArchived: boolean
  isFork: boolean
  licenseSpdx: string | null
  language: string | null
  defaultBranch: string | null
  stargazerCount: number
  forkCount: number
  watcherCount: number
  createdAt: Instant
  updatedAt: Instant
  pushedAt: Instant | null
  /** The source's instant: what the `Date` header of an answer about this repository says. */
  clock: Instant
  issues: Issue[]
  pullRequests: PullRequest[]
  labels: Label[]
  milestones: Milestone[]
  releases: Release[]
}

export interface World {
  repositories: RepositoryWorld[]
}
