/** `/status` and `/coverage`: how collecting stands, and what of each repository and period has been collected. */
import { createRoute } from '@hono/zod-openapi'
import { newRouter } from '../http/router.ts'
import { coverageAnswer } from '../metrics/coverage-answer.ts'
import type { Store } from '../store/open.ts'
import { statusOf } from '../sync/status.ts'
import { CoverageQuestion, failures } from './questions.ts'
import { CoverageAnswer, Status } from './status-schemas.ts'
import type { SyncDeps } from './sync.ts'

const tags = ['Sync']

const statusRoute = createRoute({
  method: 'get',
  path: '/status',
  tags,
  summary: 'Repositories with their last run, our totals and the source’s, and the sync that runs',
  responses: {
    200: { description: 'The status', content: { 'application/json': { schema: Status } } },
  },
})

const coverageRoute = createRoute({
  method: 'get',
  path: '/coverage',
  tags,
  summary: 'What has been collected, per repository, resource and period, with every known gap',
  request: { query: CoverageQuestion },
  responses: {
    200: { description: 'Coverage', content: { 'application/json': { schema: CoverageAnswer } } },
    ...failures,
  },
})

export const statusRoutes = ({ store, sync }: { store: Store; sync: SyncDeps }) =>
  newRouter()
    .openapi(statusRoute, async (c) => {
      c.header('Cache-Control', 'no-store')
      return c.json(await statusOf(store, sync), 200)
    })
    .openapi(coverageRoute, async (c) => {
      const { scope, ...question } = c.req.valid('query')
      return c.json(await coverageAnswer(store, { scopes: scope, ...question }), 200)
    })
