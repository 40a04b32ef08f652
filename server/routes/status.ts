/** `/status`, `/coverage`, `/gaps` and `/stored`: how collecting stands, what of each period has been collected, what is missing, and what is there. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable, format } from '../http/formats.ts'
import { listed } from '../http/listed.ts'
import { newRouter } from '../http/router.ts'
import { coverageTable, gapTable, statusTable, storedTable } from '../http/tables.ts'
import { coverageAnswer } from '../metrics/coverage-answer.ts'
import { listStored } from '../metrics/stored.ts'
import { parseInstant } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import type { Page } from '../store/page.ts'
import { statusOf } from '../sync/status.ts'
import {
  AnnotationsQuestion,
  CoverageQuestion,
  failure,
  failures,
  ItemsQuestion,
  ListQuestion,
  notAcceptable,
  OneScope,
  ReposQuestion,
} from './questions.ts'
import { CoverageAnswer, GapsAnswer, resources, Status, StoredAnswer } from './status-schemas.ts'
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

const storedRoute = createRoute({
  method: 'get',
  path: '/stored',
  tags,
  summary:
    'The rows that are stored of a resource, newest first: what the counts of /status and /coverage count',
  request: {
    query: z.strictObject({
      scope: OneScope,
      resource: z.enum(resources).openapi({ example: 'release' }),
      from: AnnotationsQuestion.shape.from,
      to: AnnotationsQuestion.shape.to,
      limit: ItemsQuestion.shape.limit,
      cursor: ItemsQuestion.shape.cursor,
      format,
    }),
  },
  middleware: alsoAsFile(storedTable),
  responses: {
    200: { description: 'A page of rows', content: asTable(StoredAnswer) },
    ...failures,
    413: failure('More rows than one file holds'),
  },
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
    .openapi(storedRoute, async (c) => {
      const { cursor, from, limit, resource, scope, to } = c.req.valid('query')
      const question = {
        scope,
        resource,
        from: from === undefined ? null : parseInstant(from, 'from'),
        to: to === undefined ? null : parseInstant(to, 'to'),
      }
      const read = (page: Page) => listStored(store, { ...question, ...page })
      return c.json(await listed(c, { cursor, limit }, read), 200)
    })
