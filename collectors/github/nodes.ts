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
  /** Of a user only. */
  company?: string | null
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

/** Who is to review or to do something. An empty object is a team. */
export interface Asked {
  login?: string
}

/** An event that somebody caused at a moment. */
type Happening = {
  id: string
  createdAt: Instant
  actor: Account | null
} & (
  | { __typename: 'ClosedEvent'; stateReason: string | null }
  | { __typename: 'LockedEvent'; lockReason: string | null }
  | { __typename: 'LabeledEvent' | 'UnlabeledEvent'; label: { name: string } }
  | { __typename: 'AssignedEvent' | 'UnassignedEvent'; assignee: Asked | null }
  | { __typename: 'MilestonedEvent' | 'DemilestonedEvent'; milestoneTitle: string }
  | {
      __typename: 'ReviewRequestedEvent' | 'ReviewRequestRemovedEvent'
      requestedReviewer: Asked | null
    }
  | { __typename: 'ReviewDismissedEvent'; previousReviewState: string }
  | { __typename: 'HeadRefForcePushedEvent'; afterCommit: { oid: string } | null }
  | {
      __typename:
        | 'ReopenedEvent'
        | 'MergedEvent'
        | 'ReadyForReviewEvent'
        | 'ConvertToDraftEvent'
        | 'UnlockedEvent'
        | 'TransferredEvent'
    }
)

/** A commit of a pull request stands in its timeline, but nobody put it there at a moment that is known. */
export interface PullRequestCommitNode {
  __typename: 'PullRequestCommit'
  id: string
  commit: {
    oid: string
    committedDate: Instant
    author: { user: Account | null } | null
  }
}

export type EventNode = Happening | PullRequestCommitNode

export interface ReactionGroupNode {
  content: string
  reactors: { totalCount: number }
}

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
  assignees: Connection<Account>
  reactionGroups: ReactionGroupNode[] | null
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
  mergeCommit: { oid: string } | null
  closingIssuesReferences: Connection<{ id: string }> | null
  baseRefName: string
  additions: number
  deletions: number
  changedFiles: number
  reviews: Connection<ReviewNode> | null
}

export type ItemNode = IssueNode | PullRequestNode
