/** Triage drives: the weeks in which a team decides what is old and still open. */
import { day, startAt } from './calendar.ts'
import type { Step } from './life.ts'
import type { Account } from './people.ts'
import type { Project } from './project.ts'

/** The closes that drives would bring to an item opened at `at`, should it still be open then. */
export function sweep(project: Project, author: Account, at: number, isIssue: boolean): Step[] {
  const { random, scenario } = project
  const steps: Step[] = []
  for (const drive of scenario.drives) {
    const from = startAt + Math.round(drive.fromMonth * 30.4375) * day
    const to = startAt + Math.round(drive.toMonth * 30.4375) * day
    if (at >= from || !random.chance(drive.share)) continue
    const then = random.between(from, to)
    const who = project.team.maintainer(then, author)
    const act = who === null ? null : project.later(then, who)
    if (act === null) continue
    const reason = isIssue
      ? random.weighted({ completed: 35, not_planned: 55, duplicate: 10 })
      : null
    steps.push({ ...act, act: 'close', reason, says: true })
  }
  return steps
}
