/** `/checklists`: items that are met or not, and what people declare of those that no machine can check. */
import { createRoute, z } from '@hono/zod-openapi'
import { checklistAnswer, checklistNamed } from '../checklists/answer.ts'
import { readStatements, statementOf, StatementText } from '../checklists/statement.ts'
import { AppError } from '../errors.ts'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { newRouter } from '../http/router.ts'
import { checklistTable, statementsTable } from '../http/tables-of-checklists.ts'
import type { Indices } from '../indices/load.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import type { Store } from '../store/open.ts'
import { ChecklistAnswer, Statement, StatementsAnswer } from './checklist-schemas.ts'
import { indexQuestion } from './index-questions.ts'
import { failure, failures, ListQuestion } from './questions.ts'

const tags = ['Checklists']
const Key = z.object({ key: z.string().openapi({ example: 'security-posture' }) })
const { each, format, period, scope } = indexQuestion

const answerRoute = createRoute({
  method: 'get',
  path: '/checklists/{key}',
  tags,
  summary:
    'A checklist of some scopes: each item met or not, checked by machine, declared or unknown',
  request: { params: Key, query: z.strictObject({ scope, each, period, format }) },
  middleware: alsoAsFile(checklistTable),
  responses: {
    200: { description: 'One answer a scope', content: asTable(ChecklistAnswer) },
    ...failures,
  },
})

const statementsRoute = createRoute({
  method: 'get',
  path: '/checklists/{key}/statements',
  tags,
  summary: 'All that was ever declared on a checklist, the newest first, with what was withdrawn',
  request: { params: Key, query: ListQuestion },
  middleware: alsoAsFile(statementsTable),
  responses: {
    200: { description: 'The statements', content: asTable(StatementsAnswer) },
    ...failures,
  },
})

const refusals = {
  400: failures[400],
  403: failure('Asked from elsewhere, or without the admin token'),
  404: failures[404],
}

const declareRoute = createRoute({
  method: 'post',
  path: '/checklists/{key}/statements',
  tags,
  summary: 'Declares an item met or not, over what was declared of it before',
  request: {
    params: Key,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: StatementText.openapi('NewStatement', {
            example: {
              scope: 'ecosystem:sample',
              item: 'audit',
              is_met: true,
              said_by: 'Security team',
              holds_until: '2027-01-01',
              url: 'https://example.org/audit.pdf',
            },
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'As stored', content: { 'application/json': { schema: Statement } } },
    ...refusals,
  },
})

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/checklists/{key}/statements/{id}',
  tags,
  summary: 'Withdraws a statement from now on; that it was made stays on record',
  request: {
    params: Key.extend({
      id: z
        .string()
        .regex(/^[0-9a-f]{1,64}$/, 'take the id of a statement')
        .openapi({ example: '0123456789ab' }),
    }),
  },
  responses: {
    200: {
      description: 'It is withdrawn',
      content: { 'application/json': { schema: z.object({ withdrawn: z.literal(1) }) } },
    },
    ...refusals,
  },
})

export const checklistRoutes = (deps: {
  store: Store
  catalogue: Catalogue
  indices: Indices
  guard: GuardOptions
}) => {
  const { store } = deps
  const router = newRouter()
  router.on('POST', '/checklists/:key/statements', guard(deps.guard))
  router.on('DELETE', '/checklists/:key/statements/:id', guard(deps.guard))
  return router
    .openapi(answerRoute, async (c) => {
      const { each: isEach, period: asked, scope: scopes } = c.req.valid('query')
      const list = checklistNamed(deps, c.req.valid('param').key)
      const question = { scopes, each: isEach === 'true', period: asked }
      return c.json(await checklistAnswer(list, question), 200)
    })
    .openapi(statementsRoute, async (c) => {
      const { definition } = checklistNamed(deps, c.req.valid('param').key)
      return c.json({ statements: await readStatements(store, definition.key) }, 200)
    })
    .openapi(declareRoute, async (c) => {
      const { definition } = checklistNamed(deps, c.req.valid('param').key)
      const row = await statementOf(store, definition, c.req.valid('json'))
      await store.addStatement(row)
      return c.json(row, 200)
    })
    .openapi(withdrawRoute, async (c) => {
      const { id, key } = c.req.valid('param')
      const { definition } = checklistNamed(deps, key)
      if (!(await store.withdrawStatement(definition.key, id))) throw noStatement(key, id)
      return c.json({ withdrawn: 1 as const }, 200)
    })
}

const noStatement = (key: string, id: string): AppError =>
  new AppError(
    'unknown-statement',
    `There is no statement "${id}" on ${key} that could be withdrawn.`,
    `GET /api/v1/checklists/${key}/statements lists them.`,
    404,
  )
