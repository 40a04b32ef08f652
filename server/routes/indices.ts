/** `/indices`: composite indices with their parts, their uncertainty, what moved them and what they hang on. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import {
  changeTable,
  indexListTable,
  indexSeriesTable,
  indexTable,
  lifecycleTable,
  tornadoTable,
  whatIfTable,
} from '../http/tables-of-indices.ts'
import { indexAnswer, indexSeries } from '../indices/answer.ts'
import { indexChange, indexTornado, indexWhatIf, movesOf } from '../indices/explain.ts'
import type { Indices } from '../indices/load.ts'
import type { IndexDeps } from '../indices/measure.ts'
import { withSet } from '../indices/sets.ts'
import { lifecycles } from '../indices/states.ts'
import { weightedIndex } from '../indices/weighted.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import type { Store } from '../store/open.ts'
import {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  Tornado,
  WhatIf,
} from './index-schemas.ts'
import { indexQuestion } from './index-questions.ts'
import { aboutIndex, IndexKey } from './index-weights.ts'
import { failures, ListQuestion, notAcceptable } from './questions.ts'

const tags = ['Indices']

const whole = (least: number, most: number, normal: number, description: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'it has to be a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(normal)
    .openapi({ type: 'integer', minimum: least, maximum: most, description })

const question = indexQuestion
const draws = whole(10, 10_000, 1000, 'How often everything that could be otherwise is drawn')
const seed = whole(0, 999_999_999, 1, 'The same seed gives the same draws')
const drawn = { ...question, draws, seed }

const listRoute = createRoute({
  method: 'get',
  path: '/indices',
  tags,
  summary: 'Every index: its dimensions, indicators, anchors with their sources, and weights',
  request: { query: ListQuestion },
  middleware: alsoAsFile(indexListTable),
  responses: {
    200: { description: 'By key', content: asTable(IndicesAnswer) },
    400: failures[400],
    ...notAcceptable,
  },
})

const answerRoute = createRoute({
  method: 'get',
  path: '/indices/{key}',
  tags,
  summary:
    'An index of some scopes: score, interval, bands, dimensions, indicators, and ranks with how they hold',
  request: { params: IndexKey, query: z.strictObject(drawn) },
  middleware: alsoAsFile(indexTable),
  responses: {
    200: { description: 'One answer a scope', content: asTable(IndexAnswer) },
    ...failures,
  },
})

const seriesRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/series',
  tags,
  summary: 'An index over periods in a row',
  request: {
    params: IndexKey,
    query: z.strictObject({
      ...drawn,
      periods: whole(1, 60, 12, 'How many, the last of them the period asked'),
    }),
  },
  middleware: alsoAsFile(indexSeriesTable),
  responses: {
    200: { description: 'One series a scope', content: asTable(IndexSeries) },
    ...failures,
  },
})

const changeRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/change',
  tags,
  summary:
    'What moved an index between two periods: effects of each indicator that add up to the change',
  request: {
    params: IndexKey,
    query: z.strictObject({
      ...question,
      before: z.string().optional().openapi({
        description: 'The period to compare with. Not given: the like period before',
        example: '2026Q1',
      }),
    }),
  },
  middleware: alsoAsFile(changeTable),
  responses: { 200: { description: 'The effects', content: asTable(IndexChange) }, ...failures },
})

const tornadoRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/tornado',
  tags,
  summary: 'What an index hangs on: one weight, anchor, sample or indicator varied at a time',
  request: { params: IndexKey, query: z.strictObject(drawn) },
  middleware: alsoAsFile(tornadoTable),
  responses: { 200: { description: 'The widest first', content: asTable(Tornado) }, ...failures },
})

const whatIfRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/what-if',
  tags,
  summary: 'What an index would be with some indicators at other values',
  request: {
    params: IndexKey,
    query: z.strictObject({
      ...question,
      move: z
        .union([z.string(), z.array(z.string()).max(50)], {
          error: ({ input }) =>
            input === undefined ? 'it is missing' : 'it can be given 50 times at most',
        })
        .transform((given) => (Array.isArray(given) ? given : [given]))
        .openapi({
          type: 'array',
          items: { type: 'string' },
          param: { name: 'move', in: 'query', required: true, style: 'form', explode: true },
          description:
            'An indicator and its value in the unit of its metric, as `retention:0.2`; may be repeated',
          example: ['retention:0.2'],
        }),
    }),
  },
  middleware: alsoAsFile(whatIfTable),
  responses: { 200: { description: 'Now and then', content: asTable(WhatIf) }, ...failures },
})

const lifecycleRoute = createRoute({
  method: 'get',
  path: '/lifecycle',
  tags,
  summary:
    'The state of each repository’s life with the rule and the numbers that decided it, and gates beside its scores',
  request: {
    query: z.strictObject({
      scope: question.scope,
      period: question.period,
      format: question.format,
    }),
  },
  middleware: alsoAsFile(lifecycleTable),
  responses: {
    200: { description: 'One a repository', content: asTable(LifecycleAnswer) },
    ...failures,
  },
})

export const indexRoutes = (deps: { store: Store; catalogue: Catalogue; indices: Indices }) => {
  const { catalogue, indices, store } = deps
  const ready = async (key: string, weights: string | undefined): Promise<IndexDeps> => {
    const { definition, set } = await weightedIndex(store, indices, key, weights)
    return { store, catalogue, definition, set }
  }
  return newRouter()
    .openapi(listRoute, (c) =>
      c.json(
        { indices: Array.from(indices.values(), (each) => aboutIndex(withSet(each, [], null))) },
        200,
      ),
    )
    .openapi(answerRoute, async (c) => {
      const { each, format: _, scope: scopes, weights, ...rest } = c.req.valid('query')
      const found = await ready(c.req.valid('param').key, weights)
      return c.json(await indexAnswer(found, { ...rest, scopes, each: each === 'true' }), 200)
    })
    .openapi(seriesRoute, async (c) => {
      const { each, format: _, periods, scope: scopes, weights, ...rest } = c.req.valid('query')
      const found = await ready(c.req.valid('param').key, weights)
      return c.json(
        await indexSeries(found, { ...rest, scopes, each: each === 'true' }, periods),
        200,
      )
    })
    .openapi(changeRoute, async (c) => {
      const { before, each, period, scope: scopes, weights } = c.req.valid('query')
      const found = await ready(c.req.valid('param').key, weights)
      const asked = { scopes, each: each === 'true', period }
      return c.json(await indexChange(found, asked, before), 200)
    })
    .openapi(tornadoRoute, async (c) => {
      const { each, format: _, scope: scopes, weights, ...rest } = c.req.valid('query')
      const found = await ready(c.req.valid('param').key, weights)
      return c.json(await indexTornado(found, { ...rest, scopes, each: each === 'true' }), 200)
    })
    .openapi(whatIfRoute, async (c) => {
      const { each, move, period, scope: scopes, weights } = c.req.valid('query')
      const found = await ready(c.req.valid('param').key, weights)
      const asked = { scopes, each: each === 'true', period }
      return c.json(await indexWhatIf(found, asked, movesOf(found.definition, move)), 200)
    })
    .openapi(lifecycleRoute, async (c) => {
      const { period, scope: scopes } = c.req.valid('query')
      return c.json(await lifecycles(store, catalogue, scopes, period), 200)
    })
}
