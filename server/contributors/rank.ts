/** The rank in three parts, each a percentile among the people of the scope: quantity, quality and impact. */
import { ranksOf } from '../metrics/ranks.ts'
import type { WeightSet } from './weight-set.ts'

export const rankParts = ['quantity', 'quality', 'impact'] as const
export type RankPart = (typeof rankParts)[number]

/** What a person's changes came to in the window. Null: the data doesn't have it. */
export interface Work {
  /** Merged changes with what guards take off, releases, and commits to documentation that no change brought. */
  quantity: number
  merged: number
  /** Of the merged ones: another person approved it before. */
  approved: number
  /** Of the merged ones: taken back by now. */
  reverted: number
  /** Of the merged ones: those of repositories whose reactions were read. */
  watched: number
  /** Reactions of thanks to these. */
  thanks: number
  /** Packages of others that build on what they changed, by their share of its merged changes. */
  dependents: number | null
}

export interface Rank {
  /** 0…1; null where nothing is known of it. */
  quantity: number | null
  quality: number | null
  impact: number | null
  /** 0…1: the parts by their weights. Null without a merged change, release or commit to documentation. */
  score: number | null
}

/** Shares of those below, ties half: the middle of the step that each stands on. Null stays null. */
export function percentilesOf(values: (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null)
  const ranks = ranksOf(known)
  let at = 0
  return values.map((value) =>
    value === null ? null : ((ranks[at++] ?? NaN) - 0.5) / known.length,
  )
}

/** The lower end of Wilson's 95 % interval of a share: one of one doesn't stand above forty-nine of fifty. */
export function wilsonLow(good: number, all: number): number | null {
  if (all === 0) return null
  const z = 1.959963984540054
  const share = good / all
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  return (share + (z * z) / (2 * all) - spread) / (1 + (z * z) / all)
}

const meanOf = (values: (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length
}

/** Three signs of quality, each as a percentile; their mean, of those that are known. */
function qualities(works: Work[]): (number | null)[] {
  const signs = [
    percentilesOf(works.map((work) => wilsonLow(work.approved, work.merged))),
    percentilesOf(works.map((work) => wilsonLow(work.merged - work.reverted, work.merged))),
    percentilesOf(works.map((work) => (work.watched === 0 ? null : work.thanks / work.watched))),
  ]
  return works.map((_, at) => meanOf(signs.map((sign) => sign[at] ?? null)))
}

/** Ranks people among each other; where a part isn't known, the others take over its weight in proportion. */
export function rankOf(works: Work[], weights: WeightSet['rank']): Rank[] {
  const takePart = works.map((work) => (work.quantity > 0 ? work : null))
  const taking = takePart.filter((work) => work !== null)
  const parts = {
    quantity: percentilesOf(taking.map((work) => work.quantity)),
    quality: percentilesOf(qualities(taking)),
    impact: percentilesOf(taking.map((work) => work.dependents)),
  }
  let at = -1
  return takePart.map((work) => {
    if (work === null) return { quantity: null, quality: null, impact: null, score: null }
    at++
    const of = (part: RankPart): number | null => parts[part][at] ?? null
    const known = rankParts.filter((part) => of(part) !== null)
    const total = known.reduce((sum, part) => sum + weights[part], 0)
    const score = known.reduce((sum, part) => sum + weights[part] * (of(part) ?? 0), 0)
    return {
      quantity: of('quantity'),
      quality: of('quality'),
      impact: of('impact'),
      score: total === 0 ? null : score / total,
    }
  })
}
