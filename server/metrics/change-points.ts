/**
 * Finds where the level of a series changed: circular binary segmentation (Olshen and Venkatraman 2004) on ranks.
 *
 * Of all stretches of the series, the one whose ranks differ most from those of the rest is tested against what chance
 * brings: the same statistic of random orders. Where it stands out, its ends are changes, and each part is searched
 * again. Ranks make outliers harmless, and what chance brings depends on the number of points alone, so that it is drawn
 * once. Points that are alike because they are neighbours would look like changes more often: the statistic is lowered
 * by the correlation of neighbours that is left within the parts, as for a mean of correlated values. A slow rise is
 * still told as one or more steps.
 */
import { medianOf, randomOf, ranksOf } from './ranks.ts'

export interface ChangePoint {
  /** The first period of the new level. */
  period: string
  before: number
  after: number
  /** Share of random orders that show as clear a stretch. */
  p: number
}

interface Valued {
  period: string
  value: number | null
  is_partial: boolean
  coverage: number
}

/** Shorter stretches are outliers, not levels. */
const shortest = 3
/** Fewer points can't tell a change from chance. */
const fewest = 8
/** A level that comes and goes can't be told from chance in fewer; there a single step is looked for. */
const fewestForBoth = 24
/** Strict, since a page shows dozens of series: at 5 % some would always seem to have changed. */
const alpha = 0.01
const orders = 999
/** Of longer series, stretches begin and end at every second, third … point, so that a search stays short. */
const mostEnds = 120

interface Stretch {
  from: number
  to: number
  score: number
}

/** The stretch whose mean rank differs most from the rest's, in standard deviations of a random one. */
function clearest(ranks: Float64Array): Stretch {
  const n = ranks.length
  const step = Math.ceil(n / mostEnds)
  const middle = (n + 1) / 2
  const sums = new Float64Array(n + 1)
  for (let at = 0; at < n; at++) sums[at + 1] = (sums[at] ?? 0) + (ranks[at] ?? 0) - middle
  let best: Stretch = { from: 0, to: 0, score: 0 }
  // A stretch at the end is the rest of one at the beginning, so that none has to reach it.
  const lastFrom = n < fewestForBoth ? 0 : n - 2 * shortest
  for (let from = 0; from <= lastFrom; from += from === 0 ? Math.max(step, shortest) : step) {
    for (let to = from + shortest; to <= n - shortest; to += step) {
      const size = to - from
      const sum = (sums[to] ?? 0) - (sums[from] ?? 0)
      const score = Math.abs(sum) / Math.sqrt((size * (n - size) * (n + 1)) / 12)
      if (score > best.score) best = { from, to, score }
    }
  }
  return best
}

/** The place within a stretch where the levels before and after differ most; null where it is too short for two. */
function bestCut(ranks: Float64Array, from: number, to: number): number | null {
  const size = to - from
  let mean = 0
  for (let at = from; at < to; at++) mean += (ranks[at] ?? 0) / size
  let best: { at: number | null; score: number } = { at: null, score: 0 }
  let sum = 0
  for (let at = from + 1; at <= to - shortest; at++) {
    sum += (ranks[at - 1] ?? 0) - mean
    const score = Math.abs(sum) / Math.sqrt((at - from) * (to - at))
    if (at - from >= shortest && score > best.score) best = { at, score }
  }
  return best.at
}

/**
 * Correlation of neighbours that is left once the levels are taken off, not below 0. Each part is cut once more before
 * that, lest a second change in it be taken for a slow wave.
 */
function leftover(ranks: Float64Array, { from, to }: Stretch): number {
  const n = ranks.length
  const coarse = [...new Set([0, from, to, n])]
  const cuts = coarse.flatMap((end, index) => {
    const cut = index === 0 ? null : bestCut(ranks, coarse[index - 1] ?? 0, end)
    return cut === null ? [end] : [cut, end]
  })
  let products = 0
  let squares = 0
  let before = 0
  for (const [index, end] of cuts.slice(1).entries()) {
    const start = cuts[index] ?? 0
    let mean = 0
    for (let at = start; at < end; at++) mean += (ranks[at] ?? 0) / (end - start)
    for (let at = start; at < end; at++) {
      const off = (ranks[at] ?? 0) - mean
      squares += off * off
      products += off * before
      before = off
    }
  }
  const correlation = squares === 0 ? 0 : products / squares
  return Math.max(0, correlation)
}

const drawn = new Map<number, Float64Array>()

/** Scores of random orders of n ranks, ascending; the same ones in every run. */
function chance(n: number): Float64Array {
  const known = drawn.get(n)
  if (known !== undefined) return known
  const random = randomOf(n)
  const ranks = Float64Array.from({ length: n }, (_, at) => at + 1)
  const scores = Float64Array.from({ length: orders }, () => {
    for (let at = n - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const held = ranks[at] ?? 0
      ranks[at] = ranks[other] ?? 0
      ranks[other] = held
    }
    return clearest(ranks).score
  }).sort()
  drawn.set(n, scores)
  return scores
}

interface Found {
  at: number
  p: number
}

function search(values: number[], start: number, end: number): Found[] {
  if (end - start < fewest) return []
  const ranks = ranksOf(values.slice(start, end))
  const best = clearest(ranks)
  const r = leftover(ranks, best)
  const score = best.score * Math.sqrt((1 - r) / (1 + r))
  const above = chance(end - start).filter((each) => each >= score).length
  const p = (1 + above) / (1 + orders)
  if (p > alpha) return []
  const cuts = [best.from, best.to].map((at) => at + start).filter((at) => at > start && at < end)
  const parts = [start, ...cuts, end]
  return [
    ...cuts.map((at) => ({ at, p })),
    ...cuts.concat(end).flatMap((to, index) => search(values, parts[index] ?? start, to)),
  ].toSorted((one, other) => one.at - other.at)
}

/**
 * Changes of a series' level, in order; partial points, points without a value and points of which a part is missing
 * are left out. Equal points give equal changes in every run.
 *
 * @returns levels are medians of the points between two changes
 */
export function changesOf(points: Valued[]): ChangePoint[] {
  const usable = points.flatMap(({ coverage, is_partial, period, value }) =>
    value === null || is_partial || coverage < 0.95 ? [] : [{ period, value }],
  )
  const values = usable.map((point) => point.value)
  const found = search(values, 0, values.length)
  const places = found.map(({ at }) => at)
  for (const [index, at] of places.entries()) {
    // Found beside a change that was still unknown, it may lie a little off.
    const from = places[index - 1] ?? 0
    const part = values.slice(from, places[index + 1] ?? values.length)
    places[index] = from + (bestCut(ranksOf(part), 0, part.length) ?? at - from)
  }
  const level = (index: number): number =>
    medianOf(values.slice(places[index - 1] ?? 0, places[index] ?? values.length))
  return places.map((at, index) => ({
    period: usable[at]?.period ?? '',
    before: level(index),
    after: level(index + 1),
    p: found[index]?.p ?? 1,
  }))
}
