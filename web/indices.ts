/** What the page of the indices computes itself: names, the like period a year before, and scores under other weights. */
// The one computation that both sides make: what is shown while weights are set is what the server would answer.
// oxlint-disable-next-line no-restricted-imports
import { combine, type IndexScore } from '../server/indices/combine.ts'
import type { IndexAbout, IndexScope } from './api.ts'

/** Weights as the user is setting them, by the keys of dimensions and indicators. */
export type OwnWeights = Record<string, number>

export const named = (titles: Record<string, string>, language: string): string =>
  titles[language] ?? titles['en'] ?? ''

/** The name of the like period a year before: 2025Q2 of 2026Q2. */
export const yearBefore = (name: string): string =>
  `${Number(name.slice(0, 4)) - 1}${name.slice(4)}`

/** 0…100, as it is shown. */
export const points = (score: number, language: string, digits = 0): string =>
  new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(score * 100)

/** With its sign, a true minus. */
export function signed(change: number, language: string): string {
  // As nothing as the one digit behind the point can show.
  if (Math.round(Math.abs(change) * 1000) === 0) return '±0'
  return `${change < 0 ? '−' : '+'}${points(Math.abs(change), language, 1)}`
}

export const titlesOf = (index: IndexAbout, language: string): Map<string, string> =>
  new Map(
    index.dimensions.flatMap(({ indicators, key, title }) => [
      [key, named(title, language)] as const,
      ...indicators.map((each) => [each.key, named(each.title, language)] as const),
    ]),
  )

/** The index of a scope under weights that are just being set, by the same code that the server computes it with. */
export function scoreWith(index: IndexAbout, scope: IndexScope, own: OwnWeights): IndexScore {
  const scores = new Map(
    scope.dimensions.flatMap(({ indicators }) => indicators.map((each) => [each.key, each.score])),
  )
  const dimensions = index.dimensions.map((dimension) => ({
    ...dimension,
    weight: own[dimension.key] ?? dimension.weight,
    indicators: dimension.indicators.map((each) => ({
      ...each,
      weight: own[each.key] ?? each.weight,
    })),
  }))
  return combine({ aggregation: index.aggregation, dimensions }, scores)
}
