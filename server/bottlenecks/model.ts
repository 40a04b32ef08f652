/** The words of the bottlenecks: stages, whose turn it is, what to do next; and from when on a wait is stuck. */

/** In the order in which an item goes through them; an issue knows neither review nor release. */
export const stages = ['first_response', 'review', 'author', 'decision', 'release'] as const
export type Stage = (typeof stages)[number]

/** An item that is open waits in one of these; release comes after its merge. */
export const openStages = stages.filter((stage) => stage !== 'release')

/** `nobody`: no one was asked, assigned or has reviewed, or the account of whoever wrote it is gone. */
export const waitedFor = ['reviewers', 'author', 'maintainers', 'nobody'] as const
export type WaitedFor = (typeof waitedFor)[number]

export const itemKinds = ['change_request', 'issue'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Whoever waits as long as this in one stage is stuck. */
export const stuckDays = 30

/** How far back the time spent, decisions and reviews are counted, where a question doesn't say. */
export const usualDays = 90

/** What a maintainer can do about a wait, those first that cost least and move most. */
export const actions = [
  'decide',
  'review',
  'find_reviewer',
  'answer',
  'release',
  'share_reviews',
  'ask_author',
] as const
export type Action = (typeof actions)[number]

/** Why it is to be done. */
export const causes = [
  'approved',
  'asked_review',
  'unasked_review',
  'asked_unanswered',
  'unanswered_request',
  'assigned_unanswered',
  'unanswered_issue',
  'open_word',
  'quiet_author',
  'gone_author',
  'unreleased',
  'one_reviewer',
] as const
export type Cause = (typeof causes)[number]
