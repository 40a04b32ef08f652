/** What is noted on an item beside the talk: who is to do it, by which milestone, how people feel about it. */
import { asOf, day } from './calendar.ts'
import type { ItemLog } from './item-log.ts'

const usualReactions = { THUMBS_UP: 62, HEART: 14, ROCKET: 9, EYES: 9, HOORAY: 6 }
const heatedReactions = { THUMBS_DOWN: 55, CONFUSED: 30, THUMBS_UP: 15 }

/** Makes somebody responsible: mostly whoever ends up closing the item, seldom taken back. */
export function assign(log: ItemLog, closer: ItemLog['author'] | null) {
  const { random, scenario, team, rows, id: repo_id } = log.project
  if (!random.chance(scenario.assigns)) return
  const until = log.closedAt ?? asOf
  const wished = Math.floor(log.createdAt + random.lognormal(day, 1.6))
  const at = Math.min(wished, Math.floor((log.createdAt + until) / 2))
  const by = team.maintainer(at, log.project.machine('web-flow'))
  if (by === null) return
  const who = closer !== null && !closer.isMachine && random.chance(0.7) ? closer : by
  if (who.id === null) return
  log.event(at, by, 'assigned', who.login)
  const freedAt = Math.floor(at + random.lognormal(20 * day, 0.8))
  if (random.chance(0.08) && freedAt <= until) log.event(freedAt, by, 'unassigned', who.login)
  else rows.assignee.push({ repo_id, item_id: log.id, actor_id: who.id })
}

/** Writes down since when an item belongs to its milestone. */
export function plan(log: ItemLog, milestoneId: string | null) {
  const { random, team } = log.project
  const milestone = log.project.milestones.find(({ row }) => row.id === milestoneId)
  if (milestone === undefined) return
  const from = Math.max(log.createdAt, Date.parse(milestone.row.created_at) / 1000)
  const until = Math.max(from, log.closedAt ?? asOf)
  const at = Math.min(asOf, from + Math.floor((until - from) * 0.4 * random.uniform()))
  const by = team.maintainer(at, log.project.machine('web-flow'))
  if (by !== null) log.event(at, by, 'milestoned', milestone.row.title)
}

/** Reactions to the opening text. Their times aren't told. */
export function react(log: ItemLog) {
  const { random, scenario, rows, id: repo_id } = log.project
  if (!log.isHeated && !random.chance(scenario.reacts)) return
  const weights: Record<string, number> = log.isHeated ? heatedReactions : usualReactions
  const contents = new Set<string>()
  for (let count = 1 + random.repeats(0.35, 3); count > 0; count--) {
    contents.add(random.weighted(weights))
  }
  for (const content of contents) {
    const people = (log.isHeated ? 3 : 1) + random.repeats(0.55, 40)
    rows.reaction.push({ repo_id, item_id: log.id, content, people })
  }
}
