/** What contributions weigh: V = Σ Cᵢ·Wᵢ by kind, with what guards take off, capped by person and month, and damped. */
import type { ContributionKind, WeightSet } from './weight-set.ts'

/** Contributions of one kind by one person, in one month, to one group (a repository, an organisation, or all). */
export interface Contribution {
  person: string
  month: string
  group: string
  kind: ContributionKind
  is_docs: boolean
  is_small: boolean
  is_self_merged: boolean
  count: number
}

export interface KindValue {
  /** As counted, before any guard. */
  contributions: number
  /** In points. */
  value: number
}

/** What one person, or one group, adds up to. */
export interface Value {
  contributions: number
  /** In points, capped. */
  value: number
  /** Σ over person-months of √points: many people weigh more than one busy one. */
  damped: number
  /** In points as if there were neither guard nor cap. */
  unguarded: number
  /** They add up to `value`. */
  kinds: Map<ContributionKind, KindValue>
  months: Set<string>
  people: Set<string>
}

/** What each is added to; null: to nothing, though it has its part in what caps are made from. */
export type Key = (each: Contribution) => string | null

/** Fewer months of people tell nothing of what is usual. */
const leastForCap = 20

/** The value below which a share of the values lies, interpolated; NaN of none. */
export function quantileOf(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? NaN
  const high = sorted[Math.ceil(at)] ?? NaN
  return low + (high - low) * (at - Math.floor(at))
}

/** How much of each counts where no more than `limit` count in full. */
const shareOf = (count: number, limit: number | null): number =>
  limit === null || count <= limit ? 1 : limit / count

/** Contributions by person and month: what guards and caps look at. */
export function byMonth(contributions: readonly Contribution[]): Contribution[][] {
  const months = new Map<string, Contribution[]>()
  for (const each of contributions) {
    const key = `${each.month} ${each.person}`
    const month = months.get(key)
    if (month === undefined) months.set(key, [each])
    else month.push(each)
  }
  return [...months.values()]
}

const add = <Name>(counts: Map<Name, number>, name: Name, count: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + count)
}

/** Points of one contribution without any guard. */
const weightOf = ({ is_docs, kind }: Contribution, set: WeightSet): number =>
  (set.kinds[kind] ?? 0) * (is_docs ? set.docs : 1)

/**
 * The points of each part of a person's month. What is beyond a limit doesn't count on top: all of its kind share what
 * the limit allows, so that neither their order nor their number makes a difference.
 */
function pointsIn(month: Contribution[], set: WeightSet): number[] {
  if (!month.some(({ is_self_merged, is_small }) => is_self_merged || is_small)) {
    return month.map((each) => each.count * weightOf(each, set))
  }
  const small = new Map<ContributionKind, number>()
  const selfMerged = new Map<ContributionKind, number>()
  for (const { count, is_self_merged, is_small, kind } of month) {
    if (is_small) add(small, kind, count)
    if (is_self_merged) add(selfMerged, kind, count)
  }
  return month.map((each) => {
    const ofSmall = shareOf(small.get(each.kind) ?? 0, set.limits.small)
    const ofSelfMerged = shareOf(selfMerged.get(each.kind) ?? 0, set.limits.self_merged)
    const share = Math.min(each.is_small ? ofSmall : 1, each.is_self_merged ? ofSelfMerged : 1)
    return each.count * weightOf(each, set) * share
  })
}

/**
 * The most points that a person can get in a month: `set.cap` times the 75th percentile of all months in which somebody
 * got any. Four times that is the outer fence of a box plot (Tukey) whose first quartile is near 0. Null where the set
 * has no cap, or there are too few months to tell what is usual.
 */
function capOf(sums: number[], set: WeightSet): number | null {
  const some = sums.filter((each) => each > 0)
  if (set.cap === null || some.length < leastForCap) return null
  return set.cap * quantileOf(some, 0.75)
}

const nothing = (): Value => ({
  contributions: 0,
  value: 0,
  damped: 0,
  unguarded: 0,
  kinds: new Map(),
  months: new Set(),
  people: new Set(),
})

/** Fractions add up to other last digits in another order of rows. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** What every part of every month comes to, and how much of a month's sum is kept. */
function weigh(months: Contribution[][], set: WeightSet) {
  const points = months.map((month) => pointsIn(month, set))
  const sums = points.map((list) => list.reduce((sum, each) => sum + each, 0))
  const cap = capOf(sums, set)
  return months.map((month, at) => {
    const sum = sums[at] ?? 0
    const kept = cap === null ? sum : Math.min(cap, sum)
    // What a cap or a root takes off a month is taken off all its parts alike.
    const parts = month.map((of, place) => ({
      of,
      part: sum === 0 ? 0 : (points[at]?.[place] ?? 0) / sum,
    }))
    return { cap, kept, parts }
  })
}

/**
 * Adds up by any key: people, repositories and organisations each add up to the same sum.
 *
 * @param months as `byMonth` gives them
 * @returns values by key, in points, and the cap that held
 */
export function valuesBy(
  months: Contribution[][],
  set: WeightSet,
  key: Key,
): { values: Map<string, Value>; cap: number | null } {
  const values = new Map<string, Value>()
  const weighed = weigh(months, set)
  for (const { kept, parts } of weighed) {
    const root = Math.sqrt(kept)
    for (const { of, part } of parts) {
      const name = key(of)
      if (name === null) continue
      let value = values.get(name)
      if (value === undefined) values.set(name, (value = nothing()))
      const kind = value.kinds.get(of.kind) ?? { contributions: 0, value: 0 }
      kind.contributions += of.count
      kind.value += part * kept
      value.kinds.set(of.kind, kind)
      value.contributions += of.count
      value.value += part * kept
      value.damped += part * root
      value.unguarded += of.count * weightOf(of, set)
      value.months.add(of.month)
      value.people.add(of.person)
    }
  }
  const cap = weighed[0]?.cap ?? null
  return { values, cap: cap === null ? null : rounded(cap) }
}

/** The points alone, for comparing sets. */
export function pointsBy(months: Contribution[][], set: WeightSet, key: Key): Map<string, number> {
  const points = new Map<string, number>()
  for (const { kept, parts } of weigh(months, set)) {
    for (const { of, part } of parts) {
      const name = key(of)
      if (name !== null) add(points, name, part * kept)
    }
  }
  return points
}

/** What a person with so many points is called, and what comes next. */
export function levelsOf(
  points: number,
  set: WeightSet,
): { level: WeightSet['levels'][number] | null; next: WeightSet['levels'][number] | null } {
  const levels = set.levels.toSorted((one, other) => one.points - other.points)
  return {
    level: levels.findLast((each) => points >= each.points) ?? null,
    next: levels.find((each) => points < each.points) ?? null,
  }
}
