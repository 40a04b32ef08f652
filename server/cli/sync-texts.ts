/** What `lichen collect` says of many repositories: what was found to collect, and how it all ended. */
import type { SyncRun } from '../sync/sink.ts'
import type { Found } from '../sync/wanted.ts'

const count = (value: number): string => value.toLocaleString('en-US')

export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`

/** One line an owner: how many are taken, and why the others aren't. */
export function ownerText({ left, login, taken, total }: Found['owners'][number]): string {
  const listed = taken.length + left.archived + left.forks + left.disabled + left.excluded
  const reasons = [
    left.archived > 0 ? `${count(left.archived)} archived` : '',
    left.forks > 0 ? counted(left.forks, 'fork') : '',
    left.excluded > 0 ? `${count(left.excluded)} excluded` : '',
    left.disabled > 0 ? `${count(left.disabled)} disabled by GitHub` : '',
    total > listed ? `${count(total - listed)} that the token may not see` : '',
  ].filter((text) => text !== '')
  const all = counted(Math.max(total, listed), 'repository', 'repositories')
  const without = reasons.length === 0 ? '' : `; left out: ${reasons.join(', ')}`
  return `${login}: ${count(taken.length)} of ${all}${without}`
}

/** Repositories that are as they were, told in one line. */
export const idleText = (repositories: number, requests: number): string =>
  `${counted(repositories, 'repository', 'repositories')} unchanged, by ${counted(requests, 'request')}`

const outcomes: [SyncRun['outcome'], string][] = [
  ['complete', 'complete'],
  ['with_gaps', 'with gaps'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
]

/** How a sync over many repositories ended: the numbers, then each one that isn't complete, with its reason. */
export function endText(runs: SyncRun[], total: number): string {
  const numbers = outcomes.flatMap(([outcome, word]) => {
    const n = runs.filter((run) => run.outcome === outcome).length
    return n === 0 ? [] : [`${count(n)} ${word}`]
  })
  if (total > runs.length) numbers.push(`${count(total - runs.length)} not begun`)
  const lines = runs.flatMap(({ error_class, message, outcome, repository }) => {
    if (outcome === 'with_gaps') return [`  ${repository}: with gaps, see lichen status`]
    return outcome === 'complete' ? [] : [`  ${repository}: ${error_class ?? outcome}: ${message}`]
  })
  const head = `${counted(total, 'repository', 'repositories')}: ${numbers.join(', ')}.`
  return [head, ...lines].join('\n')
}
