/** Plays the planned steps of an item in order of time, with a stale bot acting in the silences between them. */
import type { ReviewRow } from '../model.ts'
import { asOf, day, dayOf, hour, startAt } from './calendar.ts'
import type { CloseReason, ItemLog } from './item-log.ts'
import type { Account } from './people.ts'
import type { StaleBot } from './scenario.ts'

/** Something that somebody would do if the item were still in the state for it. */
export type Step = { at: number; who: Account } & (
  | { act: 'comment' | 'reopen' | 'merge' | 'ready' | 'draft' | 'unlock' }
  | { act: 'label' | 'unlabel'; label: string }
  | { act: 'close'; reason: CloseReason | null; says: boolean }
  | { act: 'lock'; reason: string }
  | { act: 'review'; state: ReviewRow['state']; remarks: number }
)

/** Labels that the stale bot leaves alone. */
const exempt = ['good first issue', 'help wanted']

function isPossible(log: ItemLog, step: Step): boolean {
  switch (step.act) {
    case 'comment':
    case 'review':
      return !log.isLocked
    case 'close':
    case 'merge':
      return log.isOpen
    case 'reopen':
      return !log.isOpen && log.mergedAt === null && !log.isLocked
    case 'ready':
      return log.isOpen && log.isDraft
    case 'draft':
      return log.isOpen && !log.isDraft
    case 'lock':
      return !log.isLocked
    case 'unlock':
      return log.isLocked
    case 'label':
    case 'unlabel':
      return true
  }
}

function perform(log: ItemLog, step: Step) {
  const { at, who } = step
  switch (step.act) {
    case 'comment':
      return log.comment(at, who)
    case 'review':
      return log.review(at, who, step.state, step.remarks)
    case 'close':
      if (step.says) log.comment(at, who)
      return log.close(at, who, step.reason)
    case 'merge':
      return log.merge(at, who)
    case 'reopen':
      return log.reopen(at, who)
    case 'ready':
    case 'draft':
      return log.setDraft(at, who, step.act === 'draft')
    case 'label':
      return log.label(at, who, step.label)
    case 'unlabel':
      return log.unlabel(at, who, step.label)
    case 'lock':
      return log.lock(at, who, step.reason)
    case 'unlock':
      return log.unlock(at, who)
  }
}

/**
 * What the stale bot does between the last activity and the next.
 * @returns when it closed the item; null if it didn't
 */
function expire(log: ItemLog, bot: StaleBot, last: number, next: number, isPull: boolean) {
  if (!log.isOpen || exempt.some((label) => log.labels.has(label))) return null
  const { random } = log.project
  // A bot that is switched on works through the old items over some weeks, a few an hour.
  const begins = startAt + bot.fromMonth * 30.4375 * day + random.below(40) * day
  const due = dayOf(Math.max(last + bot.idleDays * day, begins)) + 1
  const markAt = startAt + due * day + hour + random.below(40 * 60)
  if (markAt >= next || markAt > asOf) return null
  const stale = log.project.machine('stale')
  log.label(markAt, stale, 'stale')
  log.comment(markAt, stale)
  const closeAt = markAt + bot.graceDays * day + random.below(20 * 60)
  if (next < closeAt) {
    const seenAt = next + 20 + random.below(200)
    if (next <= asOf && seenAt <= asOf) log.unlabel(seenAt, stale, 'stale')
    return null
  }
  if (closeAt > asOf) return null
  log.close(closeAt, stale, isPull ? null : 'not_planned')
  return closeAt
}

/** Plays the steps up to the end of the period; what isn't possible any more is left out. */
export function play(log: ItemLog, steps: Step[], isPull: boolean) {
  const bot = log.project.scenario.stale
  steps.sort((a, b) => a.at - b.at)
  let last = log.createdAt
  for (const step of steps) {
    if (step.at > asOf) break
    if (step.at < last || !isPossible(log, step)) continue
    const expiredAt = bot === null ? null : expire(log, bot, last, step.at, isPull)
    if (expiredAt !== null) {
      const objectedAt = objection(log, expiredAt)
      if (objectedAt === null) return
      last = objectedAt
      if (step.at < last || !isPossible(log, step)) continue
    }
    perform(log, step)
    last = step.at
  }
  if (bot === null) return
  const expiredAt = expire(log, bot, last, Infinity, isPull)
  if (expiredAt !== null) objection(log, expiredAt)
}

/** Some authors reopen what the bot closed. Returns when, or null. */
function objection(log: ItemLog, closedAt: number): number | null {
  const { project, author } = log
  if (author.isMachine || !project.random.chance(0.14)) return null
  const act = project.later(closedAt + project.random.lognormal(3 * day, 1), author)
  if (act === null) return null
  log.reopen(act.at, author)
  log.comment(act.at, author)
  const seenAt = act.at + 20 + project.random.below(200)
  if (seenAt <= asOf) log.unlabel(seenAt, project.machine('stale'), 'stale')
  return act.at
}

/** Locks what has been closed and silent for as long as the project's lock bot waits. */
export function lockSilent(log: ItemLog) {
  const { lockAfterDays } = log.project.scenario
  if (lockAfterDays === null || log.isOpen || log.isLocked) return
  const at = log.lastAt + lockAfterDays * day + log.project.random.below(day)
  if (at <= asOf) log.lock(at, log.project.machine('github-actions'), 'resolved')
}
