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

/** What an account says of itself, as of one look at it: a source tells the present only. */
export interface ProfileRow {
  actor_id: string
  /** The source's clock at that look. */
  seen_at: Instant
  /** As it is written there; null where it names none. */
  company: string | null
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
  homepage_url?: string | null
  archived_at?: Instant | null
  has_issues?: boolean | null
  has_discussions?: boolean | null
}

/** The source's own totals on one day: their history can't be fetched later. */
export interface RepositorySnapshotRow {
  repo_id: string
  /** `2026-02-28`, by the source's clock. */
  taken_on: string
  stars: number
  forks: number
  watchers: number
  issues: number
  open_issues: number
  pull_requests: number
  open_pull_requests: number
  releases: number
  /** Of all release assets; null where they weren't read whole. */
  downloads: number | null
}

/** A spelling under which a repository was found. */
export interface RepositoryNameRow {
  repo_id: string
  owner: string
  name: string
  first_seen_at: Instant
}

export interface RepositoryTopicRow {
  repo_id: string
  topic: string
}

export interface RepositoryLanguageRow {
  repo_id: string
  language: string
  bytes: number
}

export const communityFileKinds = [
  'readme',
  'contributing',
  'code_of_conduct',
  'governance',
  'security_policy',
  'code_owners',
  'issue_template',
  'change_request_template',
  'funding',
  'citation',
  'licence',
] as const

export interface CommunityFileRow {
  repo_id: string
  kind: (typeof communityFileKinds)[number]
  path: string
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
  merge_commit_oid?: string | null
}

export interface AssigneeRow {
  repo_id: string
  item_id: string
  actor_id: string
}

/** On the opening text of an issue or pull request. */
export interface ReactionRow {
  repo_id: string
  item_id: string
  /** `THUMBS_UP`, `CONFUSED` … as the source names them. */
  content: string
  people: number
}

/** A pull request that says which issue it closes. */
export interface ClosingReferenceRow {
  repo_id: string
  item_id: string
  issue_id: string
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
  'review_requested',
  'review_request_removed',
  'review_dismissed',
  'assigned',
  'unassigned',
  'milestoned',
  'demilestoned',
  'transferred',
  'force_pushed',
  'committed',
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
  /**
   * Label, milestone, lock reason, close reason, login of who was asked (null for a team) or assigned, state that a
   * dismissed review had, or commit, as the kind has it.
   */
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
  /** Markdown. */
  notes: string | null
}

export interface ReleaseAssetRow {
  id: string
  repo_id: string
  release_id: string
  name: string
  bytes: number
  downloads: number
  created_at: Instant
}

export interface TagRow {
  repo_id: string
  name: string
  /** The commit that it names. */
  oid: string
  tagged_at: Instant | null
}

export interface DiscussionRow {
  id: string
  repo_id: string
  number: number
  title: string
  url: string
  author_id: string | null
  author_association: string
  category: string
  is_answerable: boolean
  answer_id: string | null
  answered_at: Instant | null
  answer_chosen_by_id: string | null
  is_locked: boolean
  created_at: Instant
  updated_at: Instant
  closed_at: Instant | null
}

export interface DiscussionCommentRow {
  id: string
  repo_id: string
  /** The discussion. */
  item_id: string
  reply_to_id: string | null
  author_id: string | null
  author_association: string
  created_at: Instant
}

/** A commit of the default branch as GitHub tells it. */
export interface CommitRow {
  repo_id: string
  oid: string
  author_id: string | null
  author_name: string | null
  author_email: string | null
  committer_id: string | null
  authored_at: Instant
  committed_at: Instant
  subject: string
  parent_count: number
  additions: number
  deletions: number
  changed_files: number | null
  pull_request_id: string | null
}

/** A commit of the default branch as git itself tells it. */
export interface GitCommitRow {
  repo_id: string
  oid: string
  author_name: string
  author_email: string
  committer_name: string
  committer_email: string
  authored_at: Instant
  committed_at: Instant
  /** Object names with a blank between. */
  parents: string
  is_merge: boolean
  subject: string
}

export interface GitCoAuthorRow {
  repo_id: string
  oid: string
  email: string
  name: string
}

export const pathClasses = ['code', 'tests', 'docs', 'build', 'ci', 'data'] as const
export type PathClass = (typeof pathClasses)[number]

/** How many of a commit's changed files are of a class. */
export interface GitPathClassRow {
  repo_id: string
  oid: string
  class: PathClass
  files: number
}

export interface GitTagRow {
  repo_id: string
  name: string
  oid: string
  tagged_at: Instant
}

/** What the source doesn't have any more. */
export interface TombstoneRow {
  /** Node id of what is gone. */
  id: string
  repo_id: string
  resource: Resource
  number: number | null
  title: string | null
  created_at: Instant | null
  noticed_at: Instant
  reason: 'deleted' | 'transferred'
  moved_to: string | null
}

/** What is collected of a repository, each with a cursor, a total and gaps of its own. */
export type Resource =
  'issue' | 'pull_request' | 'release' | 'discussion' | 'commit' | 'tag' | 'label' | 'milestone'

/** A part of a repository's history that is known to be missing: a stretch of time, or one item. */
export interface GapRow {
  /** Derived from what is missing, so that the same gap is one row however often it is met. */
  id: string
  repo_id: string
  resource: Resource
  from_at: Instant
  to_at: Instant
  /** One sentence. */
  reason: string
  /** Node id of the one item that is missing or isn't whole; null for a stretch of time. */
  subject_id?: string | null
  expected?: number | null
  fetched?: number | null
  error_class?: string | null
  noticed_at?: Instant | null
}

/** How many the source itself says that there are. */
export interface SourceTotalRow {
  repo_id: string
  resource: Resource
  total: number
}

/** Every fact table and the row that it takes. */
export interface Tables {
  actor: ActorRow
  profile: ProfileRow
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
  repository_snapshot: RepositorySnapshotRow
  repository_name: RepositoryNameRow
  repository_topic: RepositoryTopicRow
  repository_language: RepositoryLanguageRow
  community_file: CommunityFileRow
  assignee: AssigneeRow
  reaction: ReactionRow
  closing_reference: ClosingReferenceRow
  release_asset: ReleaseAssetRow
  tag: TagRow
  discussion: DiscussionRow
  discussion_comment: DiscussionCommentRow
  commit: CommitRow
  git_commit: GitCommitRow
  git_co_author: GitCoAuthorRow
  git_path_class: GitPathClassRow
  git_tag: GitTagRow
  tombstone: TombstoneRow
  source_total: SourceTotalRow
}
export type TableName = keyof Tables

/**
 * Tables whose rows belong to an item: an issue, a pull request or a discussion. They are replaced for the items of a
 * batch, so that what was removed upstream goes here too.
 */
export const childTables = [
  'comment',
  'review',
  'review_comment',
  'event',
  'item_label',
  'assignee',
  'reaction',
  'closing_reference',
  'discussion_comment',
] as const satisfies TableName[]

/** Tables whose rows are a commit's of the history that git tells. */
export const commitTables = [
  'git_commit',
  'git_co_author',
  'git_path_class',
] as const satisfies TableName[]

/** Tables that belong to a repository as a whole and can be replaced as such. */
export const repositoryTables = [
  'label',
  'milestone',
  'release',
  'release_asset',
  'tag',
  'repository_topic',
  'repository_language',
  'community_file',
  'git_tag',
] as const satisfies TableName[]

/** Tables whose key isn't `id`. */
export const compositeKeys: Partial<Record<TableName, string[]>> = {
  profile: ['actor_id', 'seen_at'],
  item_label: ['item_id', 'label'],
  repository_snapshot: ['repo_id', 'taken_on'],
  repository_name: ['repo_id', 'owner', 'name'],
  repository_topic: ['repo_id', 'topic'],
  repository_language: ['repo_id', 'language'],
  community_file: ['repo_id', 'kind', 'path'],
  assignee: ['item_id', 'actor_id'],
  reaction: ['item_id', 'content'],
  closing_reference: ['item_id', 'issue_id'],
  tag: ['repo_id', 'name'],
  commit: ['repo_id', 'oid'],
  git_commit: ['repo_id', 'oid'],
  git_co_author: ['repo_id', 'oid', 'email'],
  git_path_class: ['repo_id', 'oid', 'class'],
  git_tag: ['repo_id', 'name'],
  source_total: ['repo_id', 'resource'],
}

/** Tables whose rows say when something was first seen: a stored row stays as it is. */
export const firstSeenTables: TableName[] = ['repository_name', 'tombstone']

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
  complete_tables?: (typeof repositoryTables)[number][]
  /** Items that are gone from the source, and commits that are: they and all that belongs to them are removed. */
  removed_items?: string[]
  /** Commits that git's history doesn't have any more, with what belongs to them; `all` before it is read anew. */
  removed_commits?: string[] | 'all'
  /** Gaps that are closed by this batch. */
  closed_gaps?: string[]
  cursor?: Cursor
  /** How many items a query may ask for at once, to be remembered. */
  page_sizes?: { query: string; size: number }[]
}
