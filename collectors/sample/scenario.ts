/** What a scenario fixes about a project. Loads and habits are fixed; every number on a chart follows from them. */
import type { Curve } from './calendar.ts'
import type { Machine } from './people.ts'

/** A bot that marks what nobody touched and closes it when nobody objects. */
export interface StaleBot {
  /** Month since the start in which it is switched on. */
  fromMonth: number
  /** Days without activity until the label. */
  idleDays: number
  /** Days, 7 to 13, from the label to the close. */
  graceDays: number
}

export interface ReleaseHabit {
  /** The version before the first release of the period. */
  version: readonly [major: number, minor: number, patch: number]
  /** Days from one planned feature release to the next; null where only patches are released. */
  minorEvery: number | null
  /** Days from one patch to the next. */
  patchEvery: number
  /** The next version is a major one after as many minor ones; null for never. */
  minorsPerMajor: number | null
  hasCandidates: boolean
  /** With less staffing than this, nobody finds the time to release. */
  needsStaffing: number
  by: 'maintainer' | 'github-actions'
  /** The next release is already written, but not published. */
  hasDraft: boolean
}

/** A part of the history that the source never delivered; months in UTC, the last one exclusive. */
export interface Hole {
  resource: 'issue' | 'pull_request'
  from: string
  to: string
  reason: string
}

/** A drive in which the maintainers go through what is old and open. */
export interface TriageDrive {
  fromMonth: number
  toMonth: number
  /** Share of the items opened before the drive that it decides. */
  share: number
}

export interface Scenario {
  name: string
  description: string
  language: string
  license: string
  /** Median of the stars, from which forks and watchers follow. */
  stars: number
  /** Share of the ecosystem's items, before they are scaled to 1. */
  weight: number
  /** Share of issues among the items; the rest are pull requests. */
  issueShare: number
  /** Month since the start in which the repository begins. */
  startMonth: number
  /** Relative arrivals by month since the start; only the shape counts. */
  issueLoad: Curve
  pullLoad: Curve
  /** 0 knows no seasons, 1 the usual ones. */
  seasonality: number
  /** Share of the maintainers' time that is there, by month. */
  staffing: Curve
  /** Maintainers at full staffing and the default size. */
  maintainers: number
  /** Median working hours to a first answer, a first review and an issue's solution, at full staffing. */
  answerHours: number
  reviewHours: number
  solveHours: number
  /** Share of items that nobody means to answer, at full staffing. */
  neglect: number
  /** Share of people's items opened by somebody new. */
  newcomers: number
  /** Share of pull requests opened by the dependency bot. */
  bumps: number
  dependencyBot: 'dependabot' | 'renovate'
  /** Share of pull requests opened by AI agents, by month. */
  agents: Curve
  /** Machines that greet, report, review or merge here. */
  machines: readonly Machine[]
  stale: StaleBot | null
  /** Days after the last activity at which closed items are locked; null for never. */
  lockAfterDays: number | null
  drives: readonly TriageDrive[]
  releases: ReleaseHabit
  holes: readonly Hole[]
}

/** What most scenarios have in common. */
export const usual = {
  startMonth: 0,
  dependencyBot: 'dependabot',
  machines: [],
  stale: null,
  lockAfterDays: null,
  drives: [],
  holes: [],
} as const
export const usualReleases = {
  minorsPerMajor: null,
  hasCandidates: false,
  needsStaffing: 0.4,
  by: 'maintainer',
  hasDraft: false,
} as const

/** Why a hole is there, as the gap row says it. */
export const unread = 'The source answered with errors; these months could not be read.'
