/** What the page of the indices computes itself: names, the like period a year before, and scores under other weights. */
// The one computation that both sides make: what is shown while weights are set is what the server would answer.
// oxlint-disable-next-line no-restricted-imports
import { combine, type IndexScore } from '../server/indices/combine.ts'
// oxlint-disable-next-line no-restricted-imports
import { measuredAt } from '../server/indices/known.ts'
// oxlint-disable-next-line no-restricted-imports
import { normalise } from '../server/indices/normalise.ts'
import type { IndexAbout, IndexScope, IndexSeries, Series, WeightSettings } from './api.ts'
import type { Side } from './charts/radar.ts'
import { kept } from './format.ts'

/** Weights as the user is setting them, by the keys of dimensions and indicators. */
export type OwnWeights = Record<string, number>

export interface OwnAnchors {
  worst: number
  best: number
}
/** Both anchors of the indicators of which the user has changed one, in the unit of the metric. */
export type AnchorsByKey = Record<string, OwnAnchors>

export const named = (titles: Record<string, string>, language: string): string =>
  titles[language] ?? titles['en'] ?? ''

/** The name of the like period a year before: 2025Q2 of 2026Q2. */
export const yearBefore = (name: string): string =>
  `${Number(name.slice(0, 4)) - 1}${name.slice(4)}`

/** 0…100, as it is shown. */
export const points = (score: number, language: string, digits = 0): string =>
  fixed(String(digits), language).format(score * 100)
const fixed = kept(
  (digits, language) =>
    new Intl.NumberFormat(language, {
      maximumFractionDigits: Number(digits),
      minimumFractionDigits: Number(digits),
    }),
)

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

/** Fewer sides enclose nothing. */
export const fewestSides = 3

/** What an index is made of, as far as it is known: its dimensions, or its indicators where those are too few to draw. */
export function sidesOf(index: IndexAbout, scope: IndexScope, language: string): Side[] {
  const titles = titlesOf(index, language)
  const known = (parts: (Pick<Side, 'low' | 'high'> & { key: string; score: number | null })[]) =>
    parts.flatMap(({ high, key, low, score }) =>
      score === null ? [] : [{ key, title: titles.get(key) ?? key, score, low, high }],
    )
  const dimensions = known(scope.dimensions)
  if (dimensions.length >= fewestSides) return dimensions
  // The bounds of an indicator are those of its value, in the unit of its metric.
  const indicators = scope.dimensions.flatMap((dimension) => dimension.indicators)
  return known(indicators.map((each) => ({ ...each, low: null, high: null })))
}

/** The course of an index as the chart of a metric takes it. */
export function asSeries({ as_of, points: course, scope }: IndexSeries['series'][number]): Series {
  const drawn = course.map(({ high, is_partial, low, period, score }) => ({
    period: period.from,
    value: score,
    low,
    high,
    // An index is no count of items; its range is always worth showing.
    n: Number.POSITIVE_INFINITY,
    n_censored: 0,
    is_partial,
    coverage: 1,
    reason: null,
    at_least: null,
  }))
  const [last] = drawn.slice(-1)
  if (last === undefined) throw new Error('An index has no course.')
  return {
    scope,
    actors: 'all',
    as_of,
    needs: [],
    points: drawn,
    changes: [],
    summary: last,
    previous: null,
    year_ago: null,
    comparable: null,
  }
}

type Indicator = IndexScope['dimensions'][number]['indicators'][number]

/** An indicator's score under anchors of the user's own. */
function scoreAt({ anchors, score, ...point }: Indicator, own: OwnAnchors | undefined) {
  if (own === undefined || anchors === null) return score
  const measured = measuredAt(own, point)
  return measured === null ? null : normalise(measured.value, { ...own, scale: anchors.scale })
}

/** The index of a scope under weights and anchors that are just being set, by the code that the server uses. */
export function scoreWith(
  index: IndexAbout,
  scope: IndexScope,
  own: OwnWeights,
  anchors: AnchorsByKey,
  aggregation: IndexAbout['aggregation'],
): IndexScore {
  const found = scope.dimensions.flatMap(({ indicators }) => indicators)
  const scores = new Map(found.map((each) => [each.key, scoreAt(each, anchors[each.key])]))
  const dimensions = index.dimensions.map((dimension) => ({
    ...dimension,
    weight: own[dimension.key] ?? dimension.weight,
    indicators: dimension.indicators.map((each) => ({
      ...each,
      weight: own[each.key] ?? each.weight,
    })),
  }))
  return combine({ aggregation, dimensions }, scores)
}

const inUnit = { day: 86_400, hour: 3600 } as const

/** What a set of weights says: all weights, and the anchors that aren't those of the file, in the file's unit. */
export function settingsOf(
  index: IndexAbout,
  scope: IndexScope,
  weights: OwnWeights,
  anchors: AnchorsByKey,
  aggregation: IndexAbout['aggregation'],
): WeightSettings {
  const used = new Map(
    scope.dimensions.flatMap(({ indicators }) =>
      indicators.map((each) => [each.key, each.anchors]),
    ),
  )
  return {
    aggregation,
    dimensions: Object.fromEntries(index.dimensions.map(({ key }) => [key, weights[key] ?? 1])),
    indicators: Object.fromEntries(
      index.dimensions.flatMap(({ indicators }) =>
        indicators.map(({ anchor_unit, anchors: file, key }) => {
          const weight = weights[key] ?? 1
          const was = used.get(key) ?? null
          const now = anchors[key] ?? was
          if (file === null || now === null || was === null) return [key, { weight }] as const
          const size = anchor_unit === null ? 1 : inUnit[anchor_unit]
          const written = (at: number): number => Number((at / size).toPrecision(12))
          const moved = {
            ...(now.worst === file.worst ? {} : { worst: written(now.worst) }),
            ...(now.best === file.best ? {} : { best: written(now.best) }),
            ...(was.scale === file.scale ? {} : { scale: was.scale }),
          }
          return [key, { weight, ...moved }] as const
        }),
      ),
    ),
  }
}
