/** What a GitHub in memory has besides issues and reviews: commits, tags, assets, discussions and further facts. */
import type { Instant } from '../../collectors/model.ts'
import type { Actor, Remark } from './world.ts'

/** Whom git names, and the account that GitHub knows for the address. */
export interface GitActor {
  name: string | null
  email: string | null
  user: Actor | null
}

export interface Commit {
  __typename: 'Commit'
  id: string
  oid: string
  message: string
  authoredDate: Instant
  committedDate: Instant
  url: string
  /** What only the commits of a branch have here. */
  parents?: string[]
  /** Where it is known how many, but not which. */
  parentCount?: number
  author?: GitActor | null
  committer?: GitActor | null
  additions?: number
  deletions?: number
  changedFiles?: number | null
  /** Node id of the pull request that brought it. */
  pullRequestId?: string | null
}

/** What a tag names: a commit, or the object of an annotated tag, which names the next. */
export type TagTarget =
  | { __typename: 'Commit'; oid: string; committedDate: Instant }
  | { __typename: 'Tag'; oid: string; tagger: { date: string } | null; target: TagTarget }

export interface Tag {
  name: string
  /** Null for one whose object is gone. */
  target: TagTarget | null
}

export interface ReleaseAsset {
  __typename: 'ReleaseAsset'
  id: string
  name: string
  size: number
  downloadCount: number
  createdAt: Instant
}

export interface DiscussionComment extends Remark {
  __typename: 'DiscussionComment'
  /** Of a comment on the discussion; a reply has none. */
  replies: DiscussionComment[]
}

export interface Discussion extends Remark {
  __typename: 'Discussion'
  number: number
  title: string
  category: { name: string; isAnswerable: boolean }
  /** Node id of the comment that was chosen. */
  answerId: string | null
  answerChosenAt: Instant | null
  answerChosenBy: Actor | null
  locked: boolean
  closedAt: Instant | null
  comments: DiscussionComment[]
}

/** What few sources tell of a repository; what is left out is empty. */
export interface FurtherFacts {
  homepageUrl?: string | null
  archivedAt?: Instant | null
  /** Default true. */
  hasIssuesEnabled?: boolean
  /** Default: whether there is a list of discussions. */
  hasDiscussionsEnabled?: boolean
  topics?: string[]
  languages?: { name: string; size: number }[]
  /** Paths of the files on the default branch. */
  files?: string[]
  /** What the owner's `.github` repository gives: addresses by the field that tells them. */
  inherited?: {
    codeOfConduct?: string
    contributingGuidelines?: string
    securityPolicyUrl?: string
    fundingLinks?: string[]
  }
  tags?: Tag[]
  discussions?: Discussion[]
  /** Every commit that GitHub still knows, on the default branch or not. */
  commits?: Commit[]
  /** The newest one of the default branch; default: the last of `commits`. */
  headOid?: string
}
