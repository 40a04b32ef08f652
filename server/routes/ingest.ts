/** `POST /ingest`: how a command of this machine writes while the server has the database open. Not part of the public API. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../errors.ts'
import { IngestCall, secretHeader } from '../sync/ingest.ts'
import type { LiveSync } from '../sync/live.ts'
import type { Sink } from '../sync/sink.ts'

/** A batch is a page of items, some hundred kilobytes; more than this is no batch of ours. */
const maxBytes = 64 * 1024 * 1024

interface IngestDeps {
  store: Sink
  live: LiveSync
}

/** Digests are of equal length whatever was sent, so that the time it takes tells nothing of the secret. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

async function answer({ live, store: sink }: IngestDeps, call: IngestCall): Promise<unknown> {
  switch (call.call) {
    case 'findRepository':
      return sink.findRepository(call.owner, call.name)
    case 'cursors':
      return sink.cursors(call.repo_id)
    case 'pageSizes':
      return sink.pageSizes(call.repo_id)
    case 'gaps':
      return sink.gaps(call.repo_id)
    case 'collected':
      return sink.collected()
    case 'storedCounts':
      return sink.storedCounts(call.repo_id)
    case 'storedItems':
      return sink.storedItems(call.repo_id, call.resource)
    case 'storedIds':
      return sink.storedIds(call.repo_id, call.resource)
    case 'countGitCommits':
      return sink.countGitCommits(call.repo_id)
    case 'recordRun':
      await sink.recordRun(call.run)
      live.hear(call.run)
      return null
    case 'setFields':
      await sink.setFields(call.repo_id, call.fields)
      return null
    case 'putAnnotations':
      await sink.putAnnotations(call.rows)
      return null
    case 'removeAnnotations':
      return sink.removeAnnotations(call.ids)
    case 'progress':
      return live.report(call.progress)
    case 'write':
      return sink.write(call.batch)
    case 'finishSync':
      await sink.finishSync(call.state)
      return null
    case 'addToEcosystem':
      await sink.addToEcosystem(call.ecosystem, call.repo_ids)
      return null
    case 'filedMembers':
      return sink.filedMembers(call.slug)
    case 'leaveEcosystem':
      await sink.leaveEcosystem(call.slug, call.repo_ids)
      return null
  }
}

function refused(code: string, message: string, status: 400 | 403 | 413): AppError {
  return new AppError(code, message, 'Use `lichen collect`, which knows how to write here.', status)
}

async function json(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}

/**
 * Mount at `/api/v1`, and only where there is a secret: whoever shows it may write.
 *
 * @throws AppError `forbidden`, `bad-ingest`, `too-large` and `sync-running`, which the app's error handler renders
 */
export function ingestRoutes({ secret, ...deps }: IngestDeps & { secret: string }): Hono {
  return new Hono()
    .use('/ingest', async (c, next) => {
      if (!isEqual(c.req.header(secretHeader) ?? '', secret)) {
        throw refused('forbidden', 'Writing needs the secret of this server.', 403)
      }
      await next()
    })
    .post(
      '/ingest',
      bodyLimit({
        maxSize: maxBytes,
        onError: () => {
          throw refused('too-large', 'The batch is too large.', 413)
        },
      }),
      async (c) => {
        const call = IngestCall.safeParse(await json(c.req.raw))
        if (!call.success) {
          throw refused('bad-ingest', 'The body is no call that this server knows.', 400)
        }
        return c.json({ result: await answer(deps, call.data) })
      },
    )
}
