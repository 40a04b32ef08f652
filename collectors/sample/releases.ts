/** Releases and the milestones that lead to them: planned by habit, made when the team has the time. */
import type { ReleaseRow } from '../model.ts'
import { along, asOf, day, dayOf, hour, instant, monthsSinceStart, startAt } from './calendar.ts'
import type { Account } from './people.ts'
import type { Project } from './project.ts'

/** A version that is due. */
interface Planned {
  at: number
  level: 'minor' | 'patch'
  /** What the version before broke; it doesn't wait. */
  isHotfix?: boolean
}

/** A release and who made it. */
export interface Release {
  row: ReleaseRow
  author: Account
}

/** Whether somebody has the time to release on a day. */
function isStaffed(project: Project, at: number): boolean {
  const { staffing, releases } = project.scenario
  return along(staffing, monthsSinceStart[dayOf(at)]!) >= releases.needsStaffing
}

/** Due dates one habit apart, put off while nobody has the time. */
function dueDates(project: Project, level: Planned['level'], every: number): Planned[] {
  const { random, scenario } = project
  const planned: Planned[] = []
  const begin = startAt + Math.round(scenario.startMonth * 30.4375) * day
  let at = begin + random.uniform() * every * day
  while (at < asOf) {
    if (isStaffed(project, at)) {
      planned.push({ at: Math.floor(at), level })
      at += random.lognormal(every, level === 'minor' ? 0.16 : 0.45) * day
    } else at += 15 * day
  }
  return planned
}

/** Everything that was released up to the end, oldest first, and the draft of what comes next. */
export function planReleases(project: Project): Release[] {
  const { random, scenario } = project
  const { hasCandidates, hasDraft, hotfixes, isCalendar, minorEvery, minorsPerMajor, patchEvery } =
    scenario.releases
  const planned = dueDates(project, 'patch', patchEvery)
  if (minorEvery !== null) {
    const minors = dueDates(project, 'minor', minorEvery)
    const broken = minors.filter(() => random.chance(hotfixes))
    const fixes = broken.map(({ at }) => at + random.between(day, 6 * day))
    planned.push(...minors)
    for (const at of fixes.filter((one) => one < asOf)) {
      planned.push({ at, level: 'patch', isHotfix: true })
    }
  }
  planned.sort((a, b) => a.at - b.at)
  let [major, minor, patch] = scenario.releases.version
  const made: Release[] = []
  const prefix = isCalendar ? '' : 'v'
  let busyUntil = 0
  for (const { at, level, isHotfix = false } of planned) {
    // A patch that falls together with a release goes into it.
    if (level === 'patch' && at < busyUntil && !isHotfix) continue
    if (level === 'patch') patch++
    else if (isCalendar) {
      const date = new Date(at * 1000)
      ;[major, minor, patch] = [date.getUTCFullYear(), date.getUTCMonth() + 1, 0]
    } else {
      minor++
      patch = 0
      if (minorsPerMajor !== null && minor % minorsPerMajor === 0) {
        major++
        minor = 0
      }
    }
    const tag = `${prefix}${major}.${minor}.${patch}`
    if (hasCandidates && level === 'minor' && random.chance(0.6)) {
      const candidateAt = at - random.between(6 * day, 13 * day)
      if (candidateAt > startAt) made.push(release(project, `${tag}-rc.1`, candidateAt, true))
    }
    made.push(release(project, tag, at, false))
    busyUntil = at + (level === 'minor' ? 4 : 2) * day
  }
  if (hasDraft) {
    const at = asOf - random.between(day, 9 * day)
    const { author, row } = release(project, `${prefix}${major}.${minor + 1}.0`, at, false)
    made.push({ author, row: { ...row, is_draft: true, published_at: null } })
  }
  return made.sort(({ row: a }, { row: b }) =>
    a.created_at < b.created_at ? -1 : a.created_at > b.created_at ? 1 : 0,
  )
}

/** A release is written some while before it is published. */
function release(project: Project, tag: string, at: number, isPrerelease: boolean): Release {
  const { random, scenario, team } = project
  const bot = project.machine('github-actions')
  const author = scenario.releases.by === 'maintainer' ? (team.maintainer(at, bot) ?? bot) : bot
  const took = scenario.releases.by === 'maintainer' ? random.lognormal(1.5 * hour, 1.2) : 240
  const published = Math.min(asOf, Math.floor(at + Math.min(took, 5 * day)))
  const row = {
    id: project.childId('SX'),
    repo_id: project.id,
    tag,
    name: isPrerelease ? null : tag,
    url: `${project.url}/releases/tag/${tag}`,
    author_id: project.use(author),
    is_draft: false,
    is_prerelease: isPrerelease,
    created_at: instant(at),
    published_at: instant(published),
    notes: null,
  }
  return { row, author }
}

/** One milestone for each feature release, from the one before it on, and an open one for the next. */
export function addMilestones(project: Project, releases: readonly Release[]) {
  const { random, scenario } = project
  const { minorEvery } = scenario.releases
  if (minorEvery === null || !scenario.hasMilestones) return
  const rows = releases.map(({ row }) => row)
  const targets = rows.filter((row) => row.tag.endsWith('.0') && !row.is_draft)
  const begin = startAt + Math.round(scenario.startMonth * 30.4375) * day
  let createdAt = begin + hour
  let number = 1
  const add = (title: string, dueAt: number, closesAt: number | null) => {
    const row = {
      id: project.childId('SM'),
      repo_id: project.id,
      number: number++,
      title,
      state: closesAt === null ? ('open' as const) : ('closed' as const),
      created_at: instant(createdAt),
      due_at: new Date(dueAt * 1000).toISOString().replace('.000Z', 'Z'),
      closed_at: closesAt === null ? null : instant(closesAt),
    }
    project.milestones.push({ row, closesAt: closesAt ?? Infinity })
    project.rows.milestone.push(row)
  }
  for (const { tag, published_at } of targets) {
    const closesAt = Date.parse(published_at!) / 1000
    const late = Math.round(random.exponential(6)) * day
    const dueAt = Math.max(createdAt + day, closesAt - late)
    add(tag.replace(/^v/, ''), dueAt - (dueAt % day), closesAt)
    createdAt = closesAt
  }
  const dueAt = createdAt + minorEvery * day
  add('next', dueAt - (dueAt % day), null)
}
