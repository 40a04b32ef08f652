/** A change of an index taken apart into the indicators that caused it, without a rest. */
import { combine, floor, type Scores } from './combine.ts'
import type { Dimension, IndexDefinition } from './definition.ts'

export interface Effect {
  dimension: string
  indicator: string
  /** Of the index's change, by a better or worse score of the indicator. */
  by_value: number
  /** Of the index's change, because the indicator became known or unknown, which moves the weights of the others. */
  by_weight: number
}

/** Each known part's share of the known weight; 0 for what isn't known. */
function shares(scores: readonly (number | null)[], weights: readonly number[]): number[] {
  const held = weights.map((weight, place) => (scores[place] === null ? 0 : weight))
  const whole = held.reduce((sum, weight) => sum + weight, 0)
  return held.map((weight) => (whole === 0 ? 0 : weight / whole))
}

interface Part {
  /** Mean of its shares of the weight before and after. */
  share: number
  byValue: number
  byWeight: number
}

/**
 * Parts of the change of a weighted mean: of Σ aᵢxᵢ each gives āᵢ·Δxᵢ + (x̄ᵢ − c)·Δaᵢ with means of before and after;
 * since Σ Δaᵢ = 0, any c leaves the sum, and the mean level makes a part's own weight matter by how far it stands off.
 * What is known on one side only keeps its score, so that its coming or going is a change of weight alone.
 */
function partsOfMean(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  weights: readonly number[],
): Part[] {
  const was = shares(before, weights)
  const is = shares(after, weights)
  const x0 = before.map((score, place) => score ?? after[place] ?? 0)
  const x1 = after.map((score, place) => score ?? before[place] ?? 0)
  const level = (scores: number[], held: number[]): number =>
    scores.reduce((sum, score, place) => sum + score * (held[place] ?? 0), 0)
  const middle = (level(x0, was) + level(x1, is)) / 2
  return weights.map((_, place) => {
    const [a0, a1] = [was[place] ?? 0, is[place] ?? 0]
    const [s0, s1] = [x0[place] ?? 0, x1[place] ?? 0]
    const share = (a0 + a1) / 2
    return {
      share,
      byValue: share * (s1 - s0),
      byWeight: ((s0 + s1) / 2 - middle) * (a1 - a0),
    }
  })
}

/** (b − a) / ln(b / a): turns a change of logarithms into one of the values, exactly. */
const logarithmicMean = (a: number, b: number): number =>
  Math.abs(b - a) < 1e-12 * Math.max(a, b) ? (a + b) / 2 : (b - a) / Math.log(b / a)

/** How much the logarithm of a dimension's score moves with the score itself; not at all below the floor. */
function slope(before: number, after: number): number {
  if (Math.abs(after - before) < 1e-12) return after < floor ? 0 : 1 / after
  const log = (score: number): number => Math.log(Math.max(score, floor))
  return (log(after) - log(before)) / (after - before)
}

function listOf(scores: Scores, { indicators }: Dimension): (number | null)[] {
  return indicators.map(({ key }) => scores.get(key) ?? null)
}

/**
 * What each indicator gave to the change of an index from one period to another; all together they are the change.
 * Arithmetic: midpoints of weights and scores. Geometric: the same of logarithms, brought back by their logarithmic
 * mean (LMDI, Ang 2005).
 *
 * @returns null where the index is unknown on either side
 */
export function changeOf(
  definition: Pick<IndexDefinition, 'aggregation' | 'dimensions'>,
  before: Scores,
  after: Scores,
): { change: number; effects: Effect[] } | null {
  const was = combine(definition, before)
  const is = combine(definition, after)
  if (was.score === null || is.score === null) return null
  const isGeometric = definition.aggregation === 'geometric'
  const scale = (score: number | null): number | null =>
    score === null || !isGeometric ? score : Math.log(Math.max(score, floor))
  const d0 = was.dimensions.map(({ score }) => scale(score))
  const d1 = is.dimensions.map(({ score }) => scale(score))
  const outer = partsOfMean(
    d0,
    d1,
    definition.dimensions.map(({ weight }) => weight),
  )
  const back = isGeometric ? logarithmicMean(was.score, is.score) : 1
  const effects = definition.dimensions.flatMap((dimension, place) => {
    const weights = dimension.indicators.map(({ weight }) => weight)
    const inner = partsOfMean(listOf(before, dimension), listOf(after, dimension), weights)
    const { byWeight, share } = outer[place] ?? { byWeight: 0, share: 0 }
    const [from, to] = [was.dimensions[place]?.score ?? null, is.dimensions[place]?.score ?? null]
    // A dimension that came or went has moved weights alone.
    const steepness = from === null || to === null ? 0 : isGeometric ? slope(from, to) : 1
    const factor = share * steepness * back
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    return dimension.indicators.map(({ key, weight }, index) => ({
      dimension: dimension.key,
      indicator: key,
      by_value: (inner[index]?.byValue ?? 0) * factor,
      by_weight: (inner[index]?.byWeight ?? 0) * factor + byWeight * back * (weight / whole),
    }))
  })
  return { change: is.score - was.score, effects }
}
