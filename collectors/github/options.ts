/** What a caller of the collector gives, and what it hears while a repository is collected. */
import type { Cursor, GapRow } from '../model.ts'
import type { Budget } from './client.ts'
import type { ItemResource } from './item-pass.ts'
import type { LookedUp } from './look-up.ts'
import type { PageSizes } from './page-sizes.ts'
import type { StoredItem } from './reconcile.ts'
import type { Run } from './run.ts'

export interface Progress {
  phase: 'issues' | 'pull requests' | 'changes' | 'discussions' | 'commits'
  /** Items of this phase that this run has read. */
  done: number
  /** Items that the phase has in all; an earlier run may have read some of them. */
  total: number
  /** Items of all phases that are still to be read; null where an earlier run read an unknown part. */
  left: number | null
  requests: number
  budget: Budget | null
}

export interface CollectOptions {
  owner: string
  name: string
  /** The node id under which a repository of this name is stored; null where none is. */
  knownId: string | null
  /** Where the repository with a node id stands. A renamed one is known by its id only. */
  cursorsOf: (repoId: string) => Promise<Cursor[]>
  /** How much could be asked for at once in earlier runs, by the query's name. */
  pageSizesOf: (repoId: string) => Promise<Record<string, number>>
  gapsOf: (repoId: string) => Promise<GapRow[]>
  storedCounts: (repoId: string) => Promise<Record<ItemResource | 'discussion', number>>
  storedItems: (repoId: string, resource: ItemResource | 'discussion') => Promise<StoredItem[]>
  /** Node ids of the stored discussions, or names of the stored commits. */
  storedIds: (repoId: string, resource: 'discussion' | 'commit') => Promise<string[]>
  onProgress?: ((progress: Progress) => void) | undefined
  /** For tests: small pages make every list run over. */
  pageSizes?: Partial<PageSizes> | undefined
}

export const cursorOf = (cursors: Cursor[], resource: string): Cursor | undefined =>
  cursors.find((cursor) => cursor.resource === resource)

export function reporter({ client }: Run, { onProgress }: CollectOptions) {
  return (progress: Pick<Progress, 'phase' | 'done' | 'total' | 'left'>): void =>
    onProgress?.({ ...progress, requests: client.requests, budget: client.budget })
}

/** How many the source said that there are when the run began. */
export const totalsOf = (found: LookedUp): Record<ItemResource | 'discussion', number> => ({
  issue: found.allIssues.totalCount,
  pull_request: found.allPullRequests.totalCount,
  discussion: found.allDiscussions.totalCount,
})
