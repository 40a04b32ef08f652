/** The parts of GitHub's REST answers that the loaders read. A key whose value is null may be absent. */
import type { AccountType } from '../../collectors/model.ts'

type Maybe<T> = T | null | undefined

export interface RestUser {
  login: string
  id?: number
  node_id?: string
  type?: AccountType
  name?: string | null
}

export interface RestLabel {
  name: string
  node_id?: string
  color?: string
  description?: string | null
}

export interface RestMilestone {
  title: string
  node_id?: string
  number?: number
  description?: string | null
  state?: string
  creator?: RestUser | null
  created_at?: string
  updated_at?: string
  due_on?: string | null
  closed_at?: string | null
}

export interface RestRepository {
  id: number
  node_id: string
  full_name: string
  owner: RestUser
  html_url: string
  description?: string | null
  archived?: boolean
  fork?: boolean
  license?: { spdx_id?: string | null } | null
  language?: string | null
  default_branch?: string | null
  stargazers_count?: number
  forks_count?: number
  /** Not `watchers_count`, which REST fills with the stars. */
  subscribers_count?: number
  created_at: string
  updated_at: string
  pushed_at?: string | null
}

export interface RestItem {
  id: number
  node_id: string
  number: number
  html_url: string
  title: string
  body?: string | null
  user?: RestUser | null
  author_association?: string
  state: string
  locked?: boolean
  active_lock_reason?: string | null
  labels?: RestLabel[]
  milestone?: RestMilestone | null
  assignees?: RestUser[]
  /** By REST's word for each, and `total_count` and `url` besides. */
  reactions?: Record<string, number | string>
  created_at: string
  updated_at: string
  closed_at?: string | null
}

export interface RestIssue extends RestItem {
  state_reason?: string | null
  closed_by?: RestUser | null
  /** Present when the "issue" is a pull request. */
  pull_request?: unknown
}

export interface RestPull extends RestItem {
  draft?: boolean
  merged_at?: string | null
  merged_by?: RestUser | null
  /** Of an open one too, where it is a trial. */
  merge_commit_sha?: string | null
  additions?: number
  deletions?: number
  changed_files?: number
  base?: { ref: string; repo?: RestRepository | null }
  head?: { ref: string }
}

export interface RestRemark {
  id: number
  node_id?: string
  user?: RestUser | null
  author_association?: string
  body?: string | null
  html_url?: string
  created_at?: string | null
  updated_at?: string | null
}

export interface RestReview extends RestRemark {
  state?: string
  submitted_at?: string | null
}

export interface RestReviewComment extends RestRemark {
  pull_request_review_id?: number | null
  in_reply_to_id?: number | null
  path?: string
  diff_hunk?: string
}

interface RestSignature {
  date: string
}

/** A timeline entry; comments, reviews and commits are among them. */
export interface RestEvent extends RestReview {
  event: string
  actor?: RestUser | null
  state_reason?: string | null
  lock_reason?: string | null
  label?: RestLabel
  milestone?: { title: string }
  rename?: { from: string; to: string }
  assignee?: RestUser | null
  requested_reviewer?: RestUser | null
  requested_team?: { name: string; slug: string; node_id?: string }
  dismissed_review?: { state: string; review_id: number; dismissal_message?: Maybe<string> }
  sha?: string
  /** Of a forced push: the commit that is the newest now. */
  commit_id?: string | null
  message?: string
  author?: RestSignature
  committer?: RestSignature
}
