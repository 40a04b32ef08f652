/** `/bottlenecks`: where work waits and on whom, what to do next, and the rows behind each of these numbers. */
import { createRoute, z } from '@hono/zod-openapi'
import { itemKinds, stages, usualDays, waitedFor } from '../bottlenecks/model.ts'
import type { Page } from '../store/page.ts'
import { prepare } from '../bottlenecks/question.ts'
import { queue } from '../bottlenecks/queue.ts'
import { bottlenecks } from '../bottlenecks/report.ts'
import { reviewed } from '../bottlenecks/reviewers.ts'
import { spent } from '../bottlenecks/spent.ts'
import type { Privacy } from '../contributors/pseudonym.ts'
import { alsoAsFile, asTable, format } from '../http/formats.ts'
import { listed } from '../http/listed.ts'
import { newRouter } from '../http/router.ts'
import { queueTable, reviewedTable, spentTable, stageTable } from '../http/tables-of-bottlenecks.ts'
import { askedLogin } from '../privacy/asked.ts'
import type { Store } from '../store/open.ts'
import {
  BottlenecksAnswer,
  QueueAnswer,
  ReviewedAnswer,
  SpentAnswer,
} from './bottleneck-schemas.ts'
import { failure, failures, OneScope } from './questions.ts'
import { actorKinds } from './schemas.ts'

const tags = ['Bottlenecks']

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'it has to be a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .optional()

const asked = {
  scope: OneScope,
  as_of: z.string().optional().openapi({
    description:
      'State of that instant, ISO 8601, without what came later; not given: the last sync',
    example: '2026-06-01T00:00:00Z',
  }),
  days: number(1, 366).openapi({
    type: 'integer',
    minimum: 1,
    maximum: 366,
    description: `How far back time spent, decisions and reviews are counted; ${usualDays} if not given`,
  }),
  actors: z.enum(actorKinds).default('human').openapi({ description: 'Whose items' }),
}
const paged = {
  limit: number(1, 1000).openapi({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    description: 'Rows at once; 50 if not given. As CSV or Parquet without a limit: all rows',
    example: 10,
  }),
  cursor: z.string().optional().openapi({ description: 'next_cursor of the answer before' }),
  format,
}

const Question = z.strictObject({
  ...asked,
  next: number(0, 100).openapi({
    type: 'integer',
    minimum: 0,
    maximum: 100,
    description: 'At most so many next steps; 10 if not given',
  }),
  format,
})
const QueueQuestion = z.strictObject({
  ...asked,
  stage: z.enum(stages).optional().openapi({
    description: 'Not given: all but release, which is of what is merged',
  }),
  item_kind: z.enum(itemKinds).optional(),
  waiting_on: z.enum(waitedFor).optional(),
  reviewer: z.string().optional().openapi({
    description: 'Login of who was asked for a review that isn’t given yet',
  }),
  stuck: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ type: 'string', enum: ['true', 'false'], description: 'For 30 days or longer' }),
  ...paged,
})
const SpentQuestion = z.strictObject({
  ...asked,
  stage: z.enum(stages).openapi({ example: 'review' }),
  item_kind: z.enum(itemKinds).openapi({ example: 'change_request' }),
  of: z.enum(['all', 'decided']).default('all').openapi({
    description:
      'all: what any item spent in it within the days; decided: what those decided then had spent in all',
  }),
  ...paged,
})
const ReviewedQuestion = z.strictObject({
  ...asked,
  reviewer: z.string().openapi({ description: 'A login', example: 'amara-woodruff' }),
  ...paged,
})

const answers = {
  400: failures[400],
  404: failure('Nothing is known of the scope'),
  406: failures[406],
  504: failures[504],
}
const listAnswers = { ...answers, 413: failure('More rows than one file holds') }

const reportRoute = createRoute({
  method: 'get',
  path: '/bottlenecks',
  tags,
  summary: 'Where work waits and on whom, what clearing it would gain, and what to do next',
  request: { query: Question },
  middleware: alsoAsFile(stageTable),
  responses: {
    200: {
      description: 'The bottlenecks; as a table: the stages',
      content: asTable(BottlenecksAnswer),
    },
    ...answers,
  },
})
const queueRoute = createRoute({
  method: 'get',
  path: '/bottlenecks/queue',
  tags,
  summary: 'What waits, the longest wait first: in which stage, since when, and whose turn it is',
  request: { query: QueueQuestion },
  middleware: alsoAsFile(queueTable),
  responses: {
    200: { description: 'A page of the queue', content: asTable(QueueAnswer) },
    ...listAnswers,
  },
})
const spentRoute = createRoute({
  method: 'get',
  path: '/bottlenecks/spent',
  tags,
  summary: 'The items behind the time that a stage took, and how long each spent in it',
  request: { query: SpentQuestion },
  middleware: alsoAsFile(spentTable),
  responses: {
    200: { description: 'A page of them, longest first', content: asTable(SpentAnswer) },
    ...listAnswers,
  },
})
const reviewedRoute = createRoute({
  method: 'get',
  path: '/bottlenecks/reviewed',
  tags,
  summary: 'The change requests that somebody has reviewed of late',
  request: { query: ReviewedQuestion },
  middleware: alsoAsFile(reviewedTable),
  responses: {
    200: { description: 'A page of them, latest first', content: asTable(ReviewedAnswer) },
    ...listAnswers,
  },
})

export const bottleneckRoutes = ({
  privacy = 'open',
  store,
}: {
  store: Store
  /** Whether people are called by name; default: open. */
  privacy?: Privacy | undefined
}) =>
  newRouter()
    .openapi(reportRoute, async (c) => {
      const { format: _, next, ...rest } = c.req.valid('query')
      return c.json(await bottlenecks(store, { ...rest, most: next }), 200)
    })
    .openapi(queueRoute, async (c) => {
      const { cursor, limit, ...rest } = c.req.valid('query')
      const prepared = await prepare(store, rest)
      const reviewer =
        rest.reviewer === undefined ? undefined : await askedLogin(store, privacy, rest.reviewer)
      const read = (page: Page) => queue(store, prepared, { ...rest, reviewer }, page)
      return c.json(await listed(c, { cursor, limit }, read), 200)
    })
    .openapi(spentRoute, async (c) => {
      const { cursor, limit, ...rest } = c.req.valid('query')
      const prepared = await prepare(store, rest)
      const read = (page: Page) => spent(store, prepared, rest, page)
      return c.json(await listed(c, { cursor, limit }, read), 200)
    })
    .openapi(reviewedRoute, async (c) => {
      const { cursor, limit, reviewer, ...rest } = c.req.valid('query')
      const prepared = await prepare(store, rest)
      const login = await askedLogin(store, privacy, reviewer)
      const read = (page: Page) => reviewed(store, prepared, login, page)
      return c.json(await listed(c, { cursor, limit }, read), 200)
    })
