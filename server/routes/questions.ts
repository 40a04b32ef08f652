/** The parameters that the routes of a metric share. */
import { z } from '@hono/zod-openapi'
import { actorKinds, ErrorAnswer, grains } from './schemas.ts'

export const MetricKey = z.object({
  key: z.string().openapi({ example: 'time-to-first-response' }),
})

const scope = z
  .union([z.string(), z.array(z.string()).max(500)], {
    error: ({ input }) =>
      input === undefined ? 'it is missing' : 'it can be given 500 times at most',
  })
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .openapi({
    type: 'array',
    items: { type: 'string' },
    param: { name: 'scope', in: 'query', required: true, style: 'form', explode: true },
    description: '`repo:owner/name` or `ecosystem:slug`; repeat it to get one series each',
    example: ['ecosystem:sample'],
  })

const day = 'ISO 8601, a date or an instant in UTC'

const question = {
  scope,
  from: z
    .string()
    .optional()
    .openapi({ description: `First instant of the window: ${day}`, example: '2026-01-01' }),
  to: z
    .string()
    .optional()
    .openapi({ description: `First instant after the window: ${day}`, example: '2026-07-01' }),
  grain: z.enum(grains).default('month'),
  actors: z.enum(actorKinds).default('human').openapi({ description: 'Whose items are counted' }),
}

const format = z
  .enum(['json', 'csv'])
  .default('json')
  .openapi({ description: 'csv: one row a point or item, RFC 4180, with a header line' })

const period = z.string().optional().openapi({
  description: 'Start of one period, as in points[].period; without it, the whole window',
  example: '2026-05-01T00:00:00Z',
})

const limit = z
  .string()
  .regex(/^\d+$/, 'it has to be a whole number')
  .transform(Number)
  .pipe(z.number().min(1).max(1000))
  .optional()
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    description: 'Rows at once; 50 if not given. With format=csv and no limit: all rows',
  })

/** A misspelt parameter is refused: ignoring it would answer another question than the one asked. */
export const MetricQuestion = z.strictObject({ ...question, format })
/** The same question to several metrics. */
export const OverviewQuestion = z.strictObject({
  ...question,
  metric: z
    .union([z.string(), z.array(z.string()).max(100)], {
      error: ({ input }) =>
        input === undefined ? 'it is missing' : 'it can be given 100 times at most',
    })
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .openapi({
      type: 'array',
      items: { type: 'string' },
      param: { name: 'metric', in: 'query', required: true, style: 'form', explode: true },
      description: 'A key of the catalogue; repeat it to get one answer each',
      example: ['issues-opened', 'issues-closed'],
    }),
})
const { actors: _, scope: oneScope, ...time } = question
/** Without a scope: all repositories. */
export const CoverageQuestion = z.strictObject({ scope: oneScope.optional(), ...time })
export const SqlQuestion = z.strictObject(question)
export const ItemsQuestion = z.strictObject({
  ...question,
  period,
  limit,
  cursor: z.string().optional().openapi({ description: 'next_cursor of the answer before' }),
  format,
})

export const failure = (description: string) => ({
  description,
  content: { 'application/json': { schema: ErrorAnswer } },
})

/** What a route about a metric may answer instead of numbers. */
export const failures = {
  400: failure('The question is not valid'),
  404: failure('No such metric, repository or ecosystem'),
  504: failure('The query took too long and was stopped'),
}
