/** Rows that say which list of a repository could not be read whole. */
import type { GapRow, Instant, Resource } from '../model.ts'
import { secondAfter } from './gaps.ts'
import type { Holder } from './list-pages.ts'

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

export const assetGapId = (repoId: string): string => `${listGapId(repoId, 'release')}:assets`

/** How many entries several lists should have, and how many they have. */
export function countsOf(torn: Holder[]): { expected: number; fetched: number } {
  return {
    expected: torn.reduce((sum, { list }) => sum + list.count, 0),
    fetched: torn.reduce((sum, { list }) => sum + list.nodes.length, 0),
  }
}

/**
 * The gap of the assets of all releases together; null where none of them is torn. The releases themselves are there, so
 * a second stands for it.
 */
export function assetGap(
  repoId: string,
  releases: { id: string; createdAt: Instant }[],
  torn: Holder[],
  asOf: Instant,
): GapRow | null {
  const affected = new Set(torn.map(({ id }) => id))
  const times = releases.filter(({ id }) => affected.has(id)).map(({ createdAt }) => createdAt)
  const from = times.toSorted()[0]
  if (from === undefined) return null
  return {
    id: assetGapId(repoId),
    repo_id: repoId,
    resource: 'release',
    from_at: from,
    to_at: secondAfter(from),
    reason: `The assets of ${torn.length} of the releases could not be read whole.`,
    subject_id: null,
    ...countsOf(torn),
    error_class: 'partial',
    noticed_at: asOf,
  }
}
