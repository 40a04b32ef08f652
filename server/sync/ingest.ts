/** The calls of a sink as messages, between a command and the server that has the database open. */
import { z } from 'zod'
import { repositoryTables, type Batch, type GapRow } from '../../collectors/model.ts'
import { annotationKinds } from '../annotations/annotation.ts'
import { SyncProgress } from './progress.ts'
import { runOutcomes, runSources } from './sink.ts'

/** The path below the server's address, and the header that shows the secret. */
export const ingestPath = '/api/v1/ingest'
export const secretHeader = 'x-lichen-secret'

const Cursor = z.object({
  resource: z.string().min(1),
  page: z.string().nullable(),
  watermark: z.iso.datetime().nullable(),
})

/** A row's columns are the database's to check: it knows their types, and refuses what a column can't be. */
const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

const BatchShape = z.object({
  repo_id: z.string().min(1),
  /** By table; the database refuses one that it doesn't have. */
  rows: z.record(z.string().regex(/^[a-z_]+$/), z.array(Row)),
  complete_items: z.array(z.string()).optional(),
  complete_tables: z.array(z.enum(repositoryTables)).optional(),
  removed_items: z.array(z.string()).optional(),
  removed_commits: z.union([z.literal('all'), z.array(z.string())]).optional(),
  closed_gaps: z.array(z.string()).optional(),
  page_sizes: z
    .array(z.object({ query: z.string().min(1), size: z.number().int().positive() }))
    .optional(),
  cursor: Cursor.optional(),
})

const Run = z.object({
  id: z.string().min(1),
  source: z.enum(runSources),
  repo_id: z.string().nullable(),
  repository: z.string().min(1),
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
  outcome: z.enum(runOutcomes),
  error_class: z.string().nullable(),
  message: z.string().nullable(),
  hint: z.string().nullable(),
  requests: z.number().int().nonnegative(),
  inserted: z.number().int().nonnegative(),
  updated: z.number().int().nonnegative(),
  deleted: z.number().int().nonnegative(),
})

const Annotation = z.object({
  id: z.string().min(1),
  scope: z.string().nullable(),
  kind: z.enum(annotationKinds),
  from_at: z.iso.datetime(),
  to_at: z.iso.datetime().nullable(),
  title: z.string(),
  url: z.string().nullable(),
})

const BatchMessage = z.custom<Batch>((value) => BatchShape.safeParse(value).success)

export const IngestCall = z.discriminatedUnion('call', [
  z.object({ call: z.literal('findRepository'), owner: z.string(), name: z.string() }),
  z.object({ call: z.literal('cursors'), repo_id: z.string() }),
  z.object({ call: z.literal('pageSizes'), repo_id: z.string() }),
  z.object({ call: z.literal('gaps'), repo_id: z.string() }),
  z.object({ call: z.literal('collected') }),
  z.object({ call: z.literal('storedCounts'), repo_id: z.string() }),
  z.object({
    call: z.literal('storedItems'),
    repo_id: z.string(),
    resource: z.enum(['issue', 'pull_request', 'discussion']),
  }),
  z.object({
    call: z.literal('storedIds'),
    repo_id: z.string(),
    resource: z.enum(['discussion', 'commit']),
  }),
  z.object({ call: z.literal('countGitCommits'), repo_id: z.string() }),
  z.object({ call: z.literal('recordRun'), run: Run }),
  z.object({ call: z.literal('putAnnotations'), rows: z.array(Annotation) }),
  z.object({ call: z.literal('removeAnnotations'), ids: z.array(z.string()) }),
  z.object({
    call: z.literal('setFields'),
    repo_id: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
  z.object({ call: z.literal('progress'), progress: SyncProgress }),
  z.object({ call: z.literal('write'), batch: BatchMessage }),
  z.object({
    call: z.literal('finishSync'),
    state: z.object({
      repo_id: z.string().min(1),
      as_of: z.iso.datetime(),
      requests: z.number().int().nonnegative(),
    }),
  }),
  z.object({
    call: z.literal('addToEcosystem'),
    ecosystem: z.object({
      slug: z.string().min(1),
      title: z.string().min(1),
      is_simulated: z.boolean(),
      is_from_file: z.boolean().optional(),
    }),
    repo_ids: z.array(z.string()),
  }),
  z.object({ call: z.literal('filedMembers'), slug: z.string() }),
  z.object({
    call: z.literal('leaveEcosystem'),
    slug: z.string(),
    repo_ids: z.array(z.string()),
  }),
])
export type IngestCall = z.infer<typeof IngestCall>

/** What comes back: `{ result }`, by the call's name. */
export const ingestResults = {
  findRepository: z
    .object({ id: z.string(), owner: z.string(), name: z.string(), as_of: z.string().nullable() })
    .nullable(),
  cursors: z.array(Cursor),
  pageSizes: z.record(z.string(), z.number()),
  gaps: z.array(z.custom<GapRow>((value) => typeof value === 'object' && value !== null)),
  collected: z.array(
    z.object({
      repo_id: z.string(),
      owner: z.string(),
      name: z.string(),
      as_of: z.string(),
      is_archived: z.boolean(),
      pushed_at: z.string().nullable(),
      issues: z.number(),
      pull_requests: z.number(),
      releases: z.number(),
      discussions: z.number(),
    }),
  ),
  storedCounts: z.object({ issue: z.number(), pull_request: z.number(), discussion: z.number() }),
  storedItems: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      title: z.string(),
      created_at: z.string(),
      author_association: z.string(),
      author_id: z.string().nullable(),
    }),
  ),
  storedIds: z.array(z.string()),
  countGitCommits: z.number(),
  recordRun: z.null(),
  setFields: z.null(),
  putAnnotations: z.null(),
  removeAnnotations: z.number(),
  progress: z.object({ cancel: z.boolean() }),
  write: z.object({ inserted: z.number(), updated: z.number(), deleted: z.number() }),
  finishSync: z.null(),
  addToEcosystem: z.null(),
  filedMembers: z.array(
    z.object({ repo_id: z.string(), name: z.string(), names: z.array(z.string()) }),
  ),
  leaveEcosystem: z.null(),
}
