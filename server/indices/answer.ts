/** An index of scopes and periods: its score with its parts and how sure it is. */
import type { z } from 'zod'
import type { IndexAnswer, IndexSeries } from '../routes/index-schemas.ts'
import { combine, leastKnown, type IndexScore } from './combine.ts'
import type { IndexDefinition } from './definition.ts'
import { drawsOf, factors } from './draws.ts'
import { gatesBeside } from './gates.ts'
import {
  measure,
  measuredOf,
  periodAnswer,
  turn,
  withoutPast,
  type DrawnQuestion,
  type IndexDeps,
  type Points,
} from './measure.ts'
import { periodsUpTo, type IndexPeriod } from './period.ts'
import { standings } from './standing.ts'
import { bandOf, drawnScores, scoresOf, spreadOf, type Drawn } from './uncertainty.ts'
import type { ScopeValues } from './values.ts'

type ScopeAnswer = z.infer<typeof IndexAnswer>['scopes'][number]
type DimensionAnswer = ScopeAnswer['dimensions'][number]

const everything = new Set(factors)

const rounded = (score: number): number => Math.round(score * 1e9) / 1e9

function dimensionAnswers(
  definition: IndexDefinition,
  points: Points,
  own: IndexScore,
  drawn: Drawn,
): DimensionAnswer[] {
  const scores = scoresOf(definition, measuredOf(definition, points))
  return definition.dimensions.map((dimension, place) => {
    const { known, score } = own.dimensions[place] ?? { known: 0, score: null }
    const list = drawn.dimensions[place] ?? null
    const spread = list === null ? null : spreadOf(list, definition.bands)
    return {
      key: dimension.key,
      weight: dimension.weight,
      score,
      low: spread?.low ?? null,
      high: spread?.high ?? null,
      band: score === null ? null : (bandOf(definition.bands, score)?.key ?? null),
      known: rounded(known),
      reason: score === null ? ('too_little_known' as const) : null,
      indicators: dimension.indicators.map((each) => {
        const point = points.get(each.key) ?? null
        return {
          key: each.key,
          metric: each.metric,
          weight: each.weight,
          value: point?.value ?? null,
          low: point?.low ?? null,
          high: point?.high ?? null,
          at_least: point?.at_least ?? null,
          n: point?.n ?? 0,
          from: point?.from ?? null,
          to: point?.to ?? null,
          anchors: each.anchors,
          score: scores.get(each.key) ?? null,
          reason: each.metric === null ? ('no_source' as const) : (point?.reason ?? null),
        }
      }),
    }
  })
}

/** Of nothing drawn, everything is null. */
function scopeAnswer(
  definition: IndexDefinition,
  { as_of, scope }: ScopeValues,
  period: IndexPeriod,
  points: Points,
  drawn: Drawn,
): Omit<ScopeAnswer, 'standing' | 'gates'> {
  const own = combine(definition, scoresOf(definition, measuredOf(definition, points)))
  const spread = drawn.index === null ? null : spreadOf(drawn.index, definition.bands)
  return {
    scope,
    as_of,
    is_partial: as_of === null || new Date(as_of) < period.to,
    score: own.score,
    low: spread?.low ?? null,
    high: spread?.high ?? null,
    median: spread?.median ?? null,
    arithmetic: definition.aggregation === 'none' ? null : own.arithmetic,
    geometric: definition.aggregation === 'none' ? null : own.geometric,
    least: own.least,
    known: rounded(own.known),
    reason: own.score !== null || definition.aggregation === 'none' ? null : 'too_little_known',
    band: own.score === null ? null : (bandOf(definition.bands, own.score)?.key ?? null),
    bands: spread?.bands ?? [],
    dimensions: dimensionAnswers(definition, points, own, drawn),
  }
}

/** @throws AppError as `resolveScopes`, `parsePeriod` and `evaluate` say */
export async function indexAnswer(
  deps: IndexDeps,
  question: DrawnQuestion,
): Promise<z.infer<typeof IndexAnswer>> {
  const { definition, set } = deps
  const { period, resolved, values } = await measure(deps, question)
  const gates = await gatesBeside({ ...deps, scopes: question.scopes }, resolved, period)
  const draws = drawsOf(definition, everything, question.draws, question.seed)
  const scopes: Omit<ScopeAnswer, 'standing' | 'gates'>[] = []
  const known: { score: number | null; drawn: Float64Array | null }[] = []
  for (const each of values) {
    const points = each.periods[0] ?? new Map()
    const drawn = drawnScores(
      definition,
      measuredOf(definition, points),
      draws,
      each.scope,
      question.seed,
    )
    const answer = scopeAnswer(definition, each, period, points, drawn)
    scopes.push(answer)
    known.push({ score: answer.score, drawn: drawn.index })
    await turn()
  }
  const places = scopes.length < 2 ? [] : standings(known)
  return {
    index: definition.key,
    period: periodAnswer(period),
    weights: set,
    draws: question.draws,
    seed: question.seed,
    aggregation: definition.aggregation,
    least_known: leastKnown,
    scopes: scopes.map((each, place) => ({
      ...each,
      gates: gates[place] ?? [],
      standing: places[place] ?? null,
    })),
  }
}

/** The index over periods in a row, the last of them the question's. */
export async function indexSeries(
  deps: IndexDeps,
  question: DrawnQuestion,
  count: number,
): Promise<z.infer<typeof IndexSeries>> {
  const { definition, set } = deps
  const { periods, values } = await measure(deps, question, (last) => periodsUpTo(last, count))
  const draws = drawsOf(definition, everything, question.draws, question.seed)
  const series = []
  for (const each of values) {
    const left_out = withoutPast(definition, each.periods)
    const points = []
    for (const [place, period] of periods.entries()) {
      const found = each.periods[place] ?? new Map()
      const drawn = drawnScores(
        definition,
        measuredOf(definition, found),
        draws,
        each.scope,
        question.seed,
      )
      const {
        as_of: _,
        dimensions,
        scope: __,
        ...rest
      } = scopeAnswer(definition, each, period, found, drawn)
      points.push({
        period: periodAnswer(period),
        ...rest,
        dimensions: dimensions.map(({ key, score }) => ({ key, score })),
      })
      await turn()
    }
    series.push({ scope: each.scope, as_of: each.as_of, left_out, points })
  }
  return { index: definition.key, weights: set, draws: question.draws, seed: question.seed, series }
}
