/** `/status`, `/coverage` and `/gaps`: how collecting stands, what of each period has been collected, and what is missing. */
import { createRoute } from '@hono/zod-openapi'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { coverageTable, gapTable, statusTable } from '../http/tables.ts'
import { coverageAnswer } from '../metrics/coverage-answer.ts'
import type { Store } from '../store/open.ts'
import { statusOf } from '../sync/status.ts'
import {
  CoverageQuestion,
  failures,
  ListQuestion,
  notAcceptable,
  ReposQuestion,
} from './questions.ts'
import { CoverageAnswer, GapsAnswer, Status } from './status-schemas.ts'
import type { SyncDeps } from './sync.ts'

const tags = ['Sync']

const statusRoute = createRoute({
  method: 'get',
  path: '/status',
  tags,
  summary: 'Repositories with their last run, our totals and the source’s, and the sync that runs',
  request: { query: ListQuestion },
  middleware: alsoAsFile(statusTable),
  responses: {
    200: { description: 'The status', content: asTable(Status) },
    400: failures[400],
    ...notAcceptable,
  },
})

const coverageRoute = createRoute({
  method: 'get',
  path: '/coverage',
  tags,
  summary: 'What has been collected, per repository, resource and period, with every known gap',
  request: { query: CoverageQuestion },
  middleware: alsoAsFile(coverageTable),
  responses: { 200: { description: 'Coverage', content: asTable(CoverageAnswer) }, ...failures },
})

const gapsRoute = createRoute({
  method: 'get',
  path: '/gaps',
  tags,
  summary: 'Every known gap, with why it is there',
  request: { query: ReposQuestion },
  middleware: alsoAsFile(gapTable),
  responses: { 200: { description: 'Gaps', content: asTable(GapsAnswer) }, ...failures },
})

export const statusRoutes = ({ store, sync }: { store: Store; sync: SyncDeps }) =>
  newRouter()
    .openapi(statusRoute, async (c) => {
      c.header('Cache-Control', 'no-store')
      return c.json(await statusOf(store, sync), 200)
    })
    .openapi(coverageRoute, async (c) => {
      const { format: _, scope, ...question } = c.req.valid('query')
      return c.json(await coverageAnswer(store, { scopes: scope, ...question }), 200)
    })
    .openapi(gapsRoute, async (c) => {
      const { scope } = c.req.valid('query')
      const { repositories } = await coverageAnswer(store, { scopes: scope, grain: 'year' })
      const gaps = repositories.flatMap(({ repo, resources }) =>
        resources.flatMap((resource) => resource.gaps.map((gap) => ({ ...gap, repo }))),
      )
      return c.json({ gaps }, 200)
    })
