/** Simulates one repository from its first day to the end, and hands its rows out in batches. */
import type { Batch, CommunityFileRow, SourceTotalRow } from '../model.ts'
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
import { simulateDiscussion } from './discussion.ts'
import { History, type Revert } from './history.ts'
import { simulateIssue, simulatePull, type Opening, type Ties } from './item.ts'
import { addLabels } from './labels.ts'
import { Links } from './links.ts'
import { momentOn, type Account, type Machine } from './people.ts'
import type { Project } from './project.ts'
import { addMilestones, planReleases } from './releases.ts'
import type { Hole } from './scenario.ts'

/** Rows after which a batch is handed out. */
const batchRows = 4000

/** The agents and the month since the start in which each appears. */
const agents: readonly (readonly [Machine, number])[] = [
  ['devin-ai-integration', 22],
  ['claude', 33],
  ['copilot-swe-agent', 35],
]

/** @param items issues and pull requests of this repository, met exactly */
export function* simulateRepository(project: Project, items: number): Generator<Batch> {
  const coming = arrivals(project.scenario, items, project.random)
  const releases = planReleases(project)
  const ties: Ties = { history: new History(project), links: new Links(project.random) }
  addRepository(project)
  addLabels(project)
  addMilestones(project, releases)
  for (const account of project.team.members()) project.use(account)
  yield project.takeBatch()

  /** By day: how many of the items opened until then are closed or reopened on it. */
  const turns = new Int32Array(dayCount)
  let number = 0
  for (let index = 0; index < dayCount; index++) {
    for (const opening of openingsOf(project, coming, ties, index)) {
      number++
      if (opening.kind === 'discussion') {
        simulateDiscussion(project, opening.author, opening.at, number)
      } else {
        const log =
          opening.kind === 'issue'
            ? simulateIssue(project, opening, number, ties)
            : simulatePull(project, opening, opening.kind, number, ties)
        project.open++
        log.turns.forEach((at, turn) => (turns[dayOf(at)]! += turn % 2 === 0 ? -1 : 1))
      }
      if (project.size() >= batchRows) yield project.takeBatch()
    }
    ties.history.pushDirectly(index, coming.pulls[index]!)
    number += coming.unread[index]!
    project.open += turns[index]!
  }
  if (project.size() > 0) yield project.takeBatch()
  ties.history.release(releases)
  const missing = project.scenario.holes.map((hole) => addGap(project, coming, hole))
  yield project.takeBatch()
  addTotals(project, missing)
  yield project.takeBatch()
}

/** @returns what the source has there and didn't deliver */
function addGap(project: Project, coming: Arrivals, hole: Hole) {
  const { resource, reason } = hole
  const index = project.rows.gap.length
  const [from_at, to_at] = [`${hole.from}T00:00:00Z`, `${hole.to}T00:00:00Z`]
  let expected = 0
  for (let at = dayOf(Date.parse(from_at) / 1000); at < dayOf(Date.parse(to_at) / 1000); at++) {
    expected += coming.unread[at]!
  }
  project.rows.gap.push({
    id: `SG_${project.index}_${index}`,
    repo_id: project.id,
    resource,
    from_at,
    to_at,
    reason,
    expected,
    fetched: 0,
  })
  return { resource, expected }
}

/** What the source itself would count: all rows, and those that it failed to deliver. */
function addTotals(project: Project, missing: ReturnType<typeof addGap>[]) {
  const resources = [
    'issue',
    'pull_request',
    'release',
    'discussion',
    'commit',
    'tag',
    'label',
    'milestone',
  ] as const satisfies SourceTotalRow['resource'][]
  for (const resource of resources) {
    const unread = missing.filter((one) => one.resource === resource)
    const total = unread.reduce((sum, one) => sum + one.expected, project.given(resource))
    project.rows.source_total.push({ repo_id: project.id, resource, total })
  }
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
    has_issues: true,
    has_discussions: scenario.discussions !== null,
    pushed_at: instant(Math.floor(asOf - Math.min(200, random.exponential(1 / staffing)) * day)),
  })
  const files = Object.entries(scenario.files) as [CommunityFileRow['kind'], string][]
  for (const [kind, path] of files) {
    project.rows.community_file.push({ repo_id: project.id, kind, path })
  }
}

/** Who opens what on a day, in order of time. */
function openingsOf(
  project: Project,
  coming: Arrivals,
  { history }: Ties,
  index: number,
): Opening[] {
  const { random, team, scenario } = project
  const dayStart = startAt + index * day
  const openings: Opening[] = []
  const open = (author: Account, kind: Opening['kind'], revert?: Revert) => {
    let at = momentOn(dayStart, author, random)
    while (at > asOf) at = dayStart + random.below(day / 2)
    openings.push(revert === undefined ? { at, author, kind } : { at, author, kind, revert })
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
    const revert = history.takeRevert(dayStart)
    if (revert !== undefined) {
      open(revert.who, 'person', revert)
      continue
    }
    const draw = random.uniform()
    if (draw < scenario.bumps) open(project.machine(scenario.dependencyBot), 'bump')
    else if (draw < scenario.bumps + agentShare && present.length > 0) {
      open(project.machine(random.pick(present)[0]), 'agent')
    } else open(team.author(noon, 'pull'), 'person')
  }
  const talks = random.poisson((scenario.discussions ?? 0) * coming.issues[index]!)
  for (let count = talks; count > 0; count--) open(team.author(noon, 'issue'), 'discussion')
  return openings.sort((a, b) => a.at - b.at)
}
