/** How far a sync is: the shape in which the collecting process tells it, the server keeps it and the page shows it. */
import { z } from '@hono/zod-openapi'
import { orNull } from '../routes/schemas.ts'

/** The collecting process says at least this often that it is still there, in milliseconds. */
export const heartbeatMs = 5000

export const waitingReasons = ['points', 'secondary-limit', 'response-time', 'retry'] as const

const CurrentRepository = z.object({
  run_id: z.string(),
  repository: z.string().openapi({ example: 'owner/name' }),
  phase: z.string().nullable().openapi({ description: 'issues, pull requests, changes …' }),
  done: z.number().int().openapi({ description: 'Items of the phase that this run has read' }),
  total: z.number().int().openapi({ description: 'Items that the phase has in all' }),
  seconds_left: z.number().nullable().openapi({
    description: 'Of this repository, extrapolated; null while that cannot be told',
  }),
})

const Failure = z.object({
  repository: z.string(),
  error_class: z.string(),
  message: z.string(),
  hint: z.string(),
})

export const Budget = z
  .object({ remaining: z.number().int(), limit: z.number().int(), reset_at: z.string() })
  .openapi('Budget', { description: 'Points of the token, from the last answer of the source' })

export const SyncProgress = z
  .object({
    pid: z.number().int().openapi({ description: 'The collecting process' }),
    state: z.enum(['starting', 'running', 'finished', 'cancelled', 'interrupted']),
    started_at: z.string(),
    finished_at: z.string().nullable(),
    message: z.string().nullable().openapi({ description: 'Why it ended before it began' }),
    total: z.number().int().openapi({ description: 'Repositories to collect' }),
    complete: z.number().int(),
    with_gaps: z.number().int(),
    failed: z.number().int(),
    failures: z.array(Failure).openapi({ description: 'The latest 20' }),
    current: CurrentRepository.nullable(),
    waiting: z
      .object({ reason: z.enum(waitingReasons), until: z.string() })
      .nullable()
      .openapi({ description: 'Why nothing is asked just now, and until when' }),
    requests: z.number().int(),
    budget: orNull(Budget).openapi({ description: 'Null: no limit, or nothing asked yet' }),
  })
  .openapi('SyncProgress')
export type SyncProgress = z.infer<typeof SyncProgress>

/** Whether it may still change by itself. */
export const isActive = (progress: SyncProgress): boolean =>
  progress.state === 'starting' || progress.state === 'running'

/** A sync of which nothing is known yet but its process. @param now this machine's clock, ISO 8601 */
export const newProgress = (
  pid: number,
  state: 'starting' | 'running',
  now: string,
): SyncProgress => ({
  pid,
  state,
  started_at: now,
  finished_at: null,
  message: null,
  total: 0,
  complete: 0,
  with_gaps: 0,
  failed: 0,
  failures: [],
  current: null,
  waiting: null,
  requests: 0,
  budget: null,
})
