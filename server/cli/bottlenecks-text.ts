/** Bottlenecks as text for a terminal: what to do next first, then the stages and the queue. */
import type { z } from 'zod'
import { waited } from '../bottlenecks/words.ts'
import type { BottlenecksAnswer, QueueAnswer } from '../routes/bottleneck-schemas.ts'
import { align } from './table.ts'

const kinds = { change_request: 'change request', issue: 'issue' }
const words = (code: string): string => code.replaceAll('_', ' ')
const percent = (share: number | null): string =>
  share === null ? '' : `${(share * 100).toFixed(0)} %`

/** Only stages in which anything was. */
function stageLines({ stages }: z.infer<typeof BottlenecksAnswer>): string {
  const rows = stages
    .filter(({ items, spent_seconds }) => items > 0 || spent_seconds > 0)
    .map((row) => [
      kinds[row.item_kind],
      words(row.stage),
      String(row.items),
      String(row.stuck),
      row.median_seconds === null ? '' : waited(row.median_seconds),
      percent(row.spent_share),
      row.gain.seconds_per_item === null ? '' : waited(row.gain.seconds_per_item),
      '',
    ])
  const head = ['of', 'waits for', 'now', 'stuck', 'median wait', 'of the time', 'cost an item', '']
  return align([head, ...rows])
}

export function bottlenecksText(
  answer: z.infer<typeof BottlenecksAnswer>,
  queue: z.infer<typeof QueueAnswer>,
): string {
  const { as_of, days, items, next, scope, stuck } = answer
  if (as_of === null) return `${scope}: nothing is known yet.\n`
  const steps = next.map(({ action, number, repo, title, why }, index) => {
    const what = number === null ? title : `${repo ?? ''}#${number} ${title}`
    return `${String(index + 1).padStart(2)}. ${words(action)}: ${what}\n    ${why}`
  })
  const rows = queue.items.map((row) => [
    `${row.repo}#${row.number ?? ''}`,
    waited(row.waited_seconds),
    words(row.stage),
    [words(row.waiting_on), ...row.next_actors].join(' '),
    row.title,
  ])
  return [
    `${scope}, as of ${as_of}: ${items} open items wait, ${stuck} of them for 30 days or longer`,
    ...(steps.length === 0 ? [] : [['Next:', ...steps].join('\n')]),
    `Stages, time and decisions of the last ${days} days:\n${stageLines(answer)}`,
    ...(rows.length === 0
      ? []
      : [
          `Queue, ${rows.length} of ${queue.total}, longest wait first:\n${align([['item', 'waits', 'for', 'on', 'title'], ...rows])}`,
        ]),
  ]
    .join('\n\n')
    .concat('\n')
}
