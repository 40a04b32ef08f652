/** An index of scopes and periods: its score with its parts and how sure it is. */
import type { z } from 'zod'
import type { Catalogue } from '../metrics/catalogue.ts'
import { newest, resolveScopes } from '../metrics/scope.ts'
import { parseScope } from '../metrics/scope-text.ts'
import type {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  Tornado,
  WhatIf,
} from '../routes/index-schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import { changeOf } from './change.ts'
import { combine, leastKnown, type IndexScore } from './combine.ts'
import { drawsOf, factors, type Draw } from './draws.ts'
import type { IndexDefinition } from './definition.ts'
import { parsePeriod, periodBefore, periodsUpTo, type IndexPeriod } from './period.ts'
import type { SetVersion } from './sets.ts'
import { standings } from './standing.ts'
import {
  bandOf,
  drawnScores,
  scoresOf,
  spreadOf,
  tornado,
  type Drawn,
  type Measured,
  type Values,
} from './uncertainty.ts'
import { valuesOf, type IndicatorPoint, type ScopeValues } from './values.ts'

type ScopeAnswer = z.infer<typeof IndexAnswer>['scopes'][number]
type DimensionAnswer = ScopeAnswer['dimensions'][number]

export interface IndexQuestion {
  scopes: string[]
  each?: boolean | undefined
  /** 2026, 2026Q2 or 2026-05; without it, the month that the data ends in. */
  period?: string | undefined
  draws: number
  seed: number
}

export interface IndexDeps {
  store: Store
  catalogue: Catalogue
  definition: IndexDefinition
  set: SetVersion
}

type Points = Map<string, IndicatorPoint | null>

const everything = new Set(factors)

/** Lets other questions have their turn: the draws of a portfolio would keep them waiting for a second. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * What counts as measured. A median that isn't reached yet is unknown, but where it is known to lie beyond the worst
 * anchor already, it is as bad as can be: to leave it out would reward who finishes nothing.
 */
export function measuredOf(
  definition: Pick<IndexDefinition, 'dimensions'>,
  points: Points,
): Values {
  const indicators = definition.dimensions.flatMap((dimension) => dimension.indicators)
  return new Map(
    indicators.map(({ anchors, key }): [string, Measured | null] => {
      const point = points.get(key) ?? null
      if (point === null || anchors === null) return [key, null]
      const { at_least, high, low, value } = point
      if (value !== null) return [key, { value, low, high }]
      const isLost = at_least !== null && anchors.worst > anchors.best && at_least >= anchors.worst
      return [key, isLost ? { value: at_least, low: null, high: null } : null]
    }),
  )
}

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
): Omit<ScopeAnswer, 'standing'> {
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

/** The newest instant that any of some scopes knows. */
async function asOfOf(store: Store, scopes: string[]): Promise<string | null> {
  const resolved = await resolveScopes(store, scopes.map(parseScope))
  return newest(resolved.map((each) => each.as_of))
}

const periodAnswer = ({ from, name, to }: IndexPeriod) => ({
  name,
  from: instant(from),
  to: instant(to),
})

/** Values of the periods, and draws that all scopes share. */
async function measured(
  { catalogue, definition, store }: IndexDeps,
  question: IndexQuestion,
  periods: (last: IndexPeriod) => IndexPeriod[],
): Promise<{ asked: IndexPeriod[]; values: ScopeValues[]; draws: Draw[] }> {
  const { draws, each, period, scopes, seed } = question
  const asOf = await asOfOf(store, scopes)
  const asked = periods(parsePeriod(period, asOf))
  return {
    asked,
    values: await valuesOf(store, catalogue, definition, scopes, each === true, asked, asOf),
    draws: drawsOf(definition, everything, draws, seed),
  }
}

/** @throws AppError as `resolveScopes`, `parsePeriod` and `evaluate` say */
export async function indexAnswer(
  deps: IndexDeps,
  question: IndexQuestion,
): Promise<z.infer<typeof IndexAnswer>> {
  const { definition, set } = deps
  const { asked, draws, values } = await measured(deps, question, (last) => [last])
  const [period = parsePeriod(undefined, null)] = asked
  const scopes: Omit<ScopeAnswer, 'standing'>[] = []
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
    least_known: leastKnown,
    scopes: scopes.map((each, place) => ({ ...each, standing: places[place] ?? null })),
  }
}

/**
 * States of the last sync that are known for some of the periods alone: to compare with them would compare what isn't
 * alike, so they are taken out of all.
 */
function withoutPast({ dimensions }: IndexDefinition, periods: Points[]): string[] {
  const indicators = dimensions.flatMap((each) => each.indicators)
  const left = indicators
    .filter(({ key, span }) => {
      const known = new Set(periods.map((points) => (points.get(key)?.value ?? null) !== null))
      return span === 'now' && known.size > 1
    })
    .map(({ key }) => key)
  for (const points of periods) for (const key of left) points.set(key, null)
  return left
}

/** The index over periods in a row, the last of them the question's. */
export async function indexSeries(
  deps: IndexDeps,
  question: IndexQuestion,
  count: number,
): Promise<z.infer<typeof IndexSeries>> {
  const { definition, set } = deps
  const { asked, draws, values } = await measured(deps, question, (last) =>
    periodsUpTo(last, count),
  )
  const series = []
  for (const each of values) {
    const left_out = withoutPast(definition, each.periods)
    const points = []
    for (const [place, period] of asked.entries()) {
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

/** What moved the index from the period before (or a named one) to the question's; the effects add up to the change. */
export async function indexChange(
  deps: IndexDeps,
  question: IndexQuestion,
  before: string | undefined,
): Promise<z.infer<typeof IndexChange>> {
  const { definition, set } = deps
  const { asked, values } = await measured({ ...deps }, { ...question, draws: 0 }, (last) => [
    before === undefined ? periodBefore(last) : parsePeriod(before, null),
    last,
  ])
  const [from, to] = asked
  return {
    index: definition.key,
    weights: set,
    before: from === undefined ? null : periodAnswer(from),
    after: to === undefined ? null : periodAnswer(to),
    scopes: values.map(({ periods, scope }) => {
      const left_out = withoutPast(definition, periods)
      const [was, is] = periods.map((points) =>
        scoresOf(definition, measuredOf(definition, points)),
      )
      const found = changeOf(definition, was ?? new Map(), is ?? new Map())
      return {
        scope,
        before: combine(definition, was ?? new Map()).score,
        after: combine(definition, is ?? new Map()).score,
        change: found?.change ?? null,
        left_out,
        effects: found?.effects ?? [],
      }
    }),
  }
}

/** One thing varied at a time, the widest first. */
export async function indexTornado(
  deps: IndexDeps,
  question: IndexQuestion,
): Promise<z.infer<typeof Tornado>> {
  const { definition, set } = deps
  const { asked, values } = await measured(deps, { ...question, draws: 0 }, (last) => [last])
  const scopes = []
  for (const { periods, scope } of values) {
    const found = measuredOf(definition, periods[0] ?? new Map())
    const { score } = combine(definition, scoresOf(definition, found))
    scopes.push({
      scope,
      score,
      bars: tornado(definition, found, question.draws, scope, question.seed),
    })
    await turn()
  }
  const [period = parsePeriod(undefined, null)] = asked
  return {
    index: definition.key,
    period: periodAnswer(period),
    weights: set,
    draws: question.draws,
    seed: question.seed,
    scopes,
  }
}

/** What the index would be with some indicators at other values, in the unit of their metrics. */
export async function indexWhatIf(
  deps: IndexDeps,
  question: IndexQuestion,
  moves: ReadonlyMap<string, number>,
): Promise<z.infer<typeof WhatIf>> {
  const { definition, set } = deps
  const { asked, values } = await measured(deps, { ...question, draws: 0 }, (last) => [last])
  const [period = parsePeriod(undefined, null)] = asked
  return {
    index: definition.key,
    period: periodAnswer(period),
    weights: set,
    scopes: values.map(({ periods, scope }) => {
      const found = measuredOf(definition, periods[0] ?? new Map())
      const moved = new Map(found)
      for (const [key, value] of moves) moved.set(key, { value, low: null, high: null })
      const [now, then] = [found, moved].map((each) =>
        combine(definition, scoresOf(definition, each)),
      )
      const [scores, others] = [scoresOf(definition, found), scoresOf(definition, moved)]
      return {
        scope,
        now: now?.score ?? null,
        moved: then?.score ?? null,
        indicators: [...moves].map(([key, value]) => ({
          key,
          value: found.get(key)?.value ?? null,
          target: value,
          score: scores.get(key) ?? null,
          target_score: others.get(key) ?? null,
        })),
      }
    }),
  }
}
