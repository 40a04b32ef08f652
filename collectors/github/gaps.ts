/** Turns what could not be read into rows that say so, and finds the known gaps that a batch fills. */
import type { GapRow, Instant, Resource } from '../model.ts'
import type { SourceError } from './errors.ts'
import type { Hole } from './children.ts'
import type { Run } from './run.ts'

/** What a source still tells of an item that it does not hand out. */
export interface ItemMark {
  __typename: 'Issue' | 'PullRequest'
  id: string
  number: number
  createdAt: Instant
}

const resourceOf = (mark: ItemMark): Resource =>
  mark.__typename === 'Issue' ? 'issue' : 'pull_request'

/** @returns e.g. `issue 12` */
export const nameOf = (mark: ItemMark): string =>
  `${mark.__typename === 'Issue' ? 'issue' : 'pull request'} ${mark.number}`

/** An item has no length in time: a second stands for it. */
export const secondAfter = (instant: Instant): Instant =>
  `${new Date(Date.parse(instant) + 1000).toISOString().slice(0, 19)}Z`

function itemGap(run: Run, mark: ItemMark, part: string): Omit<GapRow, 'reason'> {
  return {
    id: `gap:${mark.id}:${part}`,
    repo_id: run.repoId,
    resource: resourceOf(mark),
    from_at: mark.createdAt,
    to_at: secondAfter(mark.createdAt),
    subject_id: mark.id,
    noticed_at: run.asOf,
  }
}

/** An item that could not be read even alone. */
export function missingItem(run: Run, mark: ItemMark, error: SourceError): GapRow {
  return {
    ...itemGap(run, mark, 'item'),
    reason: `The ${nameOf(mark)} could not be read: ${error.message}`,
    expected: null,
    fetched: null,
    error_class: error.kind,
  }
}

/** A list within an item that is shorter or longer than the source says itself. */
export function incompleteList(run: Run, hole: Hole): GapRow {
  return {
    ...itemGap(run, hole.item, hole.noun.replaceAll(' ', '-')),
    reason: `The ${hole.noun} of ${nameOf(hole.item)} could not be read whole: ${hole.reason}.`,
    expected: hole.expected,
    fetched: hole.fetched,
    error_class: hole.kind,
  }
}

/** Ids of the known gaps that items fill, apart from those that are met again. */
export function filledGaps(run: Run, items: { id: string }[], fresh: GapRow[]): string[] {
  const read = new Set(items.map((item) => item.id))
  const open = new Set(fresh.map((gap) => gap.id))
  return run.gaps
    .filter((gap) => gap.subject_id != null && read.has(gap.subject_id) && !open.has(gap.id))
    .map((gap) => gap.id)
}

/** Items that are to be asked for again because something of them was missing. */
export const subjects = (gaps: GapRow[]): string[] => [
  ...new Set(gaps.flatMap((gap) => gap.subject_id ?? [])),
]
