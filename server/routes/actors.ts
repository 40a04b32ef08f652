/** `/actors`: who is a person, a bot or an agent, who is who, where they belong; the rules of it, and their change. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Privacy } from '../contributors/pseudonym.ts'
import {
  listActors,
  listAffiliations,
  listHistory,
  listIdentities,
  listRules,
  listVersion,
} from '../actors/list.ts'
import { kinds, RuleChanges } from '../actors/change.ts'
import { preview } from '../actors/preview.ts'
import {
  actorTable,
  affiliationTable,
  historyTable,
  identityTable,
  ruleTable,
  versionTable,
} from '../http/tables-of-people.ts'
import { alsoAsFile, asTable, format } from '../http/formats.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { newRouter } from '../http/router.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import { refuseNames } from '../privacy/asked.ts'
import type { Store } from '../store/open.ts'
import type { Table } from '../store/table.ts'
import {
  ActorsAnswer,
  AffiliationsAnswer,
  ChangedAnswer,
  HistoryAnswer,
  IdentitiesAnswer,
  PreviewAnswer,
  RulesAnswer,
  VersionAnswer,
  whys,
} from './actor-schemas.ts'
import { failure, ListQuestion, notAcceptable } from './questions.ts'

const tags = ['People']

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'it has to be a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .openapi({ type: 'integer', minimum: least, maximum: most })

const paging = {
  limit: whole(1, 10_000).default(100),
  cursor: whole(0, 999_999_999)
    .default(0)
    .openapi({ description: 'next_cursor of the answer before' }),
  format,
}

const answers = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: asTable(schema) },
  400: failure('The question is not valid'),
  ...notAcceptable,
})

function listRoute<
  const Path extends string,
  Schema extends z.ZodType,
  Query extends z.ZodRawShape,
>(
  path: Path,
  summary: string,
  query: Query,
  schema: Schema,
  table: (answer: z.infer<Schema>) => Table,
) {
  return createRoute({
    method: 'get',
    path,
    tags,
    summary,
    request: { query: z.strictObject(query) },
    middleware: alsoAsFile(table),
    responses: answers(schema, summary),
  })
}

const actorsRoute = listRoute(
  '/actors',
  'Accounts and addresses with what they are and why, the most active first',
  {
    kind: z.enum(kinds).optional().openapi({ example: 'human' }),
    why: z.enum(whys).optional(),
    q: z.string().max(200).optional().openapi({ description: 'Part of a login, address or name' }),
    ...paging,
  },
  ActorsAnswer,
  actorTable,
)
const rulesRoute = listRoute(
  '/actors/rules',
  'All rules as they are; as a file, those of logins',
  { format },
  RulesAnswer,
  ruleTable,
)
const identitiesRoute = listRoute(
  '/actors/identities',
  'Accounts and addresses that are another spelling of a person',
  { source: z.string().max(50).optional(), ...paging },
  IdentitiesAnswer,
  identityTable,
)
const affiliationsRoute = listRoute(
  '/actors/affiliations',
  'Where people belong and when, and for how much it is unknown',
  {
    source: z.enum(['hand', 'file', 'domain', 'membership', 'profile']).optional(),
    ...paging,
  },
  AffiliationsAnswer,
  affiliationTable,
)
const historyRoute = listRoute(
  '/actors/history',
  'What each version of the rules changed, the newest first',
  paging,
  HistoryAnswer,
  historyTable,
)

const versionRoute = createRoute({
  method: 'get',
  path: '/actors/history/{version}',
  tags,
  summary: 'All rules as they were at a version',
  request: {
    params: z.object({ version: whole(1, 999_999_999).openapi({ example: 1 }) }),
    query: ListQuestion,
  },
  middleware: alsoAsFile(versionTable),
  responses: {
    ...answers(VersionAnswer, 'Rows of the lists, each as JSON'),
    404: failure('No such version'),
  },
})

const asked = {
  body: { required: true, content: { 'application/json': { schema: RuleChanges } } },
} as const
const refusals = {
  400: failure('A change is not valid'),
  403: failure('Asked from elsewhere, or without the admin token where one is needed'),
  404: failure('No such account, rule or version'),
  409: failure('It contradicts another rule'),
}

const changeRoute = createRoute({
  method: 'put',
  path: '/actors/rules',
  tags,
  summary: 'Changes rules, all of them or none; what they decided is decided anew',
  request: asked,
  responses: {
    200: { description: 'Done', content: { 'application/json': { schema: ChangedAnswer } } },
    ...refusals,
  },
})

const previewRoute = createRoute({
  method: 'post',
  path: '/actors/preview',
  tags,
  summary: 'What the same changes would do, without doing it',
  request: asked,
  responses: {
    200: {
      description: 'What would be',
      content: { 'application/json': { schema: PreviewAnswer } },
    },
    ...refusals,
  },
})

export interface ActorDeps {
  store: Store
  catalogue: Catalogue
  guard: GuardOptions
  /** Whether people are called by name; default: open. */
  privacy?: Privacy | undefined
}

export const actorRoutes = (deps: ActorDeps) => {
  const { catalogue, guard: guarding, privacy = 'open', store } = deps
  const router = newRouter()
  router.on('PUT', '/actors/rules', guard(guarding))
  router.on('POST', '/actors/preview', guard(guarding))
  return router
    .openapi(actorsRoute, async (c) => {
      const { cursor, format: _, ...rest } = c.req.valid('query')
      refuseNames(privacy, rest.q)
      return c.json(await listActors(store, { ...rest, offset: cursor }), 200)
    })
    .openapi(rulesRoute, async (c) => c.json(await listRules(store), 200))
    .openapi(identitiesRoute, async (c) => {
      const { cursor, format: _, ...rest } = c.req.valid('query')
      return c.json(await listIdentities(store, { ...rest, offset: cursor }), 200)
    })
    .openapi(affiliationsRoute, async (c) => {
      const { cursor, format: _, ...rest } = c.req.valid('query')
      return c.json(await listAffiliations(store, { ...rest, offset: cursor }), 200)
    })
    .openapi(historyRoute, async (c) => {
      const { cursor, limit } = c.req.valid('query')
      return c.json(await listHistory(store, { limit, offset: cursor }), 200)
    })
    .openapi(versionRoute, async (c) => {
      const { version } = c.req.valid('param')
      return c.json(await listVersion(store, version), 200)
    })
    .openapi(changeRoute, async (c) => {
      const unknown = await store.applyRules(c.req.valid('json'))
      const { version } = await listRules(store)
      return c.json({ version, unknown }, 200)
    })
    .openapi(previewRoute, async (c) =>
      c.json(await preview(store, catalogue, c.req.valid('json')), 200),
    )
}
