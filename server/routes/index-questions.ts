/** What every question about an index or a checklist may say. */
import { z } from '@hono/zod-openapi'
import { format } from '../http/formats.ts'
import { defaultSet } from '../indices/sets.ts'
import { scope } from './questions.ts'

export const indexQuestion = {
  scope,
  each: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'true: an answer for each repository of the scopes' }),
  period: z.string().optional().openapi({
    description:
      'A year, quarter or month: indicators look back twelve months from its end. Not given: the month that the data ends in',
    example: '2026Q2',
  }),
  weights: z.string().optional().openapi({
    description:
      'A set of weights by its name, for its newest version, or name@version. Not given: those of the file',
    example: defaultSet,
  }),
  format,
}
