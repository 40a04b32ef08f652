/** Where a collector's batches go: the database itself, or the server that has it open. */
import type { Batch, Cursor } from '../../collectors/model.ts'
import type { KnownRepository } from '../store/open.ts'
import type { Changes } from '../store/writer.ts'

export interface NewEcosystem {
  slug: string
  title: string
  is_simulated: boolean
}

export interface FinishedSync {
  repo_id: string
  /** The source's clock when the sync began. */
  as_of: string
  requests: number
}

/** What a sync needs of a store, which is one. */
export interface Sink {
  /** By owner and name, in any case; null where it isn't known. */
  findRepository(owner: string, name: string): Promise<KnownRepository | null>
  cursors(repoId: string): Promise<Cursor[]>
  /** One batch, rows and cursor, in one transaction. */
  write(batch: Batch): Promise<Changes>
  finishSync(state: FinishedSync): Promise<void>
  addToEcosystem(ecosystem: NewEcosystem, repoIds: string[]): Promise<void>
}
