/** What an index of some scopes and periods is computed from: its indicators as they were measured. */
import type { Catalogue } from '../metrics/catalogue.ts'
import { eachRepository, newest, resolveScopes, type ResolvedScope } from '../metrics/scope.ts'
import { parseScope } from '../metrics/scope-text.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { IndexDefinition } from './definition.ts'
import { measuredAt, type Measured } from './known.ts'
import { parsePeriod, type IndexPeriod } from './period.ts'
import type { SetVersion } from './sets.ts'
import type { Values } from './uncertainty.ts'
import { valuesOf, type IndicatorPoint, type ScopeValues } from './values.ts'

export interface IndexQuestion {
  scopes: string[]
  each?: boolean | undefined
  /** 2026, 2026Q2 or 2026-05; without it, the month that the data ends in. */
  period?: string | undefined
}

export interface DrawnQuestion extends IndexQuestion {
  draws: number
  seed: number
}

export interface IndexDeps {
  store: Store
  catalogue: Catalogue
  definition: IndexDefinition
  set: SetVersion
}

export type Points = Map<string, IndicatorPoint | null>

/** Lets other questions have their turn: the draws of a portfolio would keep them waiting for a second. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The indicators by their keys, those that nothing is known of as null. */
export function measuredOf(
  definition: Pick<IndexDefinition, 'dimensions'>,
  points: Points,
): Values {
  const indicators = definition.dimensions.flatMap((dimension) => dimension.indicators)
  return new Map(
    indicators.map(({ anchors, key }): [string, Measured | null] => {
      const point = points.get(key) ?? null
      return [key, point === null || anchors === null ? null : measuredAt(anchors, point)]
    }),
  )
}

/** The scopes of a question, in the order of its answer. */
export async function scopesOf(
  store: Store,
  { each, scopes }: IndexQuestion,
): Promise<ResolvedScope[]> {
  const resolved = await resolveScopes(store, scopes.map(parseScope))
  return each === true ? eachRepository(resolved) : resolved
}

export const periodAnswer = ({ from, name, to }: IndexPeriod) => ({
  name,
  from: instant(from),
  to: instant(to),
})

export interface Measuring {
  resolved: ResolvedScope[]
  period: IndexPeriod
  periods: IndexPeriod[]
  /** One a scope, in their order. */
  values: ScopeValues[]
}

/**
 * The question's period, and the indicators' values for the periods that are made from it; without any, for it alone.
 *
 * @throws AppError as `resolveScopes`, `parsePeriod` and `evaluate` say
 */
export async function measure(
  { catalogue, definition, store }: IndexDeps,
  question: IndexQuestion,
  periodsFor: (period: IndexPeriod) => IndexPeriod[] = (period) => [period],
): Promise<Measuring> {
  const { each, period: name, scopes } = question
  const resolved = await scopesOf(store, question)
  const asOf = newest(resolved.map(({ as_of }) => as_of))
  const period = parsePeriod(name, asOf)
  const periods = periodsFor(period)
  const values = await valuesOf(store, catalogue, definition, scopes, each === true, periods, asOf)
  return { resolved, period, periods, values }
}

/**
 * States of the last sync that are known for some of the periods alone: to compare with them would compare what isn't
 * alike, so they are taken out of all.
 */
export function withoutPast({ dimensions }: IndexDefinition, periods: Points[]): string[] {
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
