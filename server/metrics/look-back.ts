/** Periods that look back before their own beginning, and how a statement is asked for them. */
import { beforeOf } from './comparison.ts'
import { shift, startOf, type AskedPeriod, type Grain, type Period, type Window } from './window.ts'

/** How many steps of the grain each point looks back over, its own period the last of them. */
export interface LookBack {
  steps: number
  /** The whole window looks back over twelve months then, whatever the grain. */
  isYear: boolean
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** How many steps of a grain make twelve months; 52 weeks, which are a day or two short of them. */
const stepsInYear = (grain: Grain): number => (grain === 'week' ? 52 : 12 / monthsOf[grain])

/** As the question asks, else as the metric does by itself; null: each point by itself. */
export function lookBackOf(
  asked: number | undefined,
  metric: { trailing: string | null },
  grain: Grain,
): LookBack | null {
  if (asked !== undefined) return { steps: asked, isYear: false }
  return metric.trailing === null ? null : { steps: stepsInYear(grain), isYear: true }
}

/**
 * Periods as a statement is asked for them: each by itself, or looking back from its end.
 *
 * @param window cuts what looks at itself alone; what looks back isn't cut at its beginning
 */
export function askedPeriods(
  periods: Period[],
  window: Window,
  back: LookBack | null,
): AskedPeriod[] {
  return periods.map(({ end, start }) => {
    const before = shift(start, window.grain, -1)
    if (back === null) {
      const lookFrom = start < window.from ? window.from : start
      return { start, end, lookFrom, before, buckets: [start] }
    }
    const buckets = Array.from({ length: back.steps }, (_, by) => shift(start, window.grain, -by))
    return { start, end, lookFrom: buckets.at(-1) ?? start, before, buckets }
  })
}

/** Some stretch of time as one period. */
export interface Whole {
  from: Date
  to: Date
  /** Where it would end, were it not cut to what is known of the one that it is compared with. */
  full: Date
}

/** A stretch of time as one period; where it looks back, from its full end. */
export function wholePeriod(
  { from, full, to }: Whole,
  grain: Grain,
  back: LookBack | null,
): AskedPeriod {
  return {
    start: from,
    end: to,
    lookFrom: back === null ? from : lookFrom(full, grain, back),
    before: beforeOf({ from, to: full }),
    buckets: [from],
  }
}

function lookFrom(full: Date, grain: Grain, { isYear, steps }: LookBack): Date {
  if (!isYear) return shift(startOf(new Date(full.getTime() - 1), grain), grain, 1 - steps)
  const isMonth = startOf(full, 'month').getTime() === full.getTime()
  return isMonth ? shift(full, 'month', -12) : new Date(full.getTime() - 365 * 86_400_000)
}
