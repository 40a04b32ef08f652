/** The parts of GitHub's REST answers that are imported. Backups leave keys out whose value is null. */
import { z } from 'zod'
import type { Instant } from '../model.ts'

const plain = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** To the second and in UTC, as GitHub writes it; some tools write fractions or another zone. */
const Time = z.string().transform((text, context): Instant => {
  const time = Date.parse(text)
  if (Number.isNaN(time)) {
    context.addIssue({ code: 'custom', message: 'is not a time' })
    return z.NEVER
  }
  return plain.test(text) ? text : `${new Date(time).toISOString().slice(0, 19)}Z`
})

export const RestUser = z.object({
  login: z.string().min(1),
  node_id: z.string().nullish(),
  type: z.string().nullish(),
  name: z.string().nullish(),
})
export type RestUser = z.infer<typeof RestUser>

const User = RestUser.nullish()

const Label = z.object({
  name: z.string(),
  node_id: z.string().nullish(),
  color: z.string().nullish(),
  description: z.string().nullish(),
})
export type RestLabel = z.infer<typeof Label>

const Milestone = z.object({
  title: z.string(),
  number: z.number().int(),
  node_id: z.string().nullish(),
  state: z.string().nullish(),
  created_at: Time.nullish(),
  due_on: Time.nullish(),
  closed_at: Time.nullish(),
})
export type RestMilestone = z.infer<typeof Milestone>

export const RestRepository = z.object({
  node_id: z.string().nullish(),
  full_name: z.string().regex(/^[^/]+\/[^/]+$/),
  html_url: z.string().nullish(),
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  archived: z.boolean().nullish(),
  fork: z.boolean().nullish(),
  has_issues: z.boolean().nullish(),
  has_discussions: z.boolean().nullish(),
  license: z.object({ spdx_id: z.string().nullish() }).nullish(),
  language: z.string().nullish(),
  topics: z.array(z.string()).nullish(),
  default_branch: z.string().nullish(),
  stargazers_count: z.number().nullish(),
  forks_count: z.number().nullish(),
  // Not watchers_count, which REST fills with the stars.
  subscribers_count: z.number().nullish(),
  created_at: Time,
  updated_at: Time.nullish(),
  pushed_at: Time.nullish(),
})
export type RestRepository = z.infer<typeof RestRepository>

const Item = z.object({
  node_id: z.string().nullish(),
  number: z.number().int().positive(),
  title: z.string(),
  url: z.string().nullish(),
  html_url: z.string().nullish(),
  user: User,
  author_association: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  locked: z.boolean().nullish(),
  labels: z
    .array(z.union([z.string().transform((name): RestLabel => ({ name })), Label]))
    .nullish(),
  milestone: Milestone.nullish(),
  assignees: z.array(RestUser).nullish(),
  reactions: z.record(z.string(), z.unknown()).nullish(),
  created_at: Time,
  updated_at: Time,
  closed_at: Time.nullish(),
})

export const RestIssue = Item.extend({
  state_reason: z.string().nullish(),
  closed_by: User,
  /** Only where issues of several repositories were asked for. */
  repository: RestRepository.nullish().catch(null),
})
export type RestIssue = z.infer<typeof RestIssue>

export const RestPull = Item.extend({
  draft: z.boolean().nullish(),
  merged_at: Time.nullish(),
  merged_by: User,
  merge_commit_sha: z.string().nullish(),
  additions: z.number().nullish(),
  deletions: z.number().nullish(),
  changed_files: z.number().nullish(),
  base: z
    .object({ ref: z.string().nullish(), repo: RestRepository.nullish().catch(null) })
    .nullish(),
})
export type RestPull = z.infer<typeof RestPull>

const Remark = z.object({
  id: z.number().nullish(),
  node_id: z.string().nullish(),
  user: User,
  author_association: z.string().nullish(),
})

export const RestComment = Remark.extend({ created_at: Time })
export type RestComment = z.infer<typeof RestComment>

export const RestReview = Remark.extend({
  state: z
    .string()
    .transform((state) => state.toUpperCase())
    .pipe(z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'])),
  submitted_at: Time.nullish(),
})
export type RestReview = z.infer<typeof RestReview>

export const RestReviewComment = RestComment.extend({
  pull_request_review_id: z.number().nullish(),
  in_reply_to_id: z.number().nullish(),
})
export type RestReviewComment = z.infer<typeof RestReviewComment>

export const RestEvent = z.object({
  id: z.number().nullish(),
  node_id: z.string().nullish(),
  actor: User,
  created_at: Time.nullish(),
  commit_id: z.string().nullish(),
  state_reason: z.string().nullish(),
  lock_reason: z.string().nullish(),
  label: z.object({ name: z.string() }).nullish(),
  milestone: z.object({ title: z.string() }).nullish(),
  assignee: User,
  requested_reviewer: User,
  dismissed_review: z.object({ state: z.string().nullish() }).nullish(),
})
export type RestEvent = z.infer<typeof RestEvent>

/** A commit among a timeline's entries, and as the list of a pull request's commits has it. */
export const RestCommit = z
  .object({
    sha: z.string(),
    committer: z.object({ date: Time.nullish() }).nullish(),
    commit: z.object({ committer: z.object({ date: Time.nullish() }).nullish() }).nullish(),
  })
  .transform(({ commit, committer, sha }) => ({
    sha,
    committed_at: commit?.committer?.date ?? committer?.date ?? null,
  }))
export type RestCommit = z.infer<typeof RestCommit>
