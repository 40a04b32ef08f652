/** `/contributors` and `/weights`: what contributions weigh by a set of weights, one contributor, and the sets. */
import { createRoute, z } from '@hono/zod-openapi'
import { listContributions } from '../contributors/contributions.ts'
import { listLeftOut, setLeftOut } from '../contributors/left-out.ts'
import { listContributors } from '../contributors/list.ts'
import { readContributor } from '../contributors/person.ts'
import { privacies, type Privacy } from '../contributors/pseudonym.ts'
import { groupings } from '../contributors/read.ts'
import { allWeights, removeWeights, storeWeights } from '../contributors/sets.ts'
import { privacyOf } from '../contributors/shown.ts'
import { contributionKinds, defaultWeights, WeightSet } from '../contributors/weight-set.ts'
import { alsoAsFile, asTable, format, formatOf } from '../http/formats.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { listed } from '../http/listed.ts'
import { newRouter } from '../http/router.ts'
import {
  contributionsTable,
  contributorsTable,
  contributorTable,
  leftOutTable,
  weightsTable,
} from '../http/tables-of-contributors.ts'
import type { Store } from '../store/open.ts'
import type { Page } from '../store/page.ts'
import {
  ContributionsAnswer,
  ContributorAnswer,
  ContributorsAnswer,
  LeftOutAnswer,
  LeftOutList,
  sorts,
  StoredWeights,
  WeightsAnswer,
} from './contributor-schemas.ts'
import { failure, failures, ItemsQuestion, ListQuestion, notAcceptable } from './questions.ts'

const tags = ['Contributors']

const day = z.string().optional()
const question = {
  scope: z.string({ error: 'it is missing, or given more than once' }).openapi({
    description: 'One scope, as for metrics',
    example: 'ecosystem:sample',
  }),
  from: day.openapi({ description: 'First day of the window', example: '2026-01-01' }),
  to: day.openapi({ description: 'The day after the window', example: '2026-07-01' }),
  weights: z.string().max(80).default(defaultWeights).openapi({
    description: 'A set of weights by name; name@version for an earlier version of a stored one',
    example: 'opendigger',
  }),
  privacy: z.enum(privacies).optional().openapi({
    description: 'pseudonymous: nobody by name. Where the server is set to that, it is always so',
  }),
  format,
}

const listRoute = createRoute({
  method: 'get',
  path: '/contributors',
  tags,
  summary: 'What the contributions of people, organisations or repositories weigh, by kind',
  request: {
    query: z.strictObject({
      ...question,
      by: z.enum(groupings).default('person'),
      organisation: z.string().max(200).optional().openapi({
        description:
          'Only what people contributed for it; empty: for nobody known. Not together with another by',
      }),
      sort: z.enum(sorts).default('name').openapi({
        description:
          'name: alphabetical. value: by points. rank: by the percentiles of quantity, quality and impact',
        example: 'rank',
      }),
      find: z.string().max(80).optional().openapi({
        description:
          'Only who is called something that contains it; in any case, as they are shown',
        example: 'wood',
      }),
      limit: z
        .string()
        .regex(/^\d+$/, 'it has to be a whole number')
        .transform(Number)
        .pipe(z.number().min(1).max(1000))
        .optional()
        .openapi({
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          description: 'Rows at once; 50 if not given. As CSV or Parquet without a limit: all rows',
          example: 10,
        }),
      cursor: z
        .string()
        .regex(/^\d{1,9}$/, 'take next_cursor of the answer before')
        .transform(Number)
        .optional()
        .openapi({ type: 'string', description: 'next_cursor of the answer before' }),
    }),
  },
  middleware: alsoAsFile(contributorsTable),
  responses: {
    200: { description: 'Contributors', content: asTable(ContributorsAnswer) },
    ...failures,
  },
})

const person = z.object({
  person: z.string().max(320).openapi({
    description: 'As id of the list',
    example: 'amara-woodruff',
  }),
})

const oneRoute = createRoute({
  method: 'get',
  path: '/contributors/{person}',
  tags,
  summary: 'What one person contributed, by kind, month and repository: enough for a certificate',
  request: { params: person, query: z.strictObject(question) },
  middleware: alsoAsFile(contributorTable),
  responses: {
    200: {
      description: 'The contributor; as a file, by kind',
      content: asTable(ContributorAnswer),
    },
    ...failures,
  },
})

const { weights: _weights, ...ofPerson } = question

const rowsRoute = createRoute({
  method: 'get',
  path: '/contributors/{person}/contributions',
  tags,
  summary:
    'What one person contributed, one by one, newest first: the rows of all counts of theirs',
  request: {
    params: person,
    query: z.strictObject({
      ...ofPerson,
      kind: z.enum(contributionKinds).optional().openapi({ example: 'review' }),
      limit: ItemsQuestion.shape.limit,
      cursor: ItemsQuestion.shape.cursor,
    }),
  },
  middleware: alsoAsFile(contributionsTable),
  responses: {
    200: { description: 'A page of contributions', content: asTable(ContributionsAnswer) },
    ...failures,
    403: failure('People go by pseudonyms here'),
    413: failure('More rows than one file holds'),
  },
})

const refusals = {
  400: failure('The question is not valid'),
  403: failure('Asked from elsewhere, or without the admin token'),
}

const leftOutRoute = (method: 'put' | 'delete', summary: string) =>
  createRoute({
    method,
    path: '/contributors/{person}/left-out',
    tags,
    summary,
    request: {
      params: person.extend({
        person: z.string().max(320).openapi({
          description: 'A login, an address or a pseudonym',
          example: 'amara-woodruff',
        }),
      }),
    },
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: LeftOutAnswer } } },
      ...refusals,
      404: failure('Nobody of that name is known'),
    },
  })
const leaveOutRoute = leftOutRoute(
  'put',
  'Leaves a person out of all lists; sums and places stay as they are',
)
const listAgainRoute = leftOutRoute('delete', 'Lists a person again')

const leftOutListRoute = createRoute({
  method: 'get',
  path: '/left-out',
  tags,
  summary: 'Who is left out of all lists; told to whoever may leave people out, and to nobody else',
  request: { query: z.strictObject({ privacy: question.privacy, format }) },
  middleware: alsoAsFile(leftOutTable),
  responses: {
    200: { description: 'By name', content: asTable(LeftOutList) },
    ...refusals,
    ...notAcceptable,
  },
})

const weightsRoute = createRoute({
  method: 'get',
  path: '/weights',
  tags,
  summary: 'The sets of weights: those that ship and those that were stored',
  request: { query: ListQuestion },
  middleware: alsoAsFile(weightsTable),
  responses: {
    200: { description: 'As a file, one row a set and kind', content: asTable(WeightsAnswer) },
    400: failures[400],
    ...notAcceptable,
  },
})

const set = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and -')
    .openapi({ example: 'custom' }),
})
const shipped = { 409: failure('The set ships with Lichen and stays as it is') }

const putRoute = createRoute({
  method: 'put',
  path: '/weights/{name}',
  tags,
  summary: 'Stores a set of weights, as a new version where there is one of that name',
  request: {
    params: set,
    body: { required: true, content: { 'application/json': { schema: WeightSet } } },
  },
  responses: {
    200: { description: 'As stored', content: { 'application/json': { schema: StoredWeights } } },
    ...refusals,
    ...shipped,
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/weights/{name}',
  tags,
  summary: 'Removes a stored set; its versions can still be asked for as name@version',
  request: { params: set },
  responses: {
    200: {
      description: 'It is gone',
      content: { 'application/json': { schema: z.object({ removed: z.literal(1) }) } },
    },
    ...refusals,
    404: failure('There is no such set'),
    ...shipped,
  },
})

export interface ContributorDeps {
  store: Store
  guard: GuardOptions
  /** Whether anybody is to be called by name; default: open. */
  privacy?: Privacy | undefined
}

export const contributorRoutes = (deps: ContributorDeps) => {
  const { guard: guarding, privacy: set = 'open', store } = deps
  const router = newRouter()
  router.on(['PUT', 'DELETE'], '/weights/:name', guard(guarding))
  router.on(['PUT', 'DELETE'], '/contributors/:person/left-out', guard(guarding))
  router.on('GET', '/left-out', guard(guarding))
  return router
    .openapi(listRoute, async (c) => {
      const { cursor = 0, format: _, limit, privacy, ...rest } = c.req.valid('query')
      const isWhole = formatOf(c) !== 'json' && limit === undefined && cursor === 0
      const asked = {
        ...rest,
        privacy: privacyOf(set, privacy),
        limit: isWhole ? undefined : (limit ?? 50),
        offset: cursor,
      }
      return c.json(await listContributors(store, asked), 200)
    })
    .openapi(oneRoute, async (c) => {
      const { format: _, privacy, ...rest } = c.req.valid('query')
      const asked = { ...rest, ...c.req.valid('param'), privacy: privacyOf(set, privacy) }
      return c.json(await readContributor(store, asked), 200)
    })
    .openapi(rowsRoute, async (c) => {
      const { cursor, format: _, limit, privacy, ...rest } = c.req.valid('query')
      const asked = { ...rest, ...c.req.valid('param'), privacy: privacyOf(set, privacy) }
      const read = (page: Page) => listContributions(store, { ...asked, ...page })
      return c.json(await listed(c, { cursor, limit }, read), 200)
    })
    .openapi(leaveOutRoute, async (c) => {
      await setLeftOut(store, c.req.valid('param').person, true)
      return c.json({ is_left_out: true }, 200)
    })
    .openapi(listAgainRoute, async (c) => {
      await setLeftOut(store, c.req.valid('param').person, false)
      return c.json({ is_left_out: false }, 200)
    })
    .openapi(leftOutListRoute, async (c) => {
      const privacy = privacyOf(set, c.req.valid('query').privacy)
      return c.json({ privacy, left_out: await listLeftOut(store, privacy) }, 200)
    })
    .openapi(weightsRoute, async (c) => c.json({ weights: await allWeights(store) }, 200))
    .openapi(putRoute, async (c) =>
      c.json(await storeWeights(store, c.req.valid('param').name, c.req.valid('json')), 200),
    )
    .openapi(deleteRoute, async (c) => {
      await removeWeights(store, c.req.valid('param').name)
      return c.json({ removed: 1 as const }, 200)
    })
}
