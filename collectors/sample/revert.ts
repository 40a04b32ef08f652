/** What people do with a change request that takes back a faulty change: look at it at once, and merge it. */
import { hour } from './calendar.ts'
import type { Step } from './life.ts'
import type { Account } from './people.ts'
import type { Project } from './project.ts'
import { machineReports } from './review.ts'
import type { PullPlan } from './pull-request.ts'

export function planRevert(project: Project, author: Account, at: number): PullPlan {
  const { random, team } = project
  const steps: Step[] = []
  machineReports(project, steps, at)
  const reviewer = random.chance(0.7) ? team.maintainer(at, author) : null
  const seen =
    reviewer === null ? null : project.later(at + random.lognormal(1.5 * hour, 1), reviewer)
  if (seen !== null) steps.push({ ...seen, act: 'review', state: 'APPROVED', remarks: 0 })
  const merge = project.later((seen?.at ?? at) + random.lognormal(hour / 2, 1), author)
  if (merge !== null) {
    steps.push(
      random.chance(0.94)
        ? { ...merge, act: 'merge' }
        : { ...merge, act: 'close', reason: null, says: true },
    )
  }
  return { isDraft: false, steps }
}
