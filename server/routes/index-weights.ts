/** `/indices/{key}/weights`: the user's own weights and anchors of an index, beside those of its file. */
import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { newRouter } from '../http/router.ts'
import { setTable } from '../http/tables-of-indices.ts'
import { checkAnchors } from '../indices/anchor-units.ts'
import type { Indices } from '../indices/load.ts'
import {
  applied,
  defaultSet,
  digestOf,
  Settings,
  toYaml,
  unknownWeights,
  type WeightedIndex,
} from '../indices/sets.ts'
import { indexNamed, savedSets, weightedIndex } from '../indices/weighted.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import type { Store } from '../store/open.ts'
import { IndexAbout, SetsAnswer } from './index-schemas.ts'
import { failure, failures, ListQuestion } from './questions.ts'

const tags = ['Indices']

export const IndexKey = z.object({ key: z.string().openapi({ example: 'community-maturity' }) })

const setsRoute = createRoute({
  method: 'get',
  path: '/indices/{key}/weights',
  tags,
  summary: 'The sets of weights and anchors of an index, every version of each',
  request: { params: IndexKey, query: ListQuestion },
  middleware: alsoAsFile(setTable),
  responses: {
    200: { description: 'The default set first', content: asTable(SetsAnswer) },
    ...failures,
  },
})

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'use lower-case letters, digits, . - and _')
const one = IndexKey.extend({ name: name.openapi({ example: 'board-2026' }) })
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
  request: { params: IndexKey.extend({ name: z.string().openapi({ example: defaultSet }) }) },
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

export const aboutIndex = ({
  definition,
  set,
}: Pick<WeightedIndex, 'definition' | 'set'>): z.infer<typeof IndexAbout> => ({
  ...definition,
  weights: set,
})

export const indexWeightRoutes = (deps: {
  store: Store
  catalogue: Catalogue
  indices: Indices
  guard: GuardOptions
}) => {
  const { catalogue, indices, store } = deps
  const router = newRouter()
  router.on(['PUT', 'DELETE'], '/indices/:key/weights/:name', guard(deps.guard))
  return router
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
      const { set, text } = await weightedIndex(store, indices, key, name)
      return c.text(toYaml(text, set), 200, { 'content-type': 'application/yaml; charset=utf-8' })
    })
    .openapi(putRoute, async (c) => {
      const { key, name } = c.req.valid('param')
      if (name === defaultSet) throw isDefault()
      const settings = c.req.valid('json')
      // Refused before anything is saved.
      const { text } = indexNamed(indices, key)
      checkAnchors(text, settings, catalogue)
      applied(text, settings)
      await store.saveIndexSet(key, name, JSON.stringify(settings))
      return c.json(aboutIndex(await weightedIndex(store, indices, key, name)), 200)
    })
    .openapi(deleteRoute, async (c) => {
      const { key, name } = c.req.valid('param')
      if (name === defaultSet) throw isDefault()
      indexNamed(indices, key)
      const removed = await store.removeIndexSet(key, name)
      if (removed === 0) throw unknownWeights(key, name, await savedSets(store, key))
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
