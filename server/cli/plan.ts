/** `lichen collect --plan`: what a first collection of each repository would cost, before anything is fetched. */
import type { GithubClient } from '../../collectors/github/client.ts'
import { plan, type Plan } from '../../collectors/github/plan.ts'
import { shown } from '../sync/run.ts'
import { findWanted, type Asked } from '../sync/wanted.ts'
import { report } from './failure.ts'
import { count } from './sync-texts.ts'
import { align } from './table.ts'

const duration = (seconds: number): string =>
  seconds < 90
    ? `${seconds} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`

const columns = ['issues', 'pull_requests', 'discussions', 'commits', 'requests', 'points'] as const

const row = (name: string, one: Pick<Plan, (typeof columns)[number] | 'seconds'>): string[] => [
  name,
  ...columns.map((column) => count(one[column])),
  duration(one.seconds),
]

/** @returns the plans as a table, with a sum where there are several */
export function planText(plans: Plan[]): string {
  const heads = ['repository', ...columns.map((column) => column.replace('_', ' ')), 'time']
  const sum = (of: (one: Plan) => number): number =>
    plans.reduce((total, one) => total + of(one), 0)
  const all = {
    issues: sum((one) => one.issues),
    pull_requests: sum((one) => one.pull_requests),
    discussions: sum((one) => one.discussions),
    commits: sum((one) => one.commits),
    requests: sum((one) => one.requests),
    points: sum((one) => one.points),
    seconds: sum((one) => one.seconds),
  }
  return align([
    heads,
    ...plans.map((one) => row(`${one.owner}/${one.name}`, one)),
    ...(plans.length > 1 ? [row('all', all)] : []),
  ])
}

/** Prints the plans; a repository that can't be looked up is reported, and the others are planned all the same. */
export async function printPlans(asked: Asked, client: GithubClient): Promise<void> {
  const { failures, wanted } = await findWanted(asked, () => client)
  for (const { error } of failures) report(error)
  const plans: Plan[] = []
  for (const one of wanted) {
    try {
      plans.push(await plan(client, one))
    } catch (error) {
      report(shown(error, `${one.owner}/${one.name}`))
    }
  }
  if (plans.length === 0) return
  console.log(planText(plans))
  const { budget } = client
  const has =
    budget === null
      ? 'The source sets no limit.'
      : `The token has ${count(budget.remaining)} of ${count(budget.limit)} points until ${budget.reset_at}.`
  console.log(`A first collection; a later one asks only for what has changed. ${has}`)
}
