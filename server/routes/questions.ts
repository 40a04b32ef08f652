/** The parameters that the routes of a metric share. */
import { z } from '@hono/zod-openapi'
import { format } from '../http/formats.ts'
import { comparisons, type Comparison } from '../metrics/comparison.ts'
import { actorKinds, askedActors, ErrorAnswer, grains } from './schemas.ts'

export const MetricKey = z.object({
  key: z.string().openapi({ example: 'time-to-first-response' }),
})

export const scope = z
  .union([z.string(), z.array(z.string()).max(500)], {
    error: ({ input }) =>
      input === undefined ? 'it is missing' : 'it can be given 500 times at most',
  })
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .openapi({
    type: 'array',
    items: { type: 'string' },
    param: { name: 'scope', in: 'query', required: true, style: 'form', explode: true },
    description:
      '`repo:owner/name`, `org:owner`, `ecosystem:slug`, `field:name=value` or `all`; `,` joins what is in either, ' +
      '`&` (as %26) narrows to what is in both and binds tighter. Repeat the parameter to get one series each.',
    example: ['ecosystem:sample'],
  })

/** Of a list, which is of one scope at a time. */
export const OneScope = z.string().openapi({
  description:
    'One of `repo:owner/name`, `org:owner`, `ecosystem:slug`, `field:name=value` or `all`; `,` joins, `&` (as %26) narrows',
  example: 'ecosystem:sample',
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
  trailing: z
    .string()
    .regex(/^\d+$/, 'it has to be a whole number')
    .transform(Number)
    .pipe(z.number().min(1).max(120))
    .optional()
    .openapi({
      type: 'integer',
      minimum: 1,
      maximum: 120,
      description:
        'Steps of the grain that each point looks back over from its end, its own period included. ' +
        'Not given: as the metric does by itself. What is a state at the end of a period stays as it is.',
    }),
}

const compare = z
  .string()
  .transform((text, context): Comparison[] => {
    if (text === 'none') return []
    const names = text.split(',')
    const known = comparisons.filter((name) => names.includes(name))
    if (known.length === new Set(names).size) return known
    context.addIssue({ code: 'custom', message: `it may name ${comparisons.join(', ')}, or none` })
    return z.NEVER
  })
  .optional()
  .openapi({
    type: 'string',
    description: `What to compare with, with commas between: ${comparisons.join(', ')}; or none. Not given: all of them`,
    example: 'previous,year_ago',
  })

const each = z
  .enum(['true', 'false'])
  .default('false')
  .openapi({ description: 'true: one series for each repository of the scopes' })

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
    description: 'Rows at once; 50 if not given. As CSV or Parquet without a limit: all rows',
    example: 10,
  })

/** A misspelt parameter is refused: ignoring it would answer another question than the one asked. */
export const MetricQuestion = z.strictObject({
  ...question,
  actors: z.enum(askedActors).default('human').openapi({
    description: 'Whose items are counted; each: people, bots and agents as three series a scope',
  }),
  each,
  compare,
  format,
})
/** The same question to several metrics. */
export const OverviewQuestion = z.strictObject({
  ...question,
  each,
  compare,
  format,
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
const { actors: _, trailing: _trailing, scope: _scope, ...time } = question
const optionalScope = scope
  .optional()
  .openapi({ param: { name: 'scope', in: 'query', required: false } })
/** Without a scope: all repositories. */
export const CoverageQuestion = z.strictObject({ scope: optionalScope, ...time, format })
/** Without a scope: all repositories. */
export const ReposQuestion = z.strictObject({ scope: optionalScope, format })
/** Without a scope: everything that was written, of any time. */
export const AnnotationsQuestion = z.strictObject({
  scope: optionalScope,
  from: question.from,
  to: question.to,
  format,
})
/** Of a list that is always given whole. */
export const ListQuestion = z.strictObject({ format })
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

export const notAcceptable = { 406: failure('It can’t be given in a type that is accepted') }

/** What a route about a metric may answer instead of numbers. */
export const failures = {
  400: failure('The question is not valid'),
  404: failure('No such metric, or nothing is known of the scope'),
  ...notAcceptable,
  504: failure('The query took too long and was stopped'),
}
