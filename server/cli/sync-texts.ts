/** What `lichen collect` says: what was found to collect, how far it is, and how it ended. */
import type { Waiting } from '../../collectors/github/client.ts'
import type { Progress } from '../../collectors/github/options.ts'
import type { Left } from '../sync/leaving.ts'
import type { SyncSummary } from '../sync/run.ts'
import type { SyncRun } from '../sync/sink.ts'
import type { Found } from '../sync/wanted.ts'

export const count = (value: number): string => value.toLocaleString('en-US')

export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`

/** Roughly, in the unit that a waiting person thinks in. */
function timeLeft(seconds: number): string {
  if (seconds < 60) return 'less than a minute left'
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`
  return `about ${Math.round(seconds / 3600)} h left`
}

/** How far a run is, in one line; the time left is extrapolated from the items that this run has read. */
export function progressText(
  repository: string,
  { budget, done, left, phase, requests, total }: Progress,
  itemsRead: number,
  elapsedMs: number,
): string {
  // Where an earlier run read a part, how large that was isn't known.
  const read =
    left === null
      ? `${phase}: ${count(done)} more (${count(total)} in all)`
      : `${phase} ${count(Math.min(done, total))} of ${count(total)}`
  const parts = [`${repository}  ${read}`, counted(requests, 'request')]
  if (budget !== null) parts.push(`budget ${count(budget.remaining)} of ${count(budget.limit)}`)
  if (left !== null && left > 0 && itemsRead > 0) {
    parts.push(timeLeft((elapsedMs / 1000 / itemsRead) * left))
  }
  return parts.join(' · ')
}

export function summaryText(summary: SyncSummary): string {
  const { as_of, changes, issues, name, owner, pull_requests, releases, requests } = summary
  const has = [
    counted(issues, 'issue'),
    counted(pull_requests, 'pull request'),
    counted(releases, 'release'),
  ]
  const rows = `${count(changes.inserted)} new, ${count(changes.updated)} changed, ${count(changes.deleted)} removed rows`
  return `${owner}/${name}: ${has.join(', ')} in ${counted(requests, 'request')}, as of ${as_of} (${rows})`
}

const reasons: Record<Waiting['reason'], string> = {
  points: "for the hour's points",
  'secondary-limit': 'since GitHub asks to slow down',
  'response-time': 'to leave GitHub time to breathe',
  retry: 'before asking again',
}

/** Why nothing moves, and until when. */
export const waitingText = ({ ms, reason }: Waiting, now: Date): string =>
  `Waiting until ${new Date(now.getTime() + ms).toISOString().slice(11, 19)} UTC ${reasons[reason]}`

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

/** Repositories that the file doesn't name any more. */
export const leftText = ({ repositories, title }: Left): string =>
  `${title}: ${repositories.join(', ')} left it, since the file names ${
    repositories.length === 1 ? 'it' : 'them'
  } no more; what is stored stays`

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
