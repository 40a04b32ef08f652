/** Simulates one repository from its first day to the end, and hands its rows out in batches. */
import type { Batch } from '../model.ts'
import { arrivals, type Arrivals } from './arrivals.ts'
import {
  along,
  asOf,
  day,
  dayCount,
  dayOf,
  instant,
  monthsSinceStart,
  startAt,
} from './calendar.ts'
import { ItemLog } from './item-log.ts'
import { issueKinds, planIssue, planNightly } from './issue.ts'
import { addLabels } from './labels.ts'
import { lockSilent, play } from './life.ts'
import { momentOn, type Account, type Machine } from './people.ts'
import type { Project } from './project.ts'
import { changeKinds, planBump, planPull, type PullAuthor } from './pull-request.ts'
import { addMilestones, planReleases } from './releases.ts'
import { bumpTitle, changeTitle, issueTitle } from './titles.ts'

/** Rows after which a batch is handed out. */
const batchRows = 4000

/** The agents and the month since the start in which each appears. */
const agents: readonly (readonly [Machine, number])[] = [
  ['devin-ai-integration', 22],
  ['claude', 33],
  ['copilot-swe-agent', 35],
]

/** Somebody who opens something. */
interface Opening {
  at: number
  author: Account
  kind: 'issue' | PullAuthor
}

/** @param items issues and pull requests of this repository, met exactly */
export function* simulateRepository(project: Project, items: number): Generator<Batch> {
  const coming = arrivals(project.scenario, items, project.random)
  const releases = planReleases(project)
  addRepository(project)
  addLabels(project)
  addMilestones(project, releases)
  for (const account of project.team.members()) project.use(account)
  yield project.takeBatch()

  /** By day: how many of the items opened until then are closed or reopened on it. */
  const turns = new Int32Array(dayCount)
  let number = 0
  for (let index = 0; index < dayCount; index++) {
    for (const opening of openingsOf(project, coming, index)) {
      const log = simulateItem(project, opening, ++number)
      project.open++
      log.turns.forEach((at, turn) => (turns[dayOf(at)]! += turn % 2 === 0 ? -1 : 1))
      if (project.size() >= batchRows) yield project.takeBatch()
    }
    number += coming.unread[index]!
    project.open += turns[index]!
  }
  project.rows.release.push(...releases)
  project.scenario.holes.forEach((hole, index) =>
    project.rows.gap.push({
      id: `SG_${project.index}_${index}`,
      repo_id: project.id,
      resource: hole.resource,
      from_at: `${hole.from}T00:00:00Z`,
      to_at: `${hole.to}T00:00:00Z`,
      reason: hole.reason,
    }),
  )
  yield project.takeBatch()
}

function addRepository(project: Project) {
  const { random, scenario } = project
  const stars = Math.round(random.lognormal(scenario.stars, 0.1))
  const staffing = along(scenario.staffing, 48)
  project.rows.repository.push({
    id: project.id,
    owner: 'sample',
    name: project.name,
    url: project.url,
    description: scenario.description,
    is_archived: false,
    is_fork: false,
    license_spdx: scenario.license,
    primary_language: scenario.language,
    default_branch: 'main',
    stars,
    forks: Math.round(stars * random.lognormal(0.09, 0.2)),
    watchers: Math.round(stars * random.lognormal(0.02, 0.2)),
    created_at: instant(startAt + Math.round(scenario.startMonth * 30.4375) * day),
    pushed_at: instant(Math.floor(asOf - Math.min(200, random.exponential(1 / staffing)) * day)),
  })
}

/** Who opens what on a day, in order of time. */
function openingsOf(project: Project, coming: Arrivals, index: number): Opening[] {
  const { random, team, scenario } = project
  const dayStart = startAt + index * day
  const openings: Opening[] = []
  const open = (author: Account, kind: Opening['kind']) => {
    let at = momentOn(dayStart, author, random)
    while (at > asOf) at = dayStart + random.below(day / 2)
    openings.push({ at, author, kind })
  }
  const noon = dayStart + day / 2
  for (let count = coming.issues[index]!; count > 0; count--) {
    const isNightly = project.has('github-actions') && random.chance(0.02)
    open(isNightly ? project.machine('github-actions') : team.author(noon, 'issue'), 'issue')
  }
  const month = monthsSinceStart[index]!
  const agentShare = along(scenario.agents, month)
  const present = agents.filter(([, from]) => from <= month)
  for (let count = coming.pulls[index]!; count > 0; count--) {
    const draw = random.uniform()
    if (draw < scenario.bumps) open(project.machine(scenario.dependencyBot), 'bump')
    else if (draw < scenario.bumps + agentShare && present.length > 0) {
      open(project.machine(random.pick(present)[0]), 'agent')
    } else open(team.author(noon, 'pull'), 'person')
  }
  return openings.sort((a, b) => a.at - b.at)
}

function simulateItem(project: Project, opening: Opening, number: number): ItemLog {
  return opening.kind === 'issue'
    ? simulateIssue(project, opening, number)
    : simulatePull(project, opening, opening.kind, number)
}

function simulateIssue(project: Project, { at, author }: Opening, number: number): ItemLog {
  const { random } = project
  const kind = author.isMachine ? 'bug' : random.weighted(issueKinds)
  const log = new ItemLog(project, `SI_${project.index}_${number}`, author, at, false)
  const steps = author.isMachine
    ? planNightly(project, author, at)
    : planIssue(project, kind, author, at)
  play(log, steps, false)
  lockSilent(log)
  project.rows.issue.push({
    ...log.finish(false),
    number,
    title: author.isMachine ? 'Nightly build failed on main' : issueTitle(random, kind),
    url: `${project.url}/issues/${number}`,
    milestone_id: random.chance(0.2) ? project.milestoneFor(log.closedAt) : null,
    state: log.isOpen ? 'open' : 'closed',
    state_reason: log.reason,
  })
  return log
}

function simulatePull(
  project: Project,
  { at, author }: Opening,
  by: PullAuthor,
  number: number,
): ItemLog {
  const { random } = project
  const kind = random.weighted(changeKinds)
  const isBump = by === 'bump'
  const plan = isBump ? planBump(project, author, at) : planPull(project, author, by, at)
  const log = new ItemLog(project, `SP_${project.index}_${number}`, author, at, plan.isDraft)
  play(log, plan.steps, true)
  lockSilent(log)
  const size = isBump ? 6 : random.lognormal(kind === 'feature' ? 140 : 32, 1.4)
  const additions = Math.round(size * (by === 'agent' ? 1.8 : 1))
  const isPlanned = !isBump && random.chance(0.3)
  project.rows.pull_request.push({
    ...log.finish(true),
    number,
    title: isBump ? bumpTitle(random) : changeTitle(random, kind),
    url: `${project.url}/pull/${number}`,
    milestone_id: isPlanned ? project.milestoneFor(log.closedAt) : null,
    state: log.mergedAt !== null ? 'merged' : log.isOpen ? 'open' : 'closed',
    is_draft: log.isDraft,
    merged_at: log.mergedAt === null ? null : instant(log.mergedAt),
    merged_by_id: log.mergedBy?.id ?? null,
    base_branch: random.chance(0.04) ? 'stable' : 'main',
    additions,
    deletions: Math.round(additions * random.lognormal(0.4, 0.9)),
    changed_files: 1 + Math.floor(random.lognormal(1 + additions / 60, 0.6)),
  })
  return log
}
