/** `/annotations`: what happened beside the numbers of a scope; to write one is guarded as to sync is. */
import { createRoute, z } from '@hono/zod-openapi'
import { annotationKinds, annotationOf, AnnotationText } from '../annotations/annotation.ts'
import { applying, releaseLevels, storedAnnotations } from '../annotations/applying.ts'
import { AppError } from '../errors.ts'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { guard, type GuardOptions } from '../http/guard.ts'
import { newRouter } from '../http/router.ts'
import { annotationTable } from '../http/tables.ts'
import { parseInstant } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import { AnnotationsQuestion, failure, failures, notAcceptable } from './questions.ts'

const tags = ['Annotations']

const Annotation = z
  .object({
    id: z.string(),
    scope: z.string().nullable().openapi({ description: 'Null: everywhere' }),
    kind: z.enum(annotationKinds),
    from_at: z.string(),
    to_at: z.string().nullable().openapi({ description: 'First instant after it; null: a moment' }),
    title: z.string(),
    url: z.string().nullable(),
  })
  .openapi('Annotation')

export const AnnotationsAnswer = z
  .object({
    annotations: z.array(Annotation),
    releases: z.enum(releaseLevels).openapi({
      description:
        'Which releases are among them: all, or where these are many those with a new minor or major number',
    }),
  })
  .openapi('Annotations')

const listRoute = createRoute({
  method: 'get',
  path: '/annotations',
  tags,
  summary:
    'What happened, by time: of some scopes with their releases, or everything that was written',
  request: { query: AnnotationsQuestion },
  middleware: alsoAsFile(annotationTable),
  responses: {
    200: { description: 'By time', content: asTable(AnnotationsAnswer) },
    400: failures[400],
    404: failures[404],
    ...notAcceptable,
  },
})

const id = z.string().regex(/^[\w.-]{1,64}$/, 'use letters, digits, . - and _')
const one = z.object({ id: id.openapi({ example: 'new-charter' }) })
const refusals = {
  400: failures[400],
  403: failure('Asked from elsewhere, or without the admin token'),
}

const putRoute = createRoute({
  method: 'put',
  path: '/annotations/{id}',
  tags,
  summary: 'Writes an annotation, over the one that has its id',
  request: {
    params: one,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: AnnotationText.openapi('NewAnnotation', {
            example: {
              title: 'New charter',
              kind: 'governance',
              from: '2026-03-01',
              scope: 'ecosystem:sample',
            },
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'As stored', content: { 'application/json': { schema: Annotation } } },
    ...refusals,
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/annotations/{id}',
  tags,
  summary: 'Removes an annotation that was written; releases come from the data and stay',
  request: { params: one },
  responses: {
    200: {
      description: 'It is gone',
      content: { 'application/json': { schema: z.object({ removed: z.literal(1) }) } },
    },
    ...refusals,
    404: failure('There is no such annotation'),
  },
})

export const annotationRoutes = (deps: { store: Store; guard: GuardOptions }) => {
  const { store } = deps
  const router = newRouter()
  router.on(['PUT', 'DELETE'], '/annotations/:id', guard(deps.guard))
  return router
    .openapi(listRoute, async (c) => {
      const { from, scope, to } = c.req.valid('query')
      if (scope === undefined) {
        const annotations = await storedAnnotations(store)
        return c.json({ annotations, releases: 'none' as const }, 200)
      }
      const dates = {
        from: from === undefined ? null : parseInstant(from, 'from'),
        to: to === undefined ? null : parseInstant(to, 'to'),
      }
      return c.json(await applying(store, scope, dates), 200)
    })
    .openapi(putRoute, async (c) => {
      const row = annotationOf(c.req.valid('json'), c.req.valid('param').id)
      await store.putAnnotations([row])
      return c.json(row, 200)
    })
    .openapi(deleteRoute, async (c) => {
      const { id } = c.req.valid('param')
      if ((await store.removeAnnotations([id])) === 0) throw noAnnotation(id)
      return c.json({ removed: 1 as const }, 200)
    })
}

const noAnnotation = (id: string): AppError =>
  new AppError(
    'unknown-annotation',
    `There is no annotation "${id}".`,
    'GET /api/v1/annotations lists those that were written.',
    404,
  )
