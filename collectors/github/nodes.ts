/** What the queries ask for, as TypeScript; a test holds the queries against GitHub's published schema. */
import type { AccountType, Instant, ReviewRow } from '../model.ts'

export interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null
}

/** One page of a list, or several put together. */
export interface Connection<T> {
  /** How many entries the whole list has, by the source. True on the first page only. */
  count: number
  pageInfo: PageInfo
  /** Null stands for an entry that the token may not see. */
  nodes: (T | null)[]
}

export interface Account {
  __typename: AccountType
  login: string
  id: string
  name?: string | null
}

export interface CommentNode {
  id: string
  createdAt: Instant
  authorAssociation: string
  author: Account | null
}

export interface ReviewCommentNode {
  id: string
  createdAt: Instant
  author: Account | null
}

export interface ReviewNode {
  id: string
  state: ReviewRow['state']
  submittedAt: Instant | null
  authorAssociation: string
  author: Account | null
  comments: Connection<ReviewCommentNode>
}

export type EventNode = {
  id: string
  createdAt: Instant
  actor: Account | null
} & (
  | { __typename: 'ClosedEvent'; stateReason: string | null }
  | { __typename: 'LockedEvent'; lockReason: string | null }
  | { __typename: 'LabeledEvent' | 'UnlabeledEvent'; label: { name: string } }
  | {
      __typename:
        | 'ReopenedEvent'
        | 'MergedEvent'
        | 'ReadyForReviewEvent'
        | 'ConvertToDraftEvent'
        | 'UnlockedEvent'
    }
)

interface ItemBase {
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
  milestone: { id: string } | null
  labels: Connection<{ name: string }> | null
  comments: Connection<CommentNode>
  timelineItems: Connection<EventNode>
}

export interface IssueNode extends ItemBase {
  __typename: 'Issue'
  issueState: 'OPEN' | 'CLOSED'
  stateReason: string | null
}

export interface PullRequestNode extends ItemBase {
  __typename: 'PullRequest'
  state: 'OPEN' | 'CLOSED' | 'MERGED'
  isDraft: boolean
  mergedAt: Instant | null
  mergedBy: Account | null
  baseRefName: string
  additions: number
  deletions: number
  changedFiles: number
  reviews: Connection<ReviewNode> | null
}

export type ItemNode = IssueNode | PullRequestNode

export interface LabelNode {
  id: string
  name: string
  color: string
  description: string | null
}

export interface MilestoneNode {
  id: string
  number: number
  title: string
  state: 'OPEN' | 'CLOSED'
  createdAt: Instant
  dueOn: Instant | null
  closedAt: Instant | null
}

export interface ReleaseNode {
  id: string
  tagName: string
  name: string | null
  url: string
  isDraft: boolean
  isPrerelease: boolean
  createdAt: Instant
  publishedAt: Instant | null
  author: Account | null
}

export interface RepositoryNode {
  id: string
  name: string
  owner: { login: string }
  url: string
  description: string | null
  isArchived: boolean
  isFork: boolean
  licenseInfo: { spdxId: string | null } | null
  primaryLanguage: { name: string } | null
  defaultBranchRef: { name: string } | null
  stargazerCount: number
  forkCount: number
  watchers: { totalCount: number }
  createdAt: Instant
  pushedAt: Instant | null
}
