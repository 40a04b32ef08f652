/** How sure an index is: what it becomes under other weights, anchors, ways of combining, and other samples. */
import { createHash } from 'node:crypto'
import { Random } from '../../collectors/sample/random.ts'
import { combine, floor, type Scores } from './combine.ts'
import type { Band, IndexDefinition } from './definition.ts'
import { anchorSpread, drawsOf, factors, type Draw, type Factor } from './draws.ts'
import type { Measured } from './known.ts'
import { normalise } from './normalise.ts'

/** By the indicator's key; null: not known. */
export type Values = ReadonlyMap<string, Measured | null>

type Shape = Pick<IndexDefinition, 'aggregation' | 'dimensions' | 'bands'>

const z95 = 1.959963984540054

/** Two half normals, as wide as the interval on either side; an end that isn't bounded is taken as the other one. */
function sampled({ high, low, value }: Measured, normal: number): number {
  const below = low === null ? null : value - low
  const above = high === null ? null : high - value
  const width = (normal < 0 ? (below ?? above) : (above ?? below)) ?? 0
  return value + (normal * width) / z95
}

/** Each indicator's score, 0…1. */
export function scoresOf(definition: Pick<IndexDefinition, 'dimensions'>, values: Values): Scores {
  return new Map(
    definition.dimensions.flatMap(({ indicators }) =>
      indicators.map((each) => {
        const measured = values.get(each.key) ?? null
        const { anchors } = each
        return [
          each.key,
          measured === null || anchors === null ? null : normalise(measured.value, anchors),
        ] as const
      }),
    ),
  )
}

/** A scope's own stream of samples, the same wherever it stands among others. */
const streamOf = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE()

interface Prepared {
  /** Of each indicator: its dimension's place, or −1 where it or its dimension isn't known. */
  places: number[]
  values: (Measured | null)[]
  /** Known indicators that weigh anything, by dimension. */
  counts: number[]
}

/** What is known is decided by the definition's own weights once, so that draws differ by what is drawn alone. */
function prepare(definition: Shape, values: Values): Prepared {
  const { dimensions } = combine(definition, scoresOf(definition, values))
  const indicators = definition.dimensions.flatMap((dimension, place) =>
    dimension.indicators.map(({ key, weight }) => {
      const measured = values.get(key) ?? null
      const isKnown = measured !== null && weight > 0 && dimensions[place]?.score !== null
      return { place: isKnown ? place : -1, measured }
    }),
  )
  return {
    places: indicators.map(({ place }) => place),
    values: indicators.map(({ measured }) => measured),
    counts: dimensions.map((_, at) => indicators.filter(({ place }) => place === at).length),
  }
}

/** What is known of one scope over the draws. */
export interface Drawn {
  /** One score a draw; null: the index isn't known, or is a profile. */
  index: Float64Array | null
  /** Of each dimension; null: not known. */
  dimensions: (Float64Array | null)[]
}

/** Dimensions of one draw, written to `sums`; NaN for what isn't known. `normals` are the samples, null: as measured. */
function scoreDimensions(
  draw: Draw,
  prepared: Prepared,
  normals: Random | null,
  sums: Float64Array,
  weights: Float64Array,
): void {
  sums.fill(0)
  weights.fill(0)
  for (let index = 0; index < prepared.places.length; index++) {
    const place = prepared.places[index] ?? -1
    const measured = prepared.values[index] ?? null
    const anchors = draw.anchors[index] ?? null
    if (measured === null || anchors === null) continue
    // Drawn whether it is used or not, so that leaving one out doesn't change the others' samples.
    const normal = normals === null ? 0 : normals.normal()
    // The only one that is known of a dimension isn't left out: the dimension would go with it.
    if (place < 0 || (index === draw.dropped && (prepared.counts[place] ?? 0) > 1)) continue
    const weight = draw.weights[index] ?? 0
    sums[place] = (sums[place] ?? 0) + weight * normalise(sampled(measured, normal), anchors)
    weights[place] = (weights[place] ?? 0) + weight
  }
  for (let place = 0; place < sums.length; place++) {
    sums[place] = (sums[place] ?? 0) / (weights[place] ?? 0)
  }
}

function scoreIndex(draw: Draw, dimensions: Float64Array): number {
  let whole = 0
  let sum = 0
  for (let place = 0; place < dimensions.length; place++) {
    const score = dimensions[place] ?? Number.NaN
    if (Number.isNaN(score)) continue
    const weight = draw.dimensionWeights[place] ?? 0
    whole += weight
    sum += weight * (draw.isGeometric ? Math.log(Math.max(score, floor)) : score)
  }
  return draw.isGeometric ? Math.exp(sum / whole) : sum / whole
}

/** Linear interpolation between the two places next to the quantile. */
export function quantileOf(sorted: ArrayLike<number>, quantile: number): number {
  const place = (sorted.length - 1) * quantile
  const low = Math.floor(place)
  const [below, above] = [sorted[low] ?? 0, sorted[Math.min(low + 1, sorted.length - 1)] ?? 0]
  return below + (above - below) * (place - low)
}

/**
 * The index and its dimensions, one score a draw.
 *
 * @param name the scope's: its samples are the same wherever it stands among others
 */
export function drawnScores(
  definition: Shape,
  values: Values,
  draws: readonly Draw[],
  name: string,
  seed: number,
  isSampled = true,
): Drawn {
  const own = combine(definition, scoresOf(definition, values))
  const prepared = prepare(definition, values)
  const normals = isSampled ? new Random(seed, streamOf(name)) : null
  const dimensions = own.dimensions.map(({ score }) =>
    score === null ? null : new Float64Array(draws.length),
  )
  const index = own.score === null ? null : new Float64Array(draws.length)
  const sums = new Float64Array(dimensions.length)
  const weights = new Float64Array(dimensions.length)
  for (const [at, draw] of draws.entries()) {
    scoreDimensions(draw, prepared, normals, sums, weights)
    for (const [place, list] of dimensions.entries()) if (list !== null) list[at] = sums[place] ?? 0
    if (index !== null) index[at] = scoreIndex(draw, sums)
  }
  return { index, dimensions }
}

/** The band that a score lies in. */
export const bandOf = (bands: readonly Band[], score: number): Band | undefined =>
  bands.findLast(({ from }) => score >= from)

export interface Spread {
  median: number
  /** 5th and 95th percentile. */
  low: number
  high: number
  /** Probability of each band, in their order; they add up to 1. */
  bands: { key: string; probability: number }[]
}

export function spreadOf(scores: Float64Array, bands: readonly Band[]): Spread {
  const sorted = scores.toSorted()
  const counts = new Map(bands.map(({ key }) => [key, 0]))
  for (const score of scores) {
    const key = bandOf(bands, score)?.key ?? ''
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    median: quantileOf(sorted, 0.5),
    low: quantileOf(sorted, 0.05),
    high: quantileOf(sorted, 0.95),
    bands: bands.map(({ key }) => ({ key, probability: (counts.get(key) ?? 0) / scores.length })),
  }
}

export interface Bar {
  /** What varies: a factor over all indicators, or one indicator in one way. */
  input: 'factor' | 'sampling' | 'anchors' | 'dropped'
  /** The factor's name, or the indicator's key. */
  key: string
  low: number
  high: number
}

/** The index with one indicator otherwise than it is. */
function variant(
  definition: Shape,
  values: Values,
  key: string,
  change: { measured?: Measured | null; moved?: { worst: number; best: number } },
): number | null {
  const changed = new Map(values)
  if (change.measured !== undefined) changed.set(key, change.measured)
  const dimensions = definition.dimensions.map((dimension) => ({
    ...dimension,
    indicators: dimension.indicators.map((each) =>
      each.key === key && each.anchors !== null && change.moved !== undefined
        ? { ...each, anchors: { ...each.anchors, ...change.moved } }
        : each,
    ),
  }))
  return combine({ ...definition, dimensions }, scoresOf({ dimensions }, changed)).score
}

/**
 * One thing varied at a time: each factor over its draws (5th to 95th percentile), and each indicator by its interval,
 * by its anchors, and left out. The widest first.
 */
export function tornado(
  definition: Shape,
  values: Values,
  count: number,
  name: string,
  seed: number,
): Bar[] {
  const { score } = combine(definition, scoresOf(definition, values))
  if (score === null) return []
  const bars: Bar[] = factors.flatMap((factor) => {
    const draws = drawsOf(definition, new Set<Factor>([factor]), count, seed)
    const { index } = drawnScores(definition, values, draws, name, seed, factor === 'sampling')
    if (index === null) return []
    const sorted = index.toSorted()
    const [low, high] = [quantileOf(sorted, 0.05), quantileOf(sorted, 0.95)]
    return [{ input: 'factor' as const, key: factor, low, high }]
  })
  const span = (input: Bar['input'], key: string, found: (number | null)[]): void => {
    const known = [score, ...found.filter((each) => each !== null)]
    bars.push({ input, key, low: Math.min(...known), high: Math.max(...known) })
  }
  for (const { anchors, key } of definition.dimensions.flatMap((each) => each.indicators)) {
    const measured = values.get(key) ?? null
    if (measured === null || anchors === null) continue
    const at = (value: number | null): number | null =>
      value === null
        ? null
        : variant(definition, values, key, { measured: { value, low: null, high: null } })
    span('sampling', key, [at(measured.low), at(measured.high)])
    const moved = [1 - anchorSpread, 1 + anchorSpread].flatMap((worst) =>
      [1 - anchorSpread, 1 + anchorSpread].map((best) => ({
        worst: anchors.worst * worst,
        best: anchors.best * best,
      })),
    )
    const fits = moved.filter(
      ({ best, worst }) => best > worst === anchors.best > anchors.worst && best !== worst,
    )
    span(
      'anchors',
      key,
      fits.map((each) => variant(definition, values, key, { moved: each })),
    )
    span('dropped', key, [variant(definition, values, key, { measured: null })])
  }
  return bars.toSorted((a, b) => b.high - b.low - (a.high - a.low))
}
