/** `/indices`: composite indices with their parts, their uncertainty, what moved them, and the user's own weights. */
import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import { alsoAsFile, asTable, format } from '../http/formats.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { newRouter } from '../http/router.ts'
import {
  changeTable,
  indexListTable,
  indexSeriesTable,
  indexTable,
  lifecycleTable,
  setTable,
  tornadoTable,
  whatIfTable,
} from '../http/tables-of-indices.ts'
import {
  indexAnswer,
  indexChange,
  indexSeries,
  indexTornado,
  indexWhatIf,
  type IndexDeps,
} from '../indices/answer.ts'
import type { IndexFile, Indices } from '../indices/load.ts'
import {
  applied,
  defaultSet,
  digestOf,
  Settings,
  toYaml,
  withSet,
  type SavedSet,
  type WeightedIndex,
} from '../indices/sets.ts'
import { lifecycles } from '../indices/states.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import type { Store } from '../store/open.ts'
import {
  IndexAbout,
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  SetsAnswer,
  Tornado,
  WhatIf,
} from './index-schemas.ts'
import { failure, failures, ListQuestion, notAcceptable, scope } from './questions.ts'

const tags = ['Indices']

const key = z.object({ key: z.string().openapi({ example: 'community-maturity' }) })

const whole = (least: number, most: number, normal: number, description: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'it has to be a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(normal)
    .openapi({ type: 'integer', minimum: least, maximum: most, description })

const question = {
  scope,
  each: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'true: an answer for each repository of the scopes' }),
  period: z.string().optional().openapi({
    description:
      'A year, quarter or month: indicators look back twelve months from its end. Not given: the month that the data ends in',
    example: '2026Q2',
  }),
  weights: z.string().optional().openapi({
    description:
      'A set of weights by its name, for its newest version, or name@version. Not given: those of the file',
    example: defaultSet,
  }),
  format,
}
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
  request: { params: key, query: z.strictObject(drawn) },
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
    params: key,
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
    params: key,
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
  request: { params: key, query: z.strictObject(drawn) },
  middleware: alsoAsFile(tornadoTable),
  responses: { 200: { description: 'The widest first', content: asTable(Tornado) }, ...failures },
})

const whatIfRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/what-if',
  tags,
  summary: 'What an index would be with some indicators at other values',
  request: {
    params: key,
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
  request: { query: z.strictObject({ scope, period: question.period, format }) },
  middleware: alsoAsFile(lifecycleTable),
  responses: {
    200: { description: 'One a repository', content: asTable(LifecycleAnswer) },
    ...failures,
  },
})

const setsRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/weights',
  tags,
  summary: 'The sets of weights and anchors of an index, every version of each',
  request: { params: key, query: ListQuestion },
  middleware: alsoAsFile(setTable),
  responses: {
    200: { description: 'The default set first', content: asTable(SetsAnswer) },
    ...failures,
  },
})

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'use lower-case letters, digits, . - and _')
const one = key.extend({ name: name.openapi({ example: 'board-2026' }) })
const refusals = {
  400: failures[400],
  403: failure('Asked from elsewhere, or without the admin token'),
  404: failures[404],
}

const yamlRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/weights/{name}',
  tags,
  summary: 'A set as YAML, in the form of the index files; name@version for an older one',
  request: { params: key.extend({ name: z.string().openapi({ example: defaultSet }) }) },
  responses: {
    200: { description: 'YAML', content: { 'application/yaml': { schema: z.string() } } },
    ...failures,
  },
})

const putRoute = createRoute({
  method: 'put',
  path: '/indices/{key}/weights/{name}',
  tags,
  summary:
    'Saves a set as a new version of that name; what it leaves out stays as the file of the index has it',
  request: {
    params: one,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: Settings.openapi('NewWeights', {
            example: {
              dimensions: { openness: 2 },
              indicators: { retention: { weight: 1, best: 0.3 } },
            },
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'As saved', content: { 'application/json': { schema: IndexAbout } } },
    ...refusals,
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/indices/{key}/weights/{name}',
  tags,
  summary: 'Removes all versions of a set; the default set stays',
  request: { params: one },
  responses: {
    200: {
      description: 'How many versions are gone',
      content: { 'application/json': { schema: z.object({ removed: z.number().int() }) } },
    },
    ...refusals,
  },
})

const about = ({
  definition,
  set,
}: Pick<WeightedIndex, 'definition' | 'set'>): z.infer<typeof IndexAbout> => ({
  ...definition,
  weights: set,
})

/** @throws AppError `unknown-index` (404) */
export function indexNamed(indices: Indices, key: string): IndexFile {
  const found = indices.get(key)
  if (found !== undefined) return found
  throw new AppError(
    'unknown-index',
    `There is no index "${key}".`,
    `The indices are: ${[...indices.keys()].join(', ')}.`,
    404,
  )
}

/** The versions that were saved of an index's weights. */
export const savedSets = (store: Store, key: string): Promise<SavedSet[]> =>
  store.query<SavedSet>(
    `select index_key, name, version, settings, saved_at from index_set where index_key = $key
     order by name, version`,
    { key },
  )

/** @throws AppError `bad-move`, `unknown-indicator` (404) */
export function movesOf(definition: IndexDeps['definition'], given: string[]): Map<string, number> {
  return new Map(
    given.map((text) => {
      const [, indicator = '', value = ''] = /^([a-z0-9-]+):(.+)$/.exec(text) ?? []
      const target = Number(value)
      if (indicator === '' || value.trim() === '' || !Number.isFinite(target)) {
        throw new AppError(
          'bad-move',
          `"${text}" names no indicator and value.`,
          'Write them as retention:0.2, the value in the unit of the metric: seconds for durations.',
          400,
        )
      }
      const indicators = definition.dimensions.flatMap((each) => each.indicators)
      if (!indicators.some((each) => each.key === indicator && each.metric !== null)) {
        throw new AppError(
          'unknown-indicator',
          `${definition.key} has no indicator "${indicator}" that is measured.`,
          `It has: ${indicators
            .filter((each) => each.metric !== null)
            .map((each) => each.key)
            .join(', ')}.`,
          404,
        )
      }
      return [indicator, target] as const
    }),
  )
}

export const indexRoutes = (deps: {
  store: Store
  catalogue: Catalogue
  indices: Indices
  guard: GuardOptions
}) => {
  const { catalogue, indices, store } = deps
  const weighted = async (key: string, weights: string | undefined): Promise<WeightedIndex> =>
    withSet(indexNamed(indices, key), await savedSets(store, key), weights ?? null)
  const ready = async (key: string, weights: string | undefined): Promise<IndexDeps> => {
    const { definition, set } = await weighted(key, weights)
    return { store, catalogue, definition, set }
  }
  const router = newRouter()
  router.on(['PUT', 'DELETE'], '/indices/:key/weights/:name', guard(deps.guard))
  return router
    .openapi(listRoute, (c) =>
      c.json(
        { indices: Array.from(indices.values(), (each) => about(withSet(each, [], null))) },
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
      const asked = { scopes, each: each === 'true', period, draws: 0, seed: 1 }
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
      const asked = { scopes, each: each === 'true', period, draws: 0, seed: 1 }
      return c.json(await indexWhatIf(found, asked, movesOf(found.definition, move)), 200)
    })
    .openapi(lifecycleRoute, async (c) => {
      const { period, scope: scopes } = c.req.valid('query')
      return c.json(await lifecycles(store, catalogue, scopes, period), 200)
    })
    .openapi(setsRoute, async (c) => {
      const { key } = c.req.valid('param')
      const { text } = indexNamed(indices, key)
      const saved = await savedSets(store, key)
      const sets = saved.map((each) => ({
        name: each.name,
        version: String(each.version),
        saved_at: each.saved_at,
      }))
      const own = { name: defaultSet, version: digestOf(text), saved_at: null }
      return c.json({ sets: [own, ...sets] }, 200)
    })
    .openapi(yamlRoute, async (c) => {
      const { key, name } = c.req.valid('param')
      const { set, text } = await weighted(key, name)
      return c.text(toYaml(text, set), 200, { 'content-type': 'application/yaml; charset=utf-8' })
    })
    .openapi(putRoute, async (c) => {
      const { key, name } = c.req.valid('param')
      if (name === defaultSet) throw isDefault()
      const settings = c.req.valid('json')
      // Refused before anything is saved.
      applied(indexNamed(indices, key).text, settings)
      await store.saveIndexSet(key, name, JSON.stringify(settings))
      return c.json(about(await weighted(key, name)), 200)
    })
    .openapi(deleteRoute, async (c) => {
      const { key, name } = c.req.valid('param')
      if (name === defaultSet) throw isDefault()
      indexNamed(indices, key)
      const removed = await store.removeIndexSet(key, name)
      if (removed === 0) withSet(indexNamed(indices, key), [], name)
      return c.json({ removed }, 200)
    })
}

const isDefault = (): AppError =>
  new AppError(
    'default-weights',
    'The default weights are the file of the index, and stay as they are.',
    'Save yours under another name.',
    400,
  )
