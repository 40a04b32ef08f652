/** Ranks across a portfolio, and how they hold when the same draws are made for all of it. */
import { quantileOf } from './uncertainty.ts'

export interface Standing {
  /** 1 is the highest score; null where the scope has none. */
  rank: number | null
  /** 5th and 95th percentile of the rank over the draws. */
  low: number | null
  high: number | null
  /** Share of the draws in which the scope has its rank. */
  held: number | null
  /** Its 5–95 % interval of scores meets no other scope's: only then is the rank worth printing. */
  is_apart: boolean
}

const nobody: Standing = { rank: null, low: null, high: null, held: null, is_apart: false }

/** Places of the scores, the highest first; equal ones share the better place. */
function ranksOf(scores: readonly number[]): number[] {
  const order = scores
    .map((_, place) => place)
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const ranks = Array.from(scores, () => 1)
  for (const [at, place] of order.entries()) {
    const before = order[at - 1]
    const isEqual = before !== undefined && scores[before] === scores[place]
    ranks[place] = isEqual ? (ranks[before] ?? 1) : at + 1
  }
  return ranks
}

/**
 * One standing a scope, in their order.
 *
 * @param scopes the score of each and its scores over the draws, which are the same draws for all; null: unknown
 */
export function standings(
  scopes: readonly { score: number | null; drawn: Float64Array | null }[],
): Standing[] {
  const known = scopes.flatMap(({ drawn, score }, place) =>
    score === null || drawn === null ? [] : [{ place, score, drawn, sorted: drawn.toSorted() }],
  )
  const own = ranksOf(known.map(({ score }) => score))
  const count = known[0]?.drawn.length ?? 0
  const drawnRanks = known.map(() => new Float64Array(count))
  for (let draw = 0; draw < count; draw++) {
    const ranks = ranksOf(known.map(({ drawn }) => drawn[draw] ?? 0))
    for (const [index, list] of drawnRanks.entries()) list[draw] = ranks[index] ?? 1
  }
  const spans = known.map(
    ({ sorted }) => [quantileOf(sorted, 0.05), quantileOf(sorted, 0.95)] as const,
  )
  const found = scopes.map(() => nobody)
  for (const [index, { place }] of known.entries()) {
    const ranks = (drawnRanks[index] ?? new Float64Array()).toSorted()
    const [low, high] = spans[index] ?? [0, 0]
    const rank = own[index] ?? null
    found[place] = {
      rank,
      low: quantileOf(ranks, 0.05),
      high: quantileOf(ranks, 0.95),
      held: ranks.filter((each) => each === rank).length / count,
      is_apart: spans.every(([from, to], other) => other === index || to < low || from > high),
    }
  }
  return found
}
