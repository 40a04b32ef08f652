/** One issue or pull request: its course is planned and played, what belongs to it is added, its row is written. */
import { instant } from './calendar.ts'
import { addBranch } from './branch.ts'
import type { History, Revert } from './history.ts'
import { issueKinds, planIssue, planNightly } from './issue.ts'
import { ItemLog } from './item-log.ts'
import { lockSilent, play } from './life.ts'
import type { Links } from './links.ts'
import type { CommitKind } from './paths.ts'
import type { Account } from './people.ts'
import { assign, plan, react } from './planning.ts'
import type { Project } from './project.ts'
import { changeKinds, planBump, planPull, type PullAuthor } from './pull-request.ts'
import { planRevert } from './revert.ts'
import { bumpTitle, changeTitle, issueTitle } from './titles.ts'

/** Somebody who opens something. */
export interface Opening {
  at: number
  author: Account
  kind: 'issue' | 'discussion' | PullAuthor
  /** What is taken back, where the request is a revert. */
  revert?: Revert
}

/** What items of one repository have to do with one another. */
export interface Ties {
  history: History
  links: Links
}

export function simulateIssue(
  project: Project,
  { at, author }: Opening,
  number: number,
  { links }: Ties,
): ItemLog {
  const { random } = project
  const kind = author.isMachine ? 'bug' : random.weighted(issueKinds)
  const log = new ItemLog(project, `SI_${project.index}_${number}`, author, at, false)
  const steps = author.isMachine
    ? planNightly(project, author, at)
    : planIssue(project, kind, author, at)
  play(log, steps, false)
  const milestone_id = random.chance(0.2) ? project.milestoneFor(log.closedAt) : null
  plan(log, milestone_id)
  if (!author.isMachine) {
    assign(log, log.closedBy)
    react(log)
    links.note(log)
  }
  lockSilent(log)
  project.rows.issue.push({
    ...log.finish(false),
    number,
    title: author.isMachine ? 'Nightly build failed on main' : issueTitle(random, kind),
    url: `${project.url}/issues/${number}`,
    milestone_id,
    state: log.isOpen ? 'open' : 'closed',
    state_reason: log.reason,
  })
  return log
}

export function simulatePull(
  project: Project,
  { at, author, revert }: Opening,
  by: PullAuthor,
  number: number,
  { history, links }: Ties,
): ItemLog {
  const { random } = project
  const kind: CommitKind =
    revert !== undefined ? 'revert' : by === 'bump' ? 'bump' : random.weighted(changeKinds)
  const course =
    kind === 'revert'
      ? planRevert(project, author, at)
      : by === 'bump'
        ? planBump(project, author, at)
        : planPull(project, author, by, at)
  const log = new ItemLog(project, `SP_${project.index}_${number}`, author, at, course.isDraft)
  play(log, course.steps, true)
  const isOrdinary = kind !== 'bump' && kind !== 'revert'
  const milestone_id = isOrdinary && random.chance(0.3) ? project.milestoneFor(log.closedAt) : null
  const branch = addBranch(log)
  plan(log, milestone_id)
  if (isOrdinary) {
    assign(log, author)
    react(log)
    closeIssue(log, links, kind === 'fix' ? 1.3 : 0.75)
  }
  lockSilent(log)
  const lines = kind === 'bump' ? 6 : random.lognormal(kind === 'feature' ? 140 : 32, 1.4)
  const additions = Math.round(lines * (by === 'agent' ? 1.8 : 1))
  const deletions = Math.round(additions * random.lognormal(0.4, 0.9))
  const changed_files = 1 + Math.floor(random.lognormal(1 + additions / 60, 0.6))
  const title =
    revert?.title ??
    (kind === 'bump' ? bumpTitle(random) : changeTitle(random, kind as keyof typeof changeKinds))
  const base_branch = random.chance(0.04) && kind !== 'revert' ? 'stable' : 'main'
  let merge_commit_oid: string | null = null
  if (log.mergedAt !== null && log.mergedBy !== null) {
    const { id, mergedAt, mergedBy } = log
    const size = { additions, deletions, changedFiles: changed_files }
    const landed = { id, number, title, author, at: mergedAt, by: mergedBy, kind, ...size }
    merge_commit_oid = base_branch === 'main' ? history.land(landed, branch) : project.objectName()
  }
  project.rows.pull_request.push({
    ...log.finish(true),
    number,
    title,
    url: `${project.url}/pull/${number}`,
    milestone_id,
    state: log.mergedAt !== null ? 'merged' : log.isOpen ? 'open' : 'closed',
    is_draft: log.isDraft,
    merged_at: log.mergedAt === null ? null : instant(log.mergedAt),
    merged_by_id: log.mergedBy?.id ?? null,
    merge_commit_oid,
    base_branch,
    additions,
    deletions,
    changed_files,
  })
  return log
}

/** @param factor how much likelier than usual a change of its kind settles an issue */
function closeIssue(log: ItemLog, links: Links, factor: number) {
  const { random, rows, scenario, id: repo_id } = log.project
  if (!random.chance(scenario.linked * factor)) return
  const issue_id = links.fitting(log)
  if (issue_id !== null) rows.closing_reference.push({ repo_id, item_id: log.id, issue_id })
}
