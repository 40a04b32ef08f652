/** What the files lack of an item, by the numbers that the item itself gives. */
import type { GapRow, Instant } from '../model.ts'
import type { Thread } from './thread.ts'

/** Gaps that imports have found: the next import closes those that it doesn't find again. */
export const isImportGap = (id: string): boolean => id.startsWith('import:gap:')

/** `3 of 5 comments`; null where all are there or the item doesn't say how many. */
function shortOf(found: number, expected: number | null, noun: string): string | null {
  return expected === null || found >= expected ? null : `${found} of ${expected} ${noun}`
}

export function gapOf(
  thread: Thread,
  given: { repo_id: string; item_id: string; noticed_at: Instant },
): GapRow | null {
  const { comments, expected, hasEvents, kind, rest, reviewComments } = thread
  const lacks = [
    shortOf(comments.length, expected.comments, 'comments'),
    shortOf(reviewComments.length, expected.reviewComments, 'review comments'),
    hasEvents ? null : 'no timeline',
  ].filter((one) => one !== null)
  if (lacks.length === 0) return null
  const { item_id, noticed_at, repo_id } = given
  const name = kind === 'issue' ? 'issue' : 'pull request'
  return {
    id: `import:gap:${item_id}`,
    repo_id,
    resource: kind,
    from_at: rest.created_at,
    to_at: secondAfter(rest.created_at),
    reason: `The imported files have ${lacks.join(' and ')} of ${name} ${rest.number}.`,
    subject_id: item_id,
    ...countsOf(thread),
    error_class: 'partial',
    noticed_at,
  }
}

/** Of those lists of which the item says how long they are; null where it says so of none. */
function countsOf({ comments, expected, reviewComments }: Thread) {
  const known = [
    { expected: expected.comments, fetched: comments.length },
    { expected: expected.reviewComments, fetched: reviewComments.length },
  ].filter((one) => one.expected !== null)
  if (known.length === 0) return { expected: null, fetched: null }
  return {
    expected: known.reduce((sum, one) => sum + (one.expected ?? 0), 0),
    fetched: known.reduce((sum, one) => sum + one.fetched, 0),
  }
}

const secondAfter = (at: Instant): Instant =>
  `${new Date(Date.parse(at) + 1000).toISOString().slice(0, 19)}Z`
