/** `POST /export`: how `lichen export` writes files while the server has the database open. Not part of the public API. */
import { Hono } from 'hono'
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { secretHeader } from '../sync/ingest.ts'
import { isEqual } from '../http/guard.ts'

const Call = z.strictObject({ folder: z.string().min(1).refine(isAbsolute) })

/** Mount at `/api/v1`, and only where there is a secret: whoever can read it may write the server's files anyway. */
export function exportRoutes({ secret, store }: { secret: string; store: Store }): Hono {
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
    return c.json(await store.exportParquet(call.data.folder), 200)
  })
}
