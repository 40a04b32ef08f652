/** What people would do with an issue: answer, talk, solve, decline, withdraw, reopen; or leave it alone. */
import { asOf, day, hour } from './calendar.ts'
import { sweep } from './drive.ts'
import type { CloseReason } from './item-log.ts'
import type { Step } from './life.ts'
import type { Account } from './people.ts'
import type { Act, Project } from './project.ts'
import type { IssueKind } from './titles.ts'

/** What a team that has read an issue makes of it. The rest lingers. */
const verdicts: Record<IssueKind, Record<'solve' | 'decline' | 'duplicate' | 'linger', number>> = {
  bug: { solve: 74, decline: 9, duplicate: 8, linger: 9 },
  enhancement: { solve: 45, decline: 22, duplicate: 8, linger: 25 },
  question: { solve: 78, decline: 5, duplicate: 2, linger: 15 },
  documentation: { solve: 85, decline: 3, duplicate: 2, linger: 10 },
}
/** How long a solution takes, as a multiple of the project's usual time. */
const effort: Record<IssueKind, number> = {
  bug: 1,
  enhancement: 2.2,
  question: 0.2,
  documentation: 0.4,
}

export const issueKinds: Record<IssueKind, number> = {
  bug: 46,
  enhancement: 29,
  question: 16,
  documentation: 9,
}

/** The steps of one issue, in no order; those after the end of the period are left out or come as such. */
export function planIssue(project: Project, kind: IssueKind, author: Account, at: number): Step[] {
  const steps: Step[] = []
  const { random, scenario } = project
  greet(project, steps, kind, author, at)

  const answer = project.isNeglected(at)
    ? null
    : project.reply(at, scenario.answerHours, 1.7, author)
  if (answer === null) leaveAlone(project, steps, author, at)
  else {
    steps.push({ ...answer, act: 'comment' })
    triage(project, steps, kind, answer)
    const closedAt = decide(project, steps, kind, author, answer)
    talk(project, steps, author, answer, closedAt ?? asOf)
    if (closedAt !== null) afterwards(project, steps, author, closedAt)
    else if (random.chance(scenario.heat)) cool(project, steps, answer)
  }
  if (random.chance(0.06)) {
    const act = project.later(at + random.lognormal(30 * hour, 1.5), author)
    const reason = random.chance(0.6) ? 'completed' : 'not_planned'
    if (act) steps.push({ ...act, act: 'close', reason, says: random.chance(0.6) })
  }
  if (random.chance(0.14)) {
    const passer = project.team.passerBy(at)
    const act = project.later(at + random.exponential(25 * day), passer)
    if (act) steps.push({ ...act, act: 'comment' })
  }
  steps.push(...sweep(project, author, at, true))
  return steps
}

/** A build that failed at night: its bot opens the issue, and closes it when the build works again. */
export function planNightly(project: Project, bot: Account, at: number): Step[] {
  const { random } = project
  const closeAt = at + Math.round(random.lognormal(26 * hour, 1))
  const steps: Step[] = [{ at: at + 1, who: bot, act: 'label', label: 'bug' }]
  if (random.chance(0.85)) {
    steps.push({ at: closeAt, who: bot, act: 'close', reason: 'completed', says: true })
  }
  const answer = random.chance(0.4) ? project.reply(at, project.scenario.answerHours, 1, bot) : null
  if (answer) steps.push({ ...answer, act: 'comment' })
  return steps
}

/** What happens within the first minute: templates, the greeting of newcomers, the triage label. */
function greet(project: Project, steps: Step[], kind: IssueKind, author: Account, at: number) {
  const { random } = project
  if (random.chance(0.55)) steps.push({ at, who: author, act: 'label', label: kind })
  if (project.has('welcome') && project.team.isNew(author)) {
    steps.push({ at: at + random.between(4, 55), who: project.machine('welcome'), act: 'comment' })
  }
  if (project.has('github-actions') && !author.isMachine) {
    const bot = project.machine('github-actions')
    steps.push({ at: at + random.between(6, 40), who: bot, act: 'label', label: 'needs triage' })
    if (kind === 'bug' && random.chance(0.12)) {
      steps.push({ at: at + random.between(41, 90), who: bot, act: 'comment' })
    }
  }
}

/** The labels that come with a first answer. */
function triage(project: Project, steps: Step[], kind: IssueKind, answer: Act) {
  const { random } = project
  const at = Math.min(asOf, answer.at + random.between(5, 90))
  const { who } = answer
  steps.push({ at, who, act: 'unlabel', label: 'needs triage' })
  if (random.chance(0.7)) steps.push({ at, who, act: 'label', label: kind })
  if (random.chance(0.35)) {
    const label = random.pick(['area: core', 'area: cli', 'area: docs'])
    steps.push({ at, who, act: 'label', label })
  }
  if (random.chance(0.06)) steps.push({ at, who, act: 'label', label: 'good first issue' })
  if (random.chance(0.08)) steps.push({ at, who, act: 'label', label: 'help wanted' })
}

/** The team's decision. Returns when the issue would be closed by it; null if it isn't. */
function decide(project: Project, steps: Step[], kind: IssueKind, author: Account, answer: Act) {
  const { random, scenario } = project
  let act: Act | null
  let reason: CloseReason
  switch (random.weighted(verdicts[kind])) {
    case 'linger':
      return null
    case 'duplicate':
      act = { at: answer.at + random.between(30, 600), who: answer.who }
      reason = 'duplicate'
      steps.push({ ...act, act: 'label', label: 'duplicate' })
      break
    case 'decline':
      act = project.reply(answer.at, 60, 1.4, author, 'maintainer')
      reason = 'not_planned'
      if (act && random.chance(0.3)) steps.push({ ...act, act: 'label', label: 'wontfix' })
      break
    case 'solve':
      act = project.reply(answer.at, scenario.solveHours * effort[kind], 1.5, author, 'maintainer')
      reason = 'completed'
      // A question's author says that it works now.
      if (act && kind === 'question' && random.chance(0.5)) act = project.later(act.at, author)
      break
  }
  if (act === null) return null
  steps.push({ ...act, act: 'close', reason, says: random.chance(0.45) })
  return act.at
}

/** Question and answer between the author and the team until the end of the matter. */
function talk(project: Project, steps: Step[], author: Account, answer: Act, until: number) {
  const { random, scenario } = project
  let at = answer.at
  for (let turns = random.repeats(0.6, 9); turns > 0; turns--) {
    const act =
      turns % 2 === 0
        ? project.reply(at, scenario.answerHours * 1.5, 1.3, author)
        : project.later(at + random.lognormal(14 * hour, 1.4), author)
    if (act === null || act.at >= until) return
    steps.push({ ...act, act: 'comment' })
    at = act.at
  }
}

/** Thanks, and the reopening of what wasn't solved after all. */
function afterwards(project: Project, steps: Step[], author: Account, closedAt: number) {
  const { random, scenario } = project
  if (random.chance(0.12)) {
    const act = project.later(closedAt + random.lognormal(5 * hour, 1.2), author)
    if (act) steps.push({ ...act, act: 'comment' })
  }
  if (!random.chance(0.07)) return
  const reopened =
    author.id === null || random.chance(0.4)
      ? project.reply(closedAt, 70, 1.2, author, 'maintainer')
      : project.later(closedAt + random.lognormal(4 * day, 1.2), author)
  if (reopened === null) return
  steps.push({ ...reopened, act: 'reopen' }, { ...reopened, act: 'comment' })
  if (!random.chance(0.8)) return
  const again = project.reply(reopened.at, scenario.solveHours * 0.5, 1.4, author, 'maintainer')
  if (again) steps.push({ ...again, act: 'close', reason: 'completed', says: random.chance(0.4) })
}

/** Nobody answers; the author may ask again, and a later change may settle it without a word. */
function leaveAlone(project: Project, steps: Step[], author: Account, at: number) {
  const { random, scenario } = project
  if (random.chance(0.35)) {
    const act = project.later(at + random.lognormal(9 * day, 1), author)
    if (act) steps.push({ ...act, act: 'comment' })
  }
  if (!random.chance(0.2)) return
  const act = project.reply(at, scenario.solveHours * 4, 1.3, author, 'maintainer')
  if (act) steps.push({ ...act, act: 'close', reason: 'completed', says: false })
}

/** A quarrel that is locked for some days. */
function cool(project: Project, steps: Step[], answer: Act) {
  const { random } = project
  for (let n = random.between(8, 16); n > 0; n--) {
    const at = answer.at + random.between(hour, day)
    if (at > asOf) return
    steps.push({ at, who: project.team.passerBy(at), act: 'comment' })
  }
  const at = answer.at + day + random.between(0, 6 * hour)
  steps.push({ at, who: answer.who, act: 'lock', reason: 'too_heated' })
  steps.push({ at: at + random.between(4 * day, 9 * day), who: answer.who, act: 'unlock' })
}
