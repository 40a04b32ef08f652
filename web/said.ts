/** What changed, found in the numbers: only moves beyond their likely ranges are told. Pure. */
import type { Metric, Point, Series } from './api.ts'

export interface Move {
  metric: Metric
  series: Series
  /** What its summary is compared with. */
  before: Point
  meaning: 'better' | 'worse'
  /** How far it moved, as a factor of at least 1: what the moves are ranked by. */
  size: number
}

const fewest = 10

/** Whether the likely ranges of two values don't touch, so that their difference is hardly chance. */
export const apart = (one: Point, other: Point): boolean =>
  (one.low !== null && other.high !== null && one.low > other.high) ||
  (one.high !== null && other.low !== null && one.high < other.low)

/** Every move whose two likely ranges don't touch, each of 10 items or more, largest first. */
export function movesOf(answers: { metric: Metric; series: Series[] }[]): Move[] {
  const moves: Move[] = []
  for (const { metric, series } of answers) {
    if (metric.better === 'neither') continue
    for (const one of series) {
      const { summary, previous } = one
      if (
        previous === null ||
        summary.n < fewest ||
        previous.n < fewest ||
        !apart(summary, previous)
      )
        continue
      if (summary.value === null || previous.value === null) continue
      const rose = summary.value > previous.value
      const [small, large] = rose
        ? [previous.value, summary.value]
        : [summary.value, previous.value]
      moves.push({
        metric,
        series: one,
        before: previous,
        meaning: rose === (metric.better === 'higher') ? 'better' : 'worse',
        size: small > 0 ? large / small : Number.MAX_VALUE,
      })
    }
  }
  return moves.toSorted((one, other) => other.size - one.size)
}

export interface Shift {
  metric: Metric
  series: Series
  change: Series['changes'][number]
}

/** The latest change of level of each series, clearest first, no more than `most`. */
export function shiftsOf(answers: { metric: Metric; series: Series[] }[], most: number): Shift[] {
  const shifts = answers.flatMap(({ metric, series }) =>
    series.flatMap((one) => {
      const change = one.changes.at(-1)
      return change === undefined ? [] : [{ metric, series: one, change }]
    }),
  )
  return shifts.toSorted((one, other) => one.change.p - other.change.p).slice(0, most)
}

/** The largest worsening and the largest improvement, no repository twice in the same direction. */
export function headlines(moves: Move[], most: number): Move[] {
  const told: Move[] = []
  for (const meaning of ['worse', 'better'] as const) {
    const seen = new Set<string>()
    for (const move of moves.filter((each) => each.meaning === meaning)) {
      if (seen.size === most || seen.has(move.series.scope)) continue
      seen.add(move.series.scope)
      told.push(move)
    }
  }
  return told
}

/** Whether anything lies before that the values could have moved from. */
export const isComparable = (answers: { series: Series[] }[]): boolean =>
  answers.some(({ series }) =>
    series.some(({ previous }) => previous !== null && previous.value !== null),
  )

/** The share known of the worst covered metric, by scope, where a part is missing; what was never read isn't a part. */
export function holesOf(answers: { series: Series[] }[]): Map<string, number> {
  const holes = new Map<string, number>()
  for (const { scope, summary } of answers.flatMap(({ series }) => series)) {
    const { coverage, reason } = summary
    if (coverage >= 0.999 || reason === 'not_collected' || reason === 'no_source') continue
    holes.set(scope, Math.min(coverage, holes.get(scope) ?? 1))
  }
  return holes
}
