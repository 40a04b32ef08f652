/** The state of a project's life, decided by stated rules on metrics of twelve months; and gates beside every score. */

export const states = [
  'archived',
  'abandoned',
  'inert',
  'declining',
  'recovering',
  'stable',
  'active',
] as const
export type State = (typeof states)[number]

/** What the rules look at: metrics over the twelve months up to the end of the period, and of the years before. */
export const evidenceMetrics = [
  'commits',
  'release-frequency',
  'work-items',
  'response-coverage-14d',
  'contributors',
] as const
export type EvidenceMetric = (typeof evidenceMetrics)[number]

/** A metric over the twelve months up to the period's end, and over those before; null: not known. */
export interface Pair {
  now: number | null
  before: number | null
}

export type Evidence = Record<EvidenceMetric, Pair> & {
  /** Commits in the twelve months up to the end of each month, newest first; a dip is remembered for three years. */
  course: (number | null)[]
}

/** Months of the course: this one and three years before it. */
export const courseMonths = 37

/** Fewer commits of people in a year than two a week: little is being changed. */
const fewCommits = 104
/** Fewer than one a month: hardly anything is. */
const hardlyAny = 12
/** Half of what comes is answered within 14 days: somebody is there. */
const careful = 0.5
/** A third less than a year before. */
const fall = 2 / 3
/** A quarter more than at the lowest. */
const rise = 1.25

/** The rules in the order in which they are tried. `not_known`: no commits were collected, or no year is known. */
export const rules = [
  'archived',
  'no_work_and_no_answer',
  'no_work_and_nobody_asks',
  'no_work_but_answers',
  'hardly_any_work_and_no_answer',
  'little_work_and_care',
  'less_work_and_less_care',
  'more_work_after_a_dip',
  'work_goes_on',
  'not_known',
] as const
export type Rule = (typeof rules)[number]

export interface Verdict {
  /** Null: not known. */
  state: State | null
  rule: Rule
}

/** Whether a value fell to `share` of what it was, or below; what isn't known didn't. */
const fellTo = ({ before, now }: Pair, share: number): boolean =>
  now !== null && before !== null && before > 0 && now <= before * share

/** Work fell by a third within a year, and so did another sign of care: answers, people, or releases. */
const isDeclining = (evidence: Evidence): boolean =>
  fellTo(evidence.commits, fall) &&
  (fellTo(evidence['response-coverage-14d'], 0.8) ||
    fellTo(evidence.contributors, 0.8) ||
    fellTo(evidence['release-frequency'], 0.5))

/**
 * The lowest point of a dip that work has risen from by a quarter: before it, work had been half as much again.
 *
 * @returns its place in the course; null: there was no dip, or work hasn't risen from it
 */
export function dipOf(course: readonly (number | null)[]): number | null {
  const now = course[0] ?? null
  let lowest: number | null = null
  for (const [ago, low] of course.entries()) {
    if (low === null || now === null || now < low * rise) continue
    const hadFallen = course.slice(ago + 1).some((before) => fellTo({ now: low, before }, fall))
    if (hadFallen && (lowest === null || low < (course[lowest] ?? 0))) lowest = ago
  }
  return lowest
}

/**
 * The state of one repository: the first rule that holds.
 *
 * A finished project that is cared for is stable, whatever little it changes: only where nobody works and nobody
 * answers is it abandoned.
 */
export function verdictOf(evidence: Evidence, isArchived: boolean): Verdict {
  if (isArchived) return { state: 'archived', rule: 'archived' }
  const { before, now: commits } = evidence.commits
  const releases = evidence['release-frequency'].now ?? 0
  const asked = evidence['work-items'].now ?? 0
  const answers = evidence['response-coverage-14d']
  if (commits === null) return { state: null, rule: 'not_known' }
  const isCared = answers.now !== null && answers.now >= careful
  if (commits === 0 && releases === 0) {
    if (asked === 0) return { state: 'inert', rule: 'no_work_and_nobody_asks' }
    return isCared
      ? { state: 'stable', rule: 'no_work_but_answers' }
      : { state: 'abandoned', rule: 'no_work_and_no_answer' }
  }
  if (commits < hardlyAny && releases === 0 && answers.now !== null && !isCared) {
    return { state: 'inert', rule: 'hardly_any_work_and_no_answer' }
  }
  const isSteady = before !== null && (answers.now === null || (isCared && !fellTo(answers, 0.8)))
  if (commits < fewCommits && isSteady) return { state: 'stable', rule: 'little_work_and_care' }
  if (isDeclining(evidence)) return { state: 'declining', rule: 'less_work_and_less_care' }
  if (dipOf(evidence.course) !== null) {
    return { state: 'recovering', rule: 'more_work_after_a_dip' }
  }
  return { state: 'active', rule: 'work_goes_on' }
}

export const gates = ['archived', 'no_licence', 'absence_factor_1', 'no_activity'] as const
export type Gate = (typeof gates)[number]

/** What no score can make up for; said beside it, never in it. */
export function gatesOf(given: {
  isArchived: boolean
  licence: string | null
  absenceFactor: number | null
  commits: number | null
  releases: number | null
}): Gate[] {
  const isIdle = given.commits === 0 && (given.releases ?? 0) === 0
  const found: Record<Gate, boolean> = {
    archived: given.isArchived,
    no_licence: given.licence === null,
    absence_factor_1: given.absenceFactor === 1,
    no_activity: isIdle,
  }
  return gates.filter((gate) => found[gate])
}
