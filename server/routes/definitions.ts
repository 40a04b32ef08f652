/** `/metrics/{key}/definition` and `/sources`: how a metric is made, worked through, and whether its data is there. */
import { createRoute } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { sourceTable } from '../http/tables.ts'
import { describe, type Catalogue } from '../metrics/catalogue.ts'
import { exampleOf } from '../metrics/example.ts'
import { readSources } from '../metrics/sources.ts'
import type { Store } from '../store/open.ts'
import { Definition, Sources } from './definition-schemas.ts'
import { failure, failures, ListQuestion, MetricKey, notAcceptable } from './questions.ts'

const definitionRoute = createRoute({
  method: 'get',
  path: '/metrics/{key}/definition',
  tags: ['Metrics'],
  summary: 'How a metric is made: its population and its aggregate as SQL, and a worked example',
  request: { params: MetricKey },
  responses: {
    200: {
      description: 'The definition',
      content: { 'application/json': { schema: Definition } },
    },
    404: failure('No such metric'),
  },
})

const sourcesRoute = createRoute({
  method: 'get',
  path: '/sources',
  tags: ['Metrics'],
  summary: 'What metrics are made from, and of how many repositories each was read',
  request: { query: ListQuestion },
  middleware: alsoAsFile(sourceTable),
  responses: {
    200: { description: 'All sources', content: asTable(Sources) },
    400: failures[400],
    ...notAcceptable,
  },
})

export const definitionRoutes = ({ store, catalogue }: { store: Store; catalogue: Catalogue }) =>
  newRouter()
    .openapi(definitionRoute, async (c) => {
      const { key } = c.req.valid('param')
      const metric = catalogue.get(key)
      if (metric === undefined) {
        throw new AppError(
          'unknown-metric',
          `There is no metric "${key}".`,
          'See /api/v1/metrics for the metrics that there are.',
          404,
        )
      }
      const { parameters, population, steps } = metric
      const example = await exampleOf(metric)
      return c.json({ ...describe(metric), population, steps: steps.sql, parameters, example }, 200)
    })
    .openapi(sourcesRoute, async (c) => c.json(await readSources(store), 200))
