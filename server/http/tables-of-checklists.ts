/** Answers about checklists as tables. */
import type { z } from 'zod'
import type { ChecklistAnswer, StatementsAnswer } from '../routes/checklist-schemas.ts'
import { tableOf, type Table } from '../store/table.ts'

/** One row an item of a scope. */
export const checklistTable = ({
  checklist,
  on,
  period,
  scopes,
}: z.infer<typeof ChecklistAnswer>): Table =>
  tableOf(
    {
      checklist: 'varchar',
      period: 'varchar',
      on_day: 'varchar',
      scope: 'varchar',
      part: 'varchar',
      item: 'varchar',
      known_by: 'varchar',
      is_met: 'boolean',
      metric: 'varchar',
      value: 'double',
      needed: 'double',
      reason: 'varchar',
      said_by: 'varchar',
      said_on: 'varchar',
      holds_until: 'varchar',
      is_lapsed: 'boolean',
      url: 'varchar',
    },
    scopes.flatMap(({ parts, scope }) =>
      parts.flatMap((part) =>
        part.items.map((item) => ({
          checklist,
          period: period.name,
          on_day: on,
          scope,
          part: part.key,
          item: item.key,
          known_by: item.known_by,
          is_met: item.is_met,
          metric: item.metric,
          value: item.value,
          needed: item.needed,
          reason: item.reason,
          said_by: item.statement?.said_by ?? null,
          said_on: item.statement?.said_on ?? null,
          holds_until: item.statement?.holds_until ?? null,
          is_lapsed: item.is_lapsed,
          url: item.statement?.url ?? null,
        })),
      ),
    ),
  )

export const statementsTable = ({ statements }: z.infer<typeof StatementsAnswer>): Table =>
  tableOf(
    {
      id: 'varchar',
      checklist: 'varchar',
      scope: 'varchar',
      item: 'varchar',
      is_met: 'boolean',
      said_by: 'varchar',
      said_on: 'varchar',
      holds_until: 'varchar',
      url: 'varchar',
      note: 'varchar',
      recorded_at: 'timestamptz',
      withdrawn_at: 'timestamptz',
    },
    statements,
  )
