/** `/metrics`: the catalogue, and of each metric its values, the items behind them and the SQL that makes them. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable, formatOf } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { itemTable, metricTable, pointTable } from '../http/tables.ts'
import { describe, type Catalogue } from '../metrics/catalogue.ts'
import { evaluate } from '../metrics/evaluate.ts'
import { items } from '../metrics/items.ts'
import { metricSql } from '../metrics/sql.ts'
import type { Store } from '../store/open.ts'
import { allItems } from './all-items.ts'
import {
  failure,
  failures,
  ItemsQuestion,
  ListQuestion,
  MetricKey,
  MetricQuestion,
  notAcceptable,
  SqlQuestion,
} from './questions.ts'
import { ItemsAnswer, Metric, MetricAnswer } from './schemas.ts'

const tags = ['Metrics']
const CatalogueAnswer = z.object({ metrics: z.array(Metric) }).openapi('Catalogue')

const catalogueRoute = createRoute({
  method: 'get',
  path: '/metrics',
  tags,
  summary: 'Every metric with its definition, its known bias and its unit',
  request: { query: ListQuestion },
  middleware: alsoAsFile(metricTable),
  responses: {
    200: { description: 'By key', content: asTable(CatalogueAnswer) },
    400: failures[400],
    ...notAcceptable,
  },
})

const valuesRoute = createRoute({
  method: 'get',
  path: '/metrics/{key}',
  tags,
  summary:
    'Values of a metric: one series a scope, one point a period, and where the level changed',
  request: { params: MetricKey, query: MetricQuestion },
  middleware: alsoAsFile(pointTable),
  responses: {
    200: { description: 'The series', content: asTable(MetricAnswer) },
    ...failures,
  },
})

const itemsRoute = createRoute({
  method: 'get',
  path: '/metrics/{key}/items',
  tags,
  summary: 'The items that a value speaks of: as many as its n',
  request: { params: MetricKey, query: ItemsQuestion },
  middleware: alsoAsFile(itemTable),
  responses: {
    200: { description: 'Items', content: asTable(ItemsAnswer) },
    ...failures,
    413: failure('More items than one file holds'),
  },
})

const sqlRoute = createRoute({
  method: 'get',
  path: '/metrics/{key}/sql',
  tags,
  summary:
    'The values as one SQL text that runs unchanged in the DuckDB shell on the database file',
  request: { params: MetricKey, query: SqlQuestion },
  responses: {
    200: { description: 'SQL', content: { 'text/plain': { schema: z.string() } } },
    ...failures,
  },
})

export const metricRoutes = (deps: { store: Store; catalogue: Catalogue }) => {
  const { store, catalogue } = deps
  return newRouter()
    .openapi(catalogueRoute, (c) =>
      c.json({ metrics: Array.from(catalogue.values(), (metric) => describe(metric)) }, 200),
    )
    .openapi(valuesRoute, async (c) => {
      const { scope, each, format: _, ...rest } = c.req.valid('query')
      const { key: metric } = c.req.valid('param')
      const question = { ...rest, scopes: scope, metric, each: each === 'true' }
      return c.json(await evaluate(store, catalogue, question), 200)
    })
    .openapi(itemsRoute, async (c) => {
      const { scope, format: _, ...rest } = c.req.valid('query')
      const question = { ...rest, scopes: scope, metric: c.req.valid('param').key }
      const isWhole =
        formatOf(c) !== 'json' && rest.limit === undefined && rest.cursor === undefined
      const answer = isWhole
        ? await allItems(store, catalogue, question)
        : await items(store, catalogue, question)
      return c.json(answer, 200)
    })
    .openapi(sqlRoute, async (c) => {
      const { scope, ...rest } = c.req.valid('query')
      const question = { ...rest, scopes: scope, metric: c.req.valid('param').key }
      return c.text(await metricSql(store, catalogue, question), 200)
    })
}
