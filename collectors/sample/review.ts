/** The review of a pull request: rounds of remarks and answers, until it is approved or somebody gives up. */
import { asOf, day, hour } from './calendar.ts'
import type { Step } from './life.ts'
import type { Account } from './people.ts'
import type { Act, Project } from './project.ts'

/** How an author takes part in a review. */
export interface Habit {
  /** Chance of one more round after each. */
  rounds: number
  /** Median hours until the author answers a review. */
  answerHours: number
  /** Chance that the author never comes back after a request for changes. */
  givesUp: number
}

/** What machines say as soon as there is something to look at. */
export function machineReports(project: Project, steps: Step[], from: number) {
  const { random } = project
  if (project.has('codecov')) {
    const at = from + random.between(6 * 60, 40 * 60)
    steps.push({ at, who: project.machine('codecov'), act: 'comment' })
  }
  if (project.has('coderabbitai')) machineReview(project, steps, from)
}

function machineReview(project: Project, steps: Step[], from: number) {
  const { random } = project
  steps.push({
    at: from + random.between(110, 540),
    who: project.machine('coderabbitai'),
    act: 'review',
    state: 'COMMENTED',
    remarks: random.repeats(0.7, 8),
  })
}

/**
 * Adds the rounds of a review that begins at `from`.
 * @returns the approval, or null if the review doesn't get that far before the end
 */
export function reviewRounds(
  project: Project,
  steps: Step[],
  author: Account,
  from: number,
  habit: Habit,
): Act | null {
  const { random, scenario } = project
  let at = from
  for (let more = random.repeats(habit.rounds, 7); ; more--) {
    const act = project.reply(at, scenario.reviewHours, 1.5, author)
    if (act === null) return null
    if (more === 0) {
      const remarks = random.repeats(0.25, 4)
      steps.push({ ...act, act: 'review', state: 'APPROVED', remarks })
      return act
    }
    const state = random.chance(0.55) ? 'CHANGES_REQUESTED' : 'COMMENTED'
    steps.push({ ...act, act: 'review', state, remarks: 1 + random.repeats(0.6, 12) })
    if (random.chance(habit.givesUp)) {
      abandon(project, steps, author, act)
      return null
    }
    const answer = project.later(act.at + random.lognormal(habit.answerHours * hour, 1.3), author)
    if (answer === null) return null
    answerReview(project, steps, act, answer)
    at = answer.at
  }
}

function answerReview(project: Project, steps: Step[], review: Act, answer: Act) {
  const { random } = project
  if (random.chance(0.06) && answer.at > review.at + 2 * hour) {
    steps.push({ at: review.at + hour, who: answer.who, act: 'draft' }, { ...answer, act: 'ready' })
  }
  if (random.chance(0.4)) {
    steps.push({ ...answer, act: 'review', state: 'COMMENTED', remarks: random.between(1, 5) })
  } else if (random.chance(0.7)) steps.push({ ...answer, act: 'comment' })
  if (project.has('coderabbitai') && random.chance(0.5)) machineReview(project, steps, answer.at)
}

/** The team may tidy up after an author who doesn't come back. */
function abandon(project: Project, steps: Step[], author: Account, review: Act) {
  const { random } = project
  if (!random.chance(0.5)) return
  const at = review.at + 30 * day + Math.round(random.exponential(30 * day))
  if (at > asOf) return
  const act = project.reply(at, 24, 1, author, 'maintainer')
  if (act) steps.push({ ...act, act: 'close', reason: null, says: true })
}
