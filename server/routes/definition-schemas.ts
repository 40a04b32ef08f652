/** The shapes of what tells how a metric is made: its formula, its worked example, and which sources were read. */
import { z } from '@hono/zod-openapi'
import { Metric, orNull, sources } from './schemas.ts'

const Day = z.union([z.number(), z.string()]).openapi({
  description: 'Days since 1 January 2025, or a date',
})
const Figure = z.number().nullable()

export const Example = z
  .object({
    name: z.string().openapi({ description: 'What the example shows' }),
    names: z.record(z.string(), z.string()).openapi({ description: 'By language: en, zh-CN' }),
    as_of: Day,
    from: z.string(),
    to: z.string(),
    grain: z.string(),
    actors: z.string(),
    rows: z.array(
      z.object({
        kind: z.string().openapi({ example: 'issues' }),
        repository: z.string(),
        by: z.string().nullable().openapi({ description: 'Null: a deleted account, or nobody' }),
        at: Day.nullable(),
        facts: z.array(z.string()).openapi({ description: 'What else is given of it' }),
        acts: z.array(
          z.object({
            what: z.string(),
            by: z.string().nullable(),
            at: Day,
            detail: z.string().nullable(),
          }),
        ),
      }),
    ),
    expected: z.array(
      z.object({
        period: z.string().openapi({ description: 'Start of a period, or window for the whole' }),
        tells_value: z.boolean().openapi({ description: 'Whether the example is about the value' }),
        value: Figure,
        low: Figure,
        high: Figure,
        at_least: Figure,
        n: Figure,
        n_censored: Figure,
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('Example')

export const Definition = Metric.extend({
  population: z.string().openapi({ description: 'SQL: one row an item that the number speaks of' }),
  steps: z.string().openapi({ description: 'SQL: from the population to the value' }),
  parameters: z.record(z.string(), z.number()).openapi({ description: 'Bound to the steps' }),
  example: orNull(Example).openapi({ description: 'The first of the cases it is tested with' }),
}).openapi('Definition')

export const Sources = z
  .object({
    repositories: z.number().int().openapi({ description: 'All that are in the database' }),
    sources: z.array(
      z.object({
        source: z.enum(sources),
        repositories: z.number().int().openapi({ description: 'Of how many it was read' }),
      }),
    ),
  })
  .openapi('Sources')
