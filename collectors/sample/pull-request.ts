/** What people and machines would do with a pull request: report, review, merge, decline, withdraw, reopen. */
import { along, day, dayOf, hour, monthsSinceStart } from './calendar.ts'
import { sweep } from './drive.ts'
import type { Step } from './life.ts'
import type { Account } from './people.ts'
import type { Act, Project } from './project.ts'
import { machineReports, reviewRounds, type Habit } from './review.ts'
import type { ChangeKind } from './titles.ts'

export const changeKinds: Record<ChangeKind, number> = {
  fix: 42,
  feature: 24,
  refactor: 14,
  documentation: 12,
  test: 8,
}

export type PullAuthor = 'person' | 'agent' | 'bump'

export interface PullPlan {
  isDraft: boolean
  steps: Step[]
}

/** A dependency bot's pull request: no discussion, merged soon or replaced by the next one. */
export function planBump(project: Project, bot: Account, at: number): PullPlan {
  const { random, scenario } = project
  const steps: Step[] = [{ at: at + 1, who: bot, act: 'label', label: 'dependencies' }]
  machineReports(project, steps, at)
  const isSeen = !project.isNeglected(at) && !random.chance(0.12)
  const act = isSeen ? project.reply(at, scenario.reviewHours * 1.1, 1.4, bot, 'maintainer') : null
  if (act !== null) {
    if (random.chance(0.7)) steps.push({ ...act, act: 'review', state: 'APPROVED', remarks: 0 })
    const merge = random.chance(0.94) ? mergeAfter(project, act, bot) : null
    if (merge) steps.push({ ...merge, act: 'merge' })
    else steps.push({ ...act, act: 'close', reason: null, says: true })
  }
  if (act === null || random.chance(0.1)) {
    const replacedAt = at + Math.round(random.lognormal(16 * day, 0.9))
    steps.push({ at: replacedAt, who: bot, act: 'close', reason: null, says: true })
  }
  steps.push(...sweep(project, bot, at, false))
  return { isDraft: false, steps }
}

/** A pull request of a person or an AI agent. */
export function planPull(
  project: Project,
  author: Account,
  kind: Exclude<PullAuthor, 'bump'>,
  at: number,
): PullPlan {
  const { random, team } = project
  const steps: Step[] = []
  const isAgent = kind === 'agent'
  const isMaintainer = team.isMaintainer(author, at)
  const isNew = team.isNew(author)
  const isDraft = random.chance(isAgent ? 0.6 : 0.13)
  if (isNew && project.has('cla-bot')) {
    steps.push({ at: at + random.between(3, 25), who: project.machine('cla-bot'), act: 'comment' })
  }
  if (isNew && project.has('welcome')) {
    steps.push({ at: at + random.between(4, 55), who: project.machine('welcome'), act: 'comment' })
  }
  const ready = isDraft ? whenReady(project, steps, author, isAgent, at) : at
  machineReports(project, steps, at)
  if (ready !== null) consider(project, steps, author, { isAgent, isMaintainer, isNew }, ready)
  steps.push(...sweep(project, author, at, false))
  return { isDraft, steps }
}

/** When a draft is declared ready; null if it never is, in which case its author may withdraw it. */
function whenReady(
  project: Project,
  steps: Step[],
  author: Account,
  isAgent: boolean,
  at: number,
): number | null {
  const { random } = project
  if (random.chance(0.1)) {
    const act = project.later(at + random.lognormal(30 * day, 0.8), author)
    if (act && random.chance(0.6)) steps.push({ ...act, act: 'close', reason: null, says: false })
    return null
  }
  const act = project.later(at + random.lognormal(isAgent ? hour / 2 : 26 * hour, 1.2), author)
  if (act === null) return null
  steps.push({ ...act, act: 'ready' })
  return act.at
}

interface Who {
  isAgent: boolean
  isMaintainer: boolean
  isNew: boolean
}

/** How likely a change is turned down. A team that is used to agents asks them for what it will take. */
function declineShare(project: Project, who: Who, at: number): number {
  if (!who.isAgent) return who.isMaintainer ? 0.03 : who.isNew ? 0.16 : 0.07
  return 0.3 - 0.45 * along(project.scenario.agents, monthsSinceStart[dayOf(at)]!)
}

/** From being ready to the decision. */
function consider(project: Project, steps: Step[], author: Account, who: Who, ready: number) {
  const { random, scenario } = project
  if (who.isMaintainer && random.chance(0.16)) {
    const act = project.later(ready + random.lognormal(4 * hour, 1.3), author)
    if (act) steps.push({ ...act, act: 'merge' })
    return
  }
  if (random.chance(who.isAgent ? 0.02 : 0.05)) {
    const act = project.later(ready + random.lognormal(4 * day, 1.3), author)
    if (act) steps.push({ ...act, act: 'close', reason: null, says: random.chance(0.5) })
  }
  if (project.isNeglected(ready)) return
  if (random.chance(declineShare(project, who, ready))) {
    const act = project.reply(ready, scenario.reviewHours * 3, 1.5, author, 'maintainer')
    if (act === null) return
    steps.push({ ...act, act: 'close', reason: null, says: random.chance(0.8) })
    if (random.chance(0.1)) secondChance(project, steps, author, act)
    return
  }
  const habit: Habit = {
    rounds: who.isAgent ? 0.56 : who.isMaintainer ? 0.22 : who.isNew ? 0.48 : 0.36,
    answerHours: who.isAgent ? 0.3 : 18,
    givesUp: who.isAgent ? 0.01 : who.isNew ? 0.13 : 0.03,
  }
  const approval = reviewRounds(project, steps, author, ready, habit)
  if (approval === null) return
  // The author's own merge, where they may; otherwise somebody of the team or its merge machine.
  const own = who.isMaintainer && random.chance(0.6)
  const merge = own
    ? project.later(approval.at + random.lognormal(3 * hour, 1.3), author)
    : mergeAfter(project, approval, author)
  if (merge === null) return
  steps.push({ ...merge, act: 'merge' })
  remarkAfterwards(project, steps, author, merge.at)
}

/** The merge that follows an approval; null if nobody gets round to it. */
function mergeAfter(project: Project, approval: Act, author: Account): Act | null {
  const { random } = project
  if (project.has('bors') && random.chance(0.45)) {
    return { at: approval.at + random.between(15 * 60, 70 * 60), who: project.machine('bors') }
  }
  if (project.team.isMaintainer(approval.who, approval.at) && random.chance(0.7)) {
    return { at: approval.at + random.between(20, 30 * 60), who: approval.who }
  }
  const act = project.reply(approval.at, 7, 1.4, author, 'maintainer')
  // The last maintainer has nobody else to merge for them.
  return act === null && project.team.isMaintainer(author, approval.at)
    ? project.later(approval.at + random.lognormal(day, 1), author)
    : act
}

/** A declined change that is taken up again. */
function secondChance(project: Project, steps: Step[], author: Account, decline: Act) {
  const { random, scenario } = project
  const reopened = project.reply(decline.at, 50, 1.2, author, 'maintainer')
  if (reopened === null) return
  steps.push({ ...reopened, act: 'reopen' })
  const act = project.reply(reopened.at, scenario.reviewHours * 2, 1.4, author, 'maintainer')
  if (act === null) return
  if (random.chance(0.65)) steps.push({ ...act, act: 'merge' })
  else steps.push({ ...act, act: 'close', reason: null, says: true })
}

/** Thanks, and the reviews that come too late to count as one. */
function remarkAfterwards(project: Project, steps: Step[], author: Account, mergedAt: number) {
  const { random } = project
  if (random.chance(0.1)) {
    const act = project.later(mergedAt + random.lognormal(4 * hour, 1.2), author)
    if (act) steps.push({ ...act, act: 'comment' })
  }
  if (random.chance(0.02)) {
    const act = project.reply(mergedAt, 12, 1, author)
    if (act) steps.push({ ...act, act: 'review', state: 'COMMENTED', remarks: 1 })
  }
}
