/** `/sync`: starts and cancels the server's own sync, and tells everyone who listens how far it is. */
import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { AppError } from '../errors.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { newRouter } from '../http/router.ts'
import type { LiveSync } from '../sync/live.ts'
import type { SyncProgress } from '../sync/progress.ts'
import type { SyncRunner } from '../sync/runner.ts'
import type { Schedule } from '../sync/schedule.ts'
import { parseName } from '../sync/wanted.ts'
import { failure } from './questions.ts'
import { ErrorAnswer } from './schemas.ts'

export interface SyncDeps {
  live: LiveSync
  /** Missing where the server only shows what others collect. */
  runner?: SyncRunner | undefined
  schedule?: Schedule | undefined
  guard: GuardOptions
}

const tags = ['Sync']
const Accepted = z.object({ accepted: z.literal(true) }).openapi('Accepted')

const failures = {
  400: failure('The question is not valid'),
  403: failure('Asked from elsewhere, or without the admin token where one is needed'),
  409: failure('A sync is running already, or none is, or there is nothing to ask with'),
}

const startRoute = createRoute({
  method: 'post',
  path: '/sync',
  tags,
  summary: 'Collects what has changed, of some repositories or of all',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            repositories: z
              .array(z.string())
              .max(1000)
              .optional()
              .openapi({ example: ['owner/name'] }),
          }),
        },
      },
    },
  },
  responses: {
    202: { description: 'It begins', content: { 'application/json': { schema: Accepted } } },
    ...failures,
  },
})

const tokenRoute = createRoute({
  method: 'put',
  path: '/sync/token',
  tags,
  summary:
    'Takes a GitHub token for the syncs of this server, after asking GitHub whether it is one',
  description: 'It is kept in memory until the server ends, and is in no answer, file or log.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            token: z.string().max(300).openapi({ example: 'ghp_example' }),
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'It is taken', content: { 'application/json': { schema: Accepted } } },
    401: failure('It is no token, or GitHub refuses it'),
    ...failures,
    502: failure('GitHub could not be asked'),
  },
})

const cancelRoute = createRoute({
  method: 'delete',
  path: '/sync',
  tags,
  summary: 'Cancels the running sync; what it has collected stays',
  responses: {
    202: {
      description: 'It is told to stop',
      content: { 'application/json': { schema: Accepted } },
    },
    ...failures,
  },
})

const eventsPath = {
  method: 'get',
  path: '/sync/events',
  tags,
  summary: 'Server-sent events named progress: a SyncProgress at once and at every change, or null',
  responses: {
    200: {
      description: 'A stream',
      content: {
        'text/event-stream': {
          schema: z.string(),
          // What comes first where nothing has been collected since the server was started.
          example: 'event: progress\ndata: null\n\n',
        },
      },
    },
    default: { description: 'An error', content: { 'application/json': { schema: ErrorAnswer } } },
  },
} as const

/** A connection that says nothing for long is cut by proxies. */
const beatMs = 15_000

function runnerOf({ runner }: SyncDeps): SyncRunner {
  if (runner !== undefined) return runner
  throw new AppError(
    'no-runner',
    'This server does not collect.',
    'Collect with lichen collect, or start it with lichen serve.',
    409,
  )
}

/** Events that come faster than the client takes them are left out but for the latest. */
function latestOnly(write: (progress: SyncProgress | null) => Promise<void>) {
  let next: { progress: SyncProgress | null } | null = null
  let isWriting = false
  return async (progress: SyncProgress | null): Promise<void> => {
    next = { progress }
    if (isWriting) return
    isWriting = true
    try {
      while (next !== null) {
        const { progress: one }: { progress: SyncProgress | null } = next
        next = null
        await write(one)
      }
    } finally {
      isWriting = false
    }
  }
}

export const syncRoutes = (deps: SyncDeps) => {
  const router = newRouter()
  router.openAPIRegistry.registerPath(eventsPath)
  router.get('/sync/events', (c) => {
    c.header('Cache-Control', 'no-store')
    // Some proxies collect an answer before they pass it on, unless they are told.
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      const write = latestOnly((progress) =>
        stream.writeSSE({ event: 'progress', data: JSON.stringify(progress) }),
      )
      const beat = setInterval(() => void stream.write(': still here\n\n'), beatMs)
      await new Promise<void>((resolve) => {
        const stop = deps.live.listen((progress) => void write(progress), resolve)
        stream.onAbort(() => {
          stop()
          resolve()
        })
      })
      clearInterval(beat)
    })
  })
  router.on(['POST', 'DELETE'], '/sync', guard(deps.guard))
  router.on(['PUT'], '/sync/token', guard(deps.guard))
  return router
    .openapi(startRoute, async (c) => {
      const { repositories = [] } = c.req.valid('json')
      for (const name of repositories) parseName(name)
      await runnerOf(deps).start(repositories)
      return c.json({ accepted: true as const }, 202)
    })
    .openapi(tokenRoute, async (c) => {
      await runnerOf(deps).useToken(c.req.valid('json').token)
      return c.json({ accepted: true as const }, 200)
    })
    .openapi(cancelRoute, (c) => {
      runnerOf(deps).cancel()
      return c.json({ accepted: true as const }, 202)
    })
}
