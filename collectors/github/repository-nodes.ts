/** What the queries ask of a repository and of its own lists, as TypeScript. */
import type { Instant } from '../model.ts'
import type { Account, Connection } from './nodes.ts'

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
  description: string | null
  isDraft: boolean
  isPrerelease: boolean
  createdAt: Instant
  publishedAt: Instant | null
  author: Account | null
  releaseAssets: Connection<AssetNode>
}

export interface AssetNode {
  id: string
  name: string
  size: number
  downloadCount: number
  createdAt: Instant
}

/** A commit, or what else a tag may name. */
interface TagTarget {
  oid: string
  committedDate?: Instant
  /** Of an annotated tag. */
  tagger?: { date: string | null } | null
  target?: TagTarget
}

export interface TagNode {
  name: string
  /** Null where the object is not there any more. */
  target: TagTarget | null
}

export interface TopicNode {
  topic: { name: string }
}

export interface LanguageNode {
  /** Bytes. */
  size: number
  node: { name: string }
}

export interface FolderNode {
  /** Missing where the path names no folder. */
  entries?: { name: string; type: string; object?: FolderNode | null }[] | null
}

/** Where the source looks for a community's files. */
export interface CommunityNode {
  rootFolder: FolderNode | null
  githubFolder: FolderNode | null
  docsFolder: FolderNode | null
  codeOfConduct: { url: string | null } | null
  contributingGuidelines: { url: string | null } | null
  isSecurityPolicyEnabled: boolean | null
  securityPolicyUrl: string | null
  fundingLinks: { url: string }[]
}

interface Total {
  totalCount: number
}

export interface TotalsNode {
  allIssues: Total
  openIssues: Total
  allPullRequests: Total
  openPullRequests: Total
  allDiscussions: Total
}

/** The newest commit of a branch. */
export interface HeadNode {
  oid: string
  history: Total
}

export interface RepositoryNode {
  id: string
  name: string
  owner: { login: string }
  url: string
  homepageUrl: string | null
  description: string | null
  isArchived: boolean
  archivedAt: Instant | null
  isFork: boolean
  hasIssuesEnabled: boolean
  hasDiscussionsEnabled: boolean
  licenseInfo: { spdxId: string | null } | null
  primaryLanguage: { name: string } | null
  /** Its target is null where the repository is empty. */
  defaultBranchRef: { name: string; target: HeadNode | null } | null
  stargazerCount: number
  forkCount: number
  watchers: Total
  createdAt: Instant
  pushedAt: Instant | null
}
