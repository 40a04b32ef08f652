/** `POST /export`: how `lichen export` writes files while the server has the database open. Not part of the public API. */
import { Hono } from 'hono'
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { privacies, type Privacy } from '../contributors/pseudonym.ts'
import { privacyOf } from '../contributors/shown.ts'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { secretHeader } from '../sync/ingest.ts'
import { isEqual } from '../http/guard.ts'

const Call = z.strictObject({
  folder: z.string().min(1).refine(isAbsolute),
  privacy: z.enum(privacies).optional(),
})

/** Mount at `/api/v1`, and only where there is a secret: whoever can read it may write the server's files anyway. */
export function exportRoutes({
  privacy = 'open',
  secret,
  store,
}: {
  /** What the server is set to; a call can only be stricter. */
  privacy?: Privacy | undefined
  secret: string
  store: Store
}): Hono {
  return new Hono().post('/export', async (c) => {
    if (!isEqual(c.req.header(secretHeader) ?? '', secret)) {
      throw new AppError(
        'forbidden',
        'Exporting needs the secret of this server.',
        'Use `lichen export parquet`, which knows how to ask for it.',
        403,
      )
    }
    const call = Call.safeParse(await c.req.json().catch(() => undefined))
    if (!call.success) {
      throw new AppError('bad-export', 'The body names no folder.', 'Use `lichen export parquet`.')
    }
    const { folder, privacy: asked } = call.data
    return c.json(await store.exportParquet(folder, privacyOf(privacy, asked)), 200)
  })
}
