/** What happens to a pull request's branch beside the talk: commits, pushes after reviews, requests for a review. */
import { asOf, day, hour, startAt } from './calendar.ts'
import type { ItemLog } from './item-log.ts'
import type { Account } from './people.ts'

/** A commit of a branch. */
export interface BranchCommit {
  oid: string
  at: number
  who: Account
}

/**
 * Adds the branch's side to an item that has been played; what it adds leaves the item's course as it is.
 * @returns the branch's commits, oldest first
 */
export function addBranch(log: ItemLog): BranchCommit[] {
  const commits = openingCommits(log)
  contest(log)
  const reviews = log.reviews
    .filter(({ who }) => who !== log.author)
    .toSorted((a, b) => a.at - b.at)
  for (const [index, review] of reviews.entries()) {
    const commit = pushAfter(log, review, reviews[index + 1]?.at ?? Infinity)
    if (commit !== null) commits.push(commit)
  }
  requestReview(log)
  return commits.toSorted((a, b) => a.at - b.at)
}

/** What the branch had when the request was opened. */
function openingCommits(log: ItemLog): BranchCommit[] {
  const { random } = log.project
  const commits: BranchCommit[] = []
  let at = log.createdAt - random.between(20, 1800)
  for (let count = 1 + random.repeats(0.4, 7); count > 0; count--) {
    commits.unshift(commit(log, Math.max(startAt, at)))
    at -= Math.round(random.exponential(9 * hour))
  }
  return commits
}

function commit(log: ItemLog, at: number): BranchCommit {
  const oid = log.project.objectName()
  log.event(at, log.author, 'committed', oid)
  return { oid, at, who: log.author }
}

/** The push that answers a review, mostly when changes were asked for, before the next review or the decision. */
function pushAfter(
  log: ItemLog,
  { at, row }: ItemLog['reviews'][number],
  nextAt: number,
): BranchCommit | null {
  const { random, scenario } = log.project
  const chances = { CHANGES_REQUESTED: 0.92, COMMENTED: 0.55, APPROVED: 0.06 } as const
  const chance = row.state in chances ? chances[row.state as keyof typeof chances] : 0.5
  if (!random.chance(chance) || !log.isOpenAt(at)) return null
  const until = Math.min(nextAt, log.closesAfter(at))
  const spread = (until - at) * (0.2 + 0.7 * random.uniform())
  const then = Math.floor(at + Math.min(spread, random.lognormal(9 * hour, 1)))
  if (then <= at || then >= until || then > asOf) return null
  const pushed = commit(log, then)
  if (random.chance(scenario.mergeStyle === 'rebase' ? 0.6 : 0.12)) {
    log.event(then, log.author, 'force_pushed', pushed.oid)
  }
  return pushed
}

/** Now and then somebody approves what somebody else wants changed; the objection may then be dismissed. */
function contest(log: ItemLog) {
  const { random, scenario, team } = log.project
  const objection = log.reviews.find(({ row, who }) => {
    return row.state === 'CHANGES_REQUESTED' && who !== log.author && !who.isMachine
  })
  if (objection === undefined || !random.chance(scenario.contested)) return
  const at = Math.floor(objection.at + random.lognormal(10 * hour, 1))
  const who = at > asOf ? null : team.maintainer(at, objection.who)
  if (who === null || who === log.author || at >= log.closesAfter(objection.at)) return
  if (!log.isOpenAt(objection.at)) return
  log.review(at, who, 'APPROVED', 0)
  const dismissedAt = at + random.between(30, hour)
  if (!random.chance(0.2) || dismissedAt >= log.closesAfter(at)) return
  log.event(dismissedAt, who, 'review_dismissed', 'changes_requested')
  objection.row.state = 'DISMISSED'
}

/** Somebody of the team is asked for a review, by the author or by whoever looks through what is new. */
function requestReview(log: ItemLog) {
  const { random, scenario, team } = log.project
  const at = log.readyAt + random.between(4, 300)
  if (!random.chance(scenario.requestsReview) || at >= log.closesAfter(log.readyAt)) return
  const first = log.reviews
    .filter(({ who }) => who !== log.author && !who.isMachine)
    .toSorted((a, b) => a.at - b.at)[0]
  const asked = first?.who ?? team.maintainer(at, log.author)
  if (asked === null || (first !== undefined && first.at <= at)) return
  const by = team.isMaintainer(log.author, at) ? log.author : team.maintainer(at, asked)
  if (by === null) return
  // A team's name can't be read.
  log.event(at, by, 'review_requested', random.chance(0.1) ? null : asked.login)
  const removedAt = at + random.between(hour, 3 * day)
  if (first === undefined && random.chance(0.08) && removedAt < log.closesAfter(at)) {
    log.event(removedAt, by, 'review_request_removed', asked.login)
  }
}
