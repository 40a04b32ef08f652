/** What every step of collecting one repository needs. */
import type { Batch, GapRow, Instant } from '../model.ts'
import type { AdaptivePages } from './adaptive.ts'
import type { GithubClient } from './client.ts'
import type { PageSizes } from './page-sizes.ts'

export interface Run {
  client: GithubClient
  /** The most that is asked for at once. */
  sizes: PageSizes
  pages: AdaptivePages
  repoId: string
  /** The source's clock when the run began. */
  asOf: Instant
  /** Gaps that were known when the run began. */
  gaps: GapRow[]
}

/** A batch with what has been learnt about page sizes. */
export function learnt(run: Run, batch: Batch): Batch {
  const changed = run.pages.takeChanged()
  return changed.length === 0 ? batch : { ...batch, page_sizes: changed }
}
