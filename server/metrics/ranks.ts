/** Ranks, medians and a random order that is the same in every run: what rank tests are made from. */

/** From 1; equal values share the mean of their ranks. */
export function ranksOf(values: number[]): Float64Array {
  const order = values
    .map((_, at) => at)
    .toSorted((one, other) => at(values, one) - at(values, other))
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && at(values, at(order, end)) === at(values, at(order, start))) end++
    for (let place = start; place < end; place++) ranks[at(order, place)] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

const at = (list: number[], index: number): number => list[index] ?? NaN

/** NaN of none. */
export function medianOf(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2
}

/** Numbers in [0, 1) from a seed (mulberry32): enough for shuffling, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
