/** Indicators into dimensions and dimensions into an index: weighted means, and what is done about what is missing. */
import type { IndexDefinition } from './definition.ts'

/** With less of its weight known than this, a dimension and an index have no score. */
export const leastKnown = 0.6

/** A dimension counts at least this much in a geometric mean, so that one 0 doesn't hide all others. */
export const floor = 0.01

export interface Combined {
  /** 0…1; null: too little of it is known. */
  score: number | null
  /** Share of the weight that is known, 0…1. */
  known: number
}

/** Weighted arithmetic mean of what is known; null with under `leastKnown` of the weight. */
export function arithmetic(
  scores: readonly (number | null)[],
  weights: readonly number[],
): Combined {
  let whole = 0
  let weight = 0
  let sum = 0
  for (const [place, each] of weights.entries()) {
    whole += each
    const score = scores[place]
    if (score === null || score === undefined) continue
    weight += each
    sum += each * score
  }
  const known = whole > 0 ? weight / whole : 0
  // A sum of shares such as .2 + .4 may miss .6 by its last digit.
  return { score: known + 1e-12 < leastKnown || weight === 0 ? null : sum / weight, known }
}

/** Weighted geometric mean of what is known: unlike the arithmetic one, it pays no debt of one part by another. */
export function geometric(
  scores: readonly (number | null)[],
  weights: readonly number[],
): Combined {
  const logs = scores.map((score) => (score === null ? null : Math.log(Math.max(score, floor))))
  const { known, score } = arithmetic(logs, weights)
  return { known, score: score === null ? null : Math.exp(score) }
}

/** An indicator's value as 0…1 by its key; null or missing: not known. */
export type Scores = ReadonlyMap<string, number | null>

export interface DimensionScore extends Combined {
  key: string
}

export interface IndexScore {
  /** By the index's own aggregation; of a profile, none. */
  score: number | null
  /** Share of the dimensions' weight that is known. */
  known: number
  arithmetic: number | null
  geometric: number | null
  /** The weakest dimension's score. */
  least: number | null
  dimensions: DimensionScore[]
}

/** An index of indicators' scores. Within a dimension the mean is always arithmetic: its indicators speak of one thing. */
export function combine(
  definition: Pick<IndexDefinition, 'aggregation' | 'dimensions'>,
  scores: Scores,
): IndexScore {
  const dimensions = definition.dimensions.map(({ indicators, key }) => ({
    key,
    ...arithmetic(
      indicators.map((each) => scores.get(each.key) ?? null),
      indicators.map((each) => each.weight),
    ),
  }))
  const parts = dimensions.map(({ score }) => score)
  const weights = definition.dimensions.map(({ weight }) => weight)
  const mean = arithmetic(parts, weights)
  const product = geometric(parts, weights)
  const known = parts.filter((score) => score !== null)
  const byAggregation = { arithmetic: mean.score, geometric: product.score, none: null }
  return {
    score: byAggregation[definition.aggregation],
    known: mean.known,
    arithmetic: mean.score,
    geometric: product.score,
    least: known.length === 0 ? null : Math.min(...known),
    dimensions,
  }
}
