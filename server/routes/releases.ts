/** `/releases`: the releases of a scope by time, each against the norm of its level. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable, format } from '../http/formats.ts'
import { listed } from '../http/listed.ts'
import { newRouter } from '../http/router.ts'
import { releaseTable } from '../http/tables.ts'
import { parseInstant } from '../metrics/window.ts'
import { listReleases } from '../releases/list.ts'
import { readNotes } from '../releases/notes.ts'
import type { Store } from '../store/open.ts'
import type { Page } from '../store/page.ts'
import { AnnotationsQuestion, failure, failures, ItemsQuestion, OneScope } from './questions.ts'
import { ReleaseNotes, ReleasesAnswer } from './release-schemas.ts'

const Question = z.strictObject({
  scope: OneScope,
  from: AnnotationsQuestion.shape.from,
  to: AnnotationsQuestion.shape.to,
  prereleases: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'Whether pre-releases are among them' }),
  limit: ItemsQuestion.shape.limit,
  cursor: ItemsQuestion.shape.cursor,
  format,
})

const route = createRoute({
  method: 'get',
  path: '/releases',
  tags: ['Releases'],
  summary:
    'The releases of a scope, newest first: level, interval, fit with the norm, what came of it',
  request: { query: Question },
  middleware: alsoAsFile(releaseTable),
  responses: {
    200: { description: 'A page of releases', content: asTable(ReleasesAnswer) },
    ...failures,
    413: failure('More rows than one file holds'),
  },
})

const notesRoute = createRoute({
  method: 'get',
  path: '/releases/{release}/notes',
  tags: ['Releases'],
  summary: 'What a release says of itself',
  request: {
    params: z.object({
      release: z
        .string()
        .max(320)
        .openapi({ description: 'As item_id of the list', example: 'SX_0_0' }),
    }),
    query: z.strictObject({ scope: OneScope }),
  },
  responses: {
    200: { description: 'Its notes', content: { 'application/json': { schema: ReleaseNotes } } },
    ...failures,
  },
})

export const releaseRoutes = ({ store }: { store: Store }) =>
  newRouter()
    .openapi(route, async (c) => {
      const { cursor, from, limit, prereleases, scope, to } = c.req.valid('query')
      const question = {
        scope,
        from: from === undefined ? null : parseInstant(from, 'from'),
        to: to === undefined ? null : parseInstant(to, 'to'),
        prereleases: prereleases === 'true',
      }
      const read = (page: Page) => listReleases(store, { ...question, ...page })
      return c.json(await listed(c, { cursor, limit }, read), 200)
    })
    .openapi(notesRoute, async (c) => {
      const { release } = c.req.valid('param')
      return c.json(await readNotes(store, release, c.req.valid('query').scope), 200)
    })
