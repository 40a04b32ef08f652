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
    const data_version = store.dataVersion
    const repositories = await store.countRepositories()
    return c.json({ status: 'ok' as const, version, data_version, repositories }, 200)
  })
