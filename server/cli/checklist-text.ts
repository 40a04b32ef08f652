/** Answers about checklists as text for a terminal. */
import type { z } from 'zod'
import type { ChecklistAnswer, StatementsAnswer } from '../routes/checklist-schemas.ts'
import { align } from './table.ts'

type Item = z.infer<typeof ChecklistAnswer>['scopes'][number]['parts'][number]['items'][number]

const verdict = (isMet: boolean | null): string =>
  isMet === null ? 'unknown' : isMet ? 'met' : 'not met'

const amount = (value: number | null): string =>
  value === null ? '' : Number(value.toPrecision(4)).toString()

function howKnown({ is_lapsed, known_by, metric, needed, statement, value }: Item): string {
  const said = statement === null ? '' : `by ${statement.said_by} on ${statement.said_on}`
  if (known_by === 'machine') return `${metric}: ${amount(value)}, needed ${amount(needed)}`
  if (known_by === 'statement') return `declared ${said}, ${statement?.url ?? ''}`
  return is_lapsed ? `declared ${said}, but that ran out on ${statement?.holds_until ?? ''}` : ''
}

export function checklistText({
  checklist,
  on,
  period,
  scopes,
}: z.infer<typeof ChecklistAnswer>): string {
  const blocks = scopes.map(({ met, not_met, parts, scope, unknown }) =>
    [
      `${scope}: ${met} met, ${not_met} not met, ${unknown} unknown`,
      align(
        parts.flatMap((part) => [
          [part.key, `${part.met} of ${part.items.length}`, ''],
          ...part.items.map((item) => [`  ${item.key}`, verdict(item.is_met), howKnown(item)]),
        ]),
      ),
    ].join('\n'),
  )
  return `${[`${checklist}, ${period.name}, statements as of ${on}`, ...blocks].join('\n\n')}\n`
}

export function statementsText({ statements }: z.infer<typeof StatementsAnswer>): string {
  if (statements.length === 0) return 'Nothing was declared.\n'
  const rows = statements.map((each) => [
    each.id,
    each.scope,
    each.item,
    verdict(each.is_met),
    each.said_by,
    each.said_on,
    each.withdrawn_at === null
      ? `until ${each.holds_until}`
      : `withdrawn ${each.withdrawn_at.slice(0, 10)}`,
    each.url,
  ])
  const head = ['id', 'scope', 'item', 'says', 'by', 'on', '', 'evidence']
  return `${align([head, ...rows])}\n`
}
