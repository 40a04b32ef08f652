/** How many issues and pull requests are opened on each day. */
import {
  along,
  dayCount,
  isWeekend,
  monthsSinceStart,
  season,
  startAt,
  day,
  type Curve,
} from './calendar.ts'
import type { Random } from './random.ts'
import type { Scenario } from './scenario.ts'

export interface Arrivals {
  issues: Uint32Array
  pulls: Uint32Array
  /** Items that were opened in a hole of the history: they have numbers, but nobody could read them. */
  unread: Uint32Array
}

/** Splits a whole into parts by weight; the parts add up to it exactly (largest remainder). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0)
  const shares = weights.map((weight) => (total * weight) / sum)
  const parts = shares.map(Math.floor)
  const order = shares
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  let left = total - parts.reduce((before, part) => before + part, 0)
  for (const { index } of order) {
    if (left-- <= 0) break
    parts[index] = parts[index]! + 1
  }
  return parts
}

/** Relative arrivals by day, with the ups and downs from week to week that no season explains. */
function weights(scenario: Scenario, curve: Curve, random: Random): Float64Array {
  const result = new Float64Array(dayCount)
  let week = 1
  for (let index = 0; index < dayCount; index++) {
    if (index % 7 === 0) week = random.lognormal(1, 0.16)
    const month = monthsSinceStart[index]!
    if (month < scenario.startMonth) continue
    const isLast = index === dayCount - 1
    result[index] =
      along(curve, month) *
      season(index, scenario.seasonality) *
      (isWeekend(index) ? 0.45 : 1.2) *
      (isLast ? 0.5 : 1) *
      week
  }
  return result
}

/** Draws each day's count so that the days add up to the total exactly. */
function spread(total: number, weight: Float64Array, random: Random): Uint32Array {
  const counts = new Uint32Array(dayCount)
  let leftWeight = weight.reduce((sum, value) => sum + value, 0)
  let left = total
  for (let index = 0; index < dayCount && left > 0; index++) {
    const own = weight[index]!
    if (own === 0) continue
    const isLast = leftWeight - own <= leftWeight * 1e-9
    const count = isLast ? left : Math.min(left, random.poisson((left * own) / leftWeight))
    counts[index] = count
    left -= count
    leftWeight -= own
  }
  return counts
}

/** @param items issues and pull requests together, met exactly */
export function arrivals(scenario: Scenario, items: number, random: Random): Arrivals {
  const [issueTotal, pullTotal] = apportion(items, [scenario.issueShare, 1 - scenario.issueShare])
  const weight = {
    issue: weights(scenario, scenario.issueLoad, random),
    pull_request: weights(scenario, scenario.pullLoad, random),
  }
  const total = { issue: issueTotal!, pull_request: pullTotal! }
  const unread = new Uint32Array(dayCount)
  for (const hole of scenario.holes) {
    const whole = weight[hole.resource].reduce((sum, value) => sum + value, 0)
    const from = (Date.parse(hole.from) / 1000 - startAt) / day
    const to = (Date.parse(hole.to) / 1000 - startAt) / day
    for (let index = from; index < to; index++) {
      const expected = (total[hole.resource] * weight[hole.resource][index]!) / whole
      unread[index] = unread[index]! + random.poisson(expected)
      weight[hole.resource][index] = 0
    }
  }
  return {
    issues: spread(total.issue, weight.issue, random),
    pulls: spread(total.pull_request, weight.pull_request, random),
    unread,
  }
}
