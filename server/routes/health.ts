/** `/health`: is the server up, with which data. */
import { createRoute } from '@hono/zod-openapi'
import { newRouter } from '../http/router.ts'
import type { Store } from '../store/open.ts'
import { version } from '../version.ts'
import { Health } from './schemas.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['Server'],
  summary: 'Whether the server is up, and which data it has',
  responses: {
    200: { description: 'It is up', content: { 'application/json': { schema: Health } } },
  },
})

export const healthRoutes = ({ store }: { store: Store }) =>
  newRouter().openapi(health, async (c) => {
    const [row] = await store.query<{ repositories: number }>(
      'select count(*) as repositories from raw.repository',
    )
    return c.json(
      {
        status: 'ok' as const,
        version,
        data_version: store.dataVersion,
        repositories: row?.repositories ?? 0,
      },
      200,
    )
  })
