/** How far an order of people depends on the weights that made it: Spearman's ρ, and who moves. */
import { ranksOf } from '../metrics/ranks.ts'

/** Whoever moves by more places than this depends on the set. */
export const placesThatMatter = 5

/** From 1, the highest value first; equal values share the mean of their places. */
export const placesOf = (values: number[]): Float64Array => ranksOf(values.map((value) => -value))

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Spearman's rank correlation, ties by their mean rank. Null for fewer than three, and where all of one list are equal.
 */
export function spearman(one: number[], other: number[]): number | null {
  if (one.length !== other.length) throw new Error('The lists are of different length.')
  if (one.length < 3) return null
  const [left, right] = [ranksOf(one), ranksOf(other)]
  const [leftMean, rightMean] = [mean(left), mean(right)]
  let both = 0
  let leftSquares = 0
  let rightSquares = 0
  for (const [at, rank] of left.entries()) {
    const x = rank - leftMean
    const y = (right[at] ?? NaN) - rightMean
    both += x * y
    leftSquares += x * x
    rightSquares += y * y
  }
  if (leftSquares === 0 || rightSquares === 0) return null
  return both / Math.sqrt(leftSquares * rightSquares)
}

export interface Compared {
  weights: string
  /** Null where there is nothing to order. */
  rho: number | null
  /** How many move by more than `placesThatMatter`. */
  moved: number
  places: Float64Array
}

/**
 * Compares the order by some values with that by those of each other set.
 *
 * @param others values of the same people in the same order, by the set's name
 */
export function compareSets(values: number[], others: Map<string, number[]>): Compared[] {
  const places = placesOf(values)
  return Array.from(others, ([weights, theirs]) => {
    const elsewhere = placesOf(theirs)
    const moved = places.filter(
      (place, at) => Math.abs(place - (elsewhere[at] ?? NaN)) > placesThatMatter,
    ).length
    return { weights, rho: spearman(values, theirs), moved, places: elsewhere }
  })
}
