/** How much of a team's attention an item gets, day by day: from who is there and how much comes in. */
import {
  along,
  asOf,
  day,
  dayCount,
  dayOf,
  isWeekend,
  monthsSinceStart,
  season,
  startAt,
} from './calendar.ts'
import { exp, ln } from './elementary.ts'
import type { Scenario } from './scenario.ts'

/** The mean of a curve over the days that a repository lives. */
export function meanOf(curve: readonly number[], startMonth: number): number {
  let sum = 0
  let count = 0
  for (const month of monthsSinceStart) {
    if (month < startMonth) continue
    sum += along(curve, month)
    count++
  }
  return sum / count
}

export class Attention {
  /** Attention given until each day's start, in seconds of a fully staffed team. */
  readonly #given = new Float64Array(dayCount + 1)
  readonly #level = new Float64Array(dayCount)

  constructor(scenario: Scenario) {
    const { issueLoad, pullLoad, issueShare, startMonth } = scenario
    const meanIssues = meanOf(issueLoad, startMonth)
    const meanPulls = meanOf(pullLoad, startMonth)
    for (let index = 0; index < dayCount; index++) {
      const month = monthsSinceStart[index]!
      const demand =
        ((issueShare * along(issueLoad, month)) / meanIssues +
          ((1 - issueShare) * along(pullLoad, month)) / meanPulls) *
        season(index, scenario.seasonality)
      // Less work helps less than in proportion: an item still has to be read by somebody.
      this.#level[index] = along(scenario.staffing, month) * exp(-0.7 * ln(Math.max(demand, 0.2)))
      const presence = (isWeekend(index) ? 0.45 : 1.2) * season(index, 0.4)
      this.#given[index + 1] = this.#given[index]! + this.#level[index]! * presence * day
    }
  }

  /** Staffing against demand on a day, around 1; weekends and holidays left out. */
  level(dayIndex: number): number {
    return this.#level[dayIndex]!
  }

  /**
   * When an item that needs `work` seconds of a fully staffed team's attention from `at` on has got it:
   * it waits longer while the team is short of people, and is picked up when the team recovers.
   * Infinity when that is after the end.
   */
  after(at: number, work: number): number {
    const first = dayOf(at)
    const rate = (this.#given[first + 1]! - this.#given[first]!) / day
    const target = this.#given[first]! + rate * (at - startAt - first * day) + work
    if (target >= this.#given[dayCount]!) return Infinity
    let low = first
    let high = dayCount - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#given[middle]! <= target) low = middle
      else high = middle - 1
    }
    const onDay = (target - this.#given[low]!) / (this.#given[low + 1]! - this.#given[low]!)
    const then = startAt + (low + onDay) * day
    return then > asOf ? Infinity : then
  }
}
