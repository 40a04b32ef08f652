/** The calls of a sink as messages, between a command and the server that has the database open. */
import { z } from 'zod'
import type { Batch, TableName } from '../../collectors/model.ts'

/** The path below the server's address, and the header that shows the secret. */
export const ingestPath = '/api/v1/ingest'
export const secretHeader = 'x-lichen-secret'

const tables = [
  'actor',
  'repository',
  'issue',
  'pull_request',
  'comment',
  'review',
  'review_comment',
  'event',
  'item_label',
  'label',
  'milestone',
  'release',
  'gap',
] as const satisfies TableName[]

const Cursor = z.object({
  resource: z.string().min(1),
  page: z.string().nullable(),
  watermark: z.iso.datetime().nullable(),
})

/** A row's columns are the database's to check: it knows their types, and refuses what a column can't be. */
const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

const BatchShape = z.object({
  repo_id: z.string().min(1),
  rows: z.partialRecord(z.enum(tables), z.array(Row)),
  complete_items: z.array(z.string()).optional(),
  complete_tables: z.array(z.enum(['label', 'milestone', 'release'])).optional(),
  cursor: Cursor.optional(),
})

const BatchMessage = z.custom<Batch>((value) => BatchShape.safeParse(value).success)

export const IngestCall = z.discriminatedUnion('call', [
  z.object({ call: z.literal('findRepository'), owner: z.string(), name: z.string() }),
  z.object({ call: z.literal('cursors'), repo_id: z.string() }),
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
    }),
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
  write: z.object({ inserted: z.number(), updated: z.number(), deleted: z.number() }),
  finishSync: z.null(),
  addToEcosystem: z.null(),
}
