/** Scores under weights and anchors of the user’s own, and what a set of them says. Pure. */
// The one computation that both sides make: what is shown while weights are set is what the server would answer.
// oxlint-disable-next-line no-restricted-imports
import { combine, type IndexScore } from '../server/indices/combine.ts'
// oxlint-disable-next-line no-restricted-imports
import { measuredAt } from '../server/indices/known.ts'
// oxlint-disable-next-line no-restricted-imports
import { normalise } from '../server/indices/normalise.ts'
import type { IndexAbout, IndexScope, WeightSettings } from './api.ts'

/** Weights as the user is setting them, by the keys of dimensions and indicators. */
export type OwnWeights = Record<string, number>

export interface OwnAnchors {
  worst: number
  best: number
}
/** Both anchors of the indicators of which the user has changed one, in the unit of the metric. */
export type AnchorsByKey = Record<string, OwnAnchors>

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
