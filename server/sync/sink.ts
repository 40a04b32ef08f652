/** Where a collector's batches go: the database itself, or the server that has it open. */
import type { Batch, Cursor, GapRow, Resource } from '../../collectors/model.ts'
import type { AnnotationRow } from '../annotations/annotation.ts'
import type { Known } from '../../collectors/github/probe.ts'
import type { StoredItem } from '../../collectors/github/reconcile.ts'
import type { KnownRepository } from '../store/open.ts'
import type { Changes } from '../store/writer.ts'

export interface NewEcosystem {
  slug: string
  title: string
  is_simulated: boolean
  /** Whether a file defines it: its title replaces the one that is stored, and what it doesn't name any more leaves. */
  is_from_file?: boolean | undefined
}

/** A repository that a file has put into an ecosystem. */
export interface FiledMember {
  repo_id: string
  /** `owner/name` as it is spelled now. */
  name: string
  /** All names under which it was ever found or asked for, in lower case. */
  names: string[]
}

export interface FinishedSync {
  repo_id: string
  /** The source's clock when the sync began. */
  as_of: string
  requests: number
}

export const runOutcomes = ['running', 'complete', 'with_gaps', 'failed', 'cancelled'] as const

/** What a run reads: GitHub, a history with git, or files. */
export const runSources = ['github', 'git', 'import'] as const
export type RunSource = (typeof runSources)[number]

/** One attempt at a repository, for the status page. */
export interface SyncRun {
  id: string
  source: RunSource
  /** Null where the repository was never found. */
  repo_id: string | null
  /** `owner/name` as it was asked for. */
  repository: string
  /** This machine's clock. */
  started_at: string
  finished_at: string | null
  outcome: (typeof runOutcomes)[number]
  error_class: string | null
  message: string | null
  hint: string | null
  requests: number
  inserted: number
  updated: number
  deleted: number
}

export interface StoredCounts {
  issue: number
  pull_request: number
  discussion: number
}

/** What a sync needs of a store, which is one. */
export interface Sink {
  /** By owner and name, in any case; null where it isn't known. */
  findRepository(owner: string, name: string): Promise<KnownRepository | null>
  cursors(repoId: string): Promise<Cursor[]>
  /** Items a question may ask for at once, by the query's name, as batches have said. */
  pageSizes(repoId: string): Promise<Record<string, number>>
  /** Known gaps, so that they can be asked for again. */
  gaps(repoId: string): Promise<GapRow[]>
  /** Repositories that were collected whole, without gaps, and whose lists have been read within a week. */
  collected(): Promise<Known[]>
  /** How many are stored. */
  storedCounts(repoId: string): Promise<StoredCounts>
  /** Every stored item of a kind. */
  storedItems(
    repoId: string,
    resource: Extract<Resource, 'issue' | 'pull_request' | 'discussion'>,
  ): Promise<StoredItem[]>
  /** Node ids of all stored discussions, or names of all stored commits. */
  storedIds(repoId: string, resource: 'discussion' | 'commit'): Promise<string[]>
  /** Stored commits of the history that git tells. */
  countGitCommits(repoId: string): Promise<number>
  /** One batch, rows and cursor, in one transaction. */
  write(batch: Batch): Promise<Changes>
  finishSync(state: FinishedSync): Promise<void>
  /** Written when a run begins and again when it ends. */
  recordRun(run: SyncRun): Promise<void>
  addToEcosystem(ecosystem: NewEcosystem, repoIds: string[]): Promise<void>
  filedMembers(slug: string): Promise<FiledMember[]>
  /** What is stored of them stays. */
  leaveEcosystem(slug: string, repoIds: string[]): Promise<void>
  /** The user's own fields of a repository, which replace those that it had. */
  setFields(repoId: string, fields: Record<string, string>): Promise<void>
  /** Each over the one that has its id. */
  putAnnotations(rows: AnnotationRow[]): Promise<void>
  /** @returns how many there were */
  removeAnnotations(ids: string[]): Promise<number>
}
