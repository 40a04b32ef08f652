/** The shapes of the answers about checklists. */
import { z } from '@hono/zod-openapi'
import { Period } from './index-schemas.ts'
import { orNull, reasons } from './schemas.ts'

export const Statement = z
  .object({
    id: z.string(),
    checklist: z.string(),
    scope: z.string(),
    item: z.string(),
    is_met: z.boolean(),
    said_by: z.string().openapi({ description: 'As they signed it' }),
    said_on: z.string(),
    holds_until: z.string().openapi({ description: 'The first day on which it no longer holds' }),
    url: z.string().openapi({ description: 'Where the evidence is' }),
    note: z.string().nullable(),
    recorded_at: z.string(),
    withdrawn_at: z.string().nullable(),
  })
  .openapi('Statement')

export const StatementsAnswer = z.object({ statements: z.array(Statement) }).openapi('Statements')

const counts = {
  met: z.number().int(),
  not_met: z.number().int(),
  unknown: z.number().int(),
}

const Item = z
  .object({
    key: z.string(),
    known_by: z.enum(['machine', 'statement']).nullable().openapi({
      description: 'A machine check stands above a statement; null: not known',
    }),
    is_met: z.boolean().nullable(),
    metric: z.string().nullable().openapi({ description: 'What checks it; null: nothing can' }),
    value: z.number().nullable().openapi({ description: 'In the unit of the metric' }),
    needed: z.number().nullable().openapi({ description: 'The value at which it is met' }),
    n: z.number().int().openapi({ description: 'Items that the value speaks of' }),
    from: z.string().nullable().openapi({ description: 'The window that the value speaks of' }),
    to: z.string().nullable(),
    reason: z.enum(reasons).nullable().openapi({ description: 'Why no machine knows' }),
    statement: orNull(Statement).openapi({
      description: 'The latest one, also where it is not used',
    }),
    is_lapsed: z.boolean().openapi({ description: 'The statement has run out' }),
  })
  .openapi('ChecklistItem')

export const ChecklistAnswer = z
  .object({
    checklist: z.string(),
    period: Period,
    on: z.string().openapi({ description: 'The day as of which statements are taken' }),
    scopes: z.array(
      z.object({
        scope: z.string(),
        as_of: z.string().nullable(),
        ...counts,
        parts: z.array(z.object({ key: z.string(), ...counts, items: z.array(Item) })),
      }),
    ),
  })
  .openapi('Checklist')
