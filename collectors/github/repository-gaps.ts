/** Rows that say which list of a repository could not be read whole. */
import type { GapRow, Instant, Resource } from '../model.ts'

export interface ListCheck {
  repoId: string
  resource: Resource
  /** How many the source says there are, and how many it handed out. */
  expected: number
  fetched: number
  /** When the repository began, and the source's clock now: an entry that is missing may be of any time in between. */
  createdAt: Instant
  asOf: Instant
}

/** @returns the id of the gap that a repository's list may have, so that it is one row however often it is met */
export const listGapId = (repoId: string, resource: Resource): string => `gap:${repoId}:${resource}`

const nouns: Record<Resource, string> = {
  issue: 'issues',
  pull_request: 'pull requests',
  release: 'releases',
  discussion: 'discussions',
  commit: 'commits',
  tag: 'tags',
  label: 'labels',
  milestone: 'milestones',
}

/** The gap of a list whose numbers differ; null where they are equal, and a known gap is to be closed. */
export function listGap(check: ListCheck): GapRow | null {
  const { asOf, createdAt, expected, fetched, repoId, resource } = check
  if (expected === fetched) return null
  return {
    id: listGapId(repoId, resource),
    repo_id: repoId,
    resource,
    from_at: createdAt,
    to_at: asOf,
    reason: `The ${nouns[resource]} of the repository could not be read whole: ${fetched} of ${expected} were handed out.`,
    subject_id: null,
    expected,
    fetched,
    error_class: 'partial',
    noticed_at: asOf,
  }
}
