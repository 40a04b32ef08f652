/** Seeded draws of everything about an index that could have been decided otherwise; shared by all scopes of a question. */
import { Random } from '../../collectors/sample/random.ts'
import type { Anchors, IndexDefinition } from './definition.ts'

/** How far weights stray: Dirichlet(concentration · weights). */
const concentration = 20
/** Anchors are moved by up to this share of themselves, either way. */
export const anchorSpread = 0.25

/** What is drawn; the tornado draws one of them at a time. */
export const factors = ['weights', 'anchors', 'aggregation', 'dropped', 'sampling'] as const
export type Factor = (typeof factors)[number]

export interface Draw {
  dimensionWeights: number[]
  /** By indicator, in the order of the definition. */
  weights: number[]
  /** Null for an indicator that nothing measures. */
  anchors: (Anchors | null)[]
  isGeometric: boolean
  /** Place of the indicator that is left out; null: none. */
  dropped: number | null
}

/** Gamma(shape, 1) by Marsaglia and Tsang (2000); below 1 by the power of a uniform number. */
function gamma(random: Random, shape: number): number {
  if (shape === 0) return 0
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.uniform()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = 1 - random.uniform()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Weights around the given ones, adding up to 1 as those do after scaling. */
function dirichlet(random: Random, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const drawn = weights.map((weight) => gamma(random, (concentration * weight) / whole))
  const sum = drawn.reduce((all, each) => all + each, 0)
  return drawn.map((each) => each / sum)
}

/** Both anchors moved by themselves; where they cross, they stay as they were. */
function strayed(random: Random, anchors: Anchors): Anchors {
  const move = (at: number): number => at * (1 + anchorSpread * (2 * random.uniform() - 1))
  const moved = { ...anchors, worst: move(anchors.worst), best: move(anchors.best) }
  const keepsOrder = Math.sign(moved.best - moved.worst) === Math.sign(anchors.best - anchors.worst)
  return keepsOrder ? moved : anchors
}

/**
 * @param varied what is drawn; everything else stays as the definition has it
 * @param seed   any integer: the same seed gives the same draws
 */
export function drawsOf(
  definition: Pick<IndexDefinition, 'aggregation' | 'dimensions'>,
  varied: ReadonlySet<Factor>,
  count: number,
  seed: number,
): Draw[] {
  const random = new Random(seed)
  const indicators = definition.dimensions.flatMap((dimension) => dimension.indicators)
  const own = definition.dimensions.map(({ weight }) => weight)
  const measured = indicators.flatMap(({ metric }, place) => (metric === null ? [] : [place]))
  return Array.from({ length: count }, () => {
    // Each is drawn whether it is used or not, so that one factor's draws don't depend on which others vary.
    const dimensionWeights = dirichlet(random, own)
    const weights = definition.dimensions.flatMap((dimension) =>
      dirichlet(
        random,
        dimension.indicators.map(({ weight }) => weight),
      ),
    )
    const anchors = indicators.map((each) =>
      each.anchors === null ? null : strayed(random, each.anchors),
    )
    const isGeometric = random.chance(0.5)
    // As likely as each indicator: that none is left out.
    const dropped = measured[random.below(measured.length + 1)] ?? null
    return {
      dimensionWeights: varied.has('weights') ? dimensionWeights : own,
      weights: varied.has('weights') ? weights : indicators.map(({ weight }) => weight),
      anchors: varied.has('anchors') ? anchors : indicators.map((each) => each.anchors),
      isGeometric: varied.has('aggregation') ? isGeometric : definition.aggregation === 'geometric',
      dropped: varied.has('dropped') ? dropped : null,
    }
  })
}
