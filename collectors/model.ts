/** The row types that every collector yields. A row's keys are its table's column names, so writing needs no mapping. */

/** An instant in ISO 8601 UTC with a trailing `Z`, e.g. `2026-02-28T09:30:00Z`. */
export type Instant = string

/** What the source says an account is. Whether it acts as a person, bot or agent is decided later, in staging. */
export type AccountType = 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'EnterpriseUserAccount'

export interface ActorRow {
  /** The source's node id. */
  id: string
  /** Without the `[bot]` suffix that REST adds, so that one account has one spelling. */
  login: string
  account_type: AccountType
  name: string | null
}

export interface RepositoryRow {
  id: string
  owner: string
  name: string
  url: string
  description: string | null
  is_archived: boolean
  is_fork: boolean
  license_spdx: string | null
  primary_language: string | null
  default_branch: string | null
  stars: number
  forks: number
  watchers: number
  created_at: Instant
  pushed_at: Instant | null
}

/** What issues and pull requests share. */
interface WorkItem {
  id: string
  repo_id: string
  number: number
  title: string
  url: string
  /** Null for a deleted account. */
  author_id: string | null
  /** The source's value when it was fetched, not when the item was opened. */
  author_association: string
  state: 'open' | 'closed' | 'merged'
  milestone_id: string | null
  is_locked: boolean
  created_at: Instant
  updated_at: Instant
  closed_at: Instant | null
}

export interface IssueRow extends WorkItem {
  state: 'open' | 'closed'
  state_reason: string | null
}

export interface PullRequestRow extends WorkItem {
  is_draft: boolean
  merged_at: Instant | null
  merged_by_id: string | null
  base_branch: string | null
  additions: number
  deletions: number
  changed_files: number
}

export interface CommentRow {
  id: string
  repo_id: string
  item_id: string
  author_id: string | null
  author_association: string
  created_at: Instant
}

export interface ReviewRow {
  id: string
  repo_id: string
  item_id: string
  author_id: string | null
  author_association: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  submitted_at: Instant | null
}

/** A comment on a line of code, part of a review. */
export interface ReviewCommentRow {
  id: string
  repo_id: string
  item_id: string
  review_id: string
  author_id: string | null
  created_at: Instant
}

export const eventKinds = [
  'closed',
  'reopened',
  'merged',
  'ready_for_review',
  'convert_to_draft',
  'locked',
  'unlocked',
  'labeled',
  'unlabeled',
] as const
export type EventKind = (typeof eventKinds)[number]

/** A change of state, kept as a row so that the state at any past instant can be told. */
export interface EventRow {
  id: string
  repo_id: string
  item_id: string
  kind: EventKind
  /** Null for a deleted account. */
  actor_id: string | null
  /** Label name, lock reason or close reason, as the kind has it. */
  detail: string | null
  created_at: Instant
}

export interface ItemLabelRow {
  repo_id: string
  item_id: string
  label: string
}

export interface LabelRow {
  id: string
  repo_id: string
  name: string
  color: string
  description: string | null
}

export interface MilestoneRow {
  id: string
  repo_id: string
  number: number
  title: string
  state: 'open' | 'closed'
  created_at: Instant
  due_at: Instant | null
  closed_at: Instant | null
}

export interface ReleaseRow {
  id: string
  repo_id: string
  tag: string
  name: string | null
  url: string
  author_id: string | null
  is_draft: boolean
  is_prerelease: boolean
  created_at: Instant
  published_at: Instant | null
}

/** A part of a repository's history that is known to be missing. */
export interface GapRow {
  id: string
  repo_id: string
  resource: 'issue' | 'pull_request' | 'release'
  from_at: Instant
  to_at: Instant
  reason: string
}

/** Every fact table and the row that it takes. */
export interface Tables {
  actor: ActorRow
  repository: RepositoryRow
  issue: IssueRow
  pull_request: PullRequestRow
  comment: CommentRow
  review: ReviewRow
  review_comment: ReviewCommentRow
  event: EventRow
  item_label: ItemLabelRow
  label: LabelRow
  milestone: MilestoneRow
  release: ReleaseRow
  gap: GapRow
}
export type TableName = keyof Tables

/**
 * Tables whose rows belong to an issue or pull request. They are replaced for the items of a batch,
 * so that what was removed upstream goes here too.
 */
export type ChildTable = 'comment' | 'review' | 'review_comment' | 'event' | 'item_label'

/** Where a resource of a repository stands: the page reached, and up to when it is known to be whole. */
export interface Cursor {
  resource: string
  /** The source's page cursor to go on from; null when the last page has been read. */
  page: string | null
  /** Everything that changed up to this instant has been read; while `page` is set, when that pass began. */
  watermark: Instant | null
}

/** One transaction's worth of work: rows and the cursor that says they have been read. */
export interface Batch {
  repo_id: string
  rows: { [T in TableName]?: Tables[T][] }
  /** Children of these items are whole in `rows`: the stored ones that are not in `rows` are removed. */
  complete_items?: string[]
  /** Rows of these per-repository tables are whole in `rows`: stored ones not in `rows` are removed. */
  complete_tables?: ('label' | 'milestone' | 'release')[]
  cursor?: Cursor
}
