/** What a scenario fixes about a project. Loads and habits are fixed; every number on a chart follows from them. */
import type { CommunityFileRow } from '../model.ts'
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
  /** Versions are called by year and month, with no `v` before them. */
  isCalendar: boolean
  /** Share of feature releases that a patch has to follow within a week. */
  hotfixes: number
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
  /** How a merge brings a request to the default branch. */
  mergeStyle: 'squash' | 'merge' | 'rebase'
  /** Commits that are pushed without a request, for each request that is opened. */
  directPushes: number
  /** Share of merged changes that are taken back. */
  reverts: number
  /** Share of changes to code that bring their documentation. */
  documents: number
  /** Share of people's requests that say which issue they close. */
  linked: number
  /** Share of requests for which somebody is asked for a review. */
  requestsReview: number
  /** Share of requests with an objection that somebody else approves nonetheless. */
  contested: number
  /** Share of lingering issues that end in a quarrel. */
  heat: number
  /** Share of people's items that somebody is made responsible for, and that people react to. */
  assigns: number
  reacts: number
  /** Whether feature releases are planned by milestones. */
  hasMilestones: boolean
  /** Discussions opened for each issue; null where they are switched off. */
  discussions: number | null
  /** Share of answered questions in discussions whose author says which answer helped. */
  answers: number
  /** The organisation whose people make up most of the team; null where nobody does. */
  house: string | null
  /** Files that tell the community how the project works. */
  files: Partial<Record<CommunityFileRow['kind'], string>>
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
  mergeStyle: 'squash',
  directPushes: 0.1,
  reverts: 0.012,
  documents: 0.15,
  linked: 0.35,
  requestsReview: 0.4,
  contested: 0.05,
  heat: 0.015,
  assigns: 0.25,
  reacts: 0.2,
  hasMilestones: false,
  discussions: null,
  answers: 0,
  house: null,
} as const
export const usualFiles = { readme: 'README.md', licence: 'LICENSE' } as const
export const usualReleases = {
  minorsPerMajor: null,
  isCalendar: false,
  hotfixes: 0.1,
  hasCandidates: false,
  needsStaffing: 0.4,
  by: 'maintainer',
  hasDraft: false,
} as const

/** Why a hole is there, as the gap row says it. */
export const unread = 'The source answered with errors; these months could not be read.'
