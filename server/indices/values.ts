/** What the indicators of an index measure: each a metric, asked for all scopes and periods at once. */
import type { z } from 'zod'
import type { Catalogue } from '../metrics/catalogue.ts'
import { overview } from '../metrics/overview.ts'
import { shift, startOf } from '../metrics/window.ts'
import type { MetricAnswer, Point } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { Indicator, IndexDefinition } from './definition.ts'
import type { IndexPeriod } from './period.ts'
import { rememberedAnswers } from './remembered.ts'

type PointAnswer = z.infer<typeof Point>
type Answer = z.infer<typeof MetricAnswer>

/** An indicator's point and the window that it speaks of. */
export interface IndicatorPoint extends Pick<
  PointAnswer,
  'value' | 'low' | 'high' | 'n' | 'reason' | 'at_least'
> {
  from: string
  to: string
}

export interface ScopeValues {
  scope: string
  as_of: string | null
  /** In the order of the periods: by indicator; null where nothing brings it. */
  periods: Map<string, IndicatorPoint | null>[]
}

/** A state of the last sync still counts for a period that ended this long before it. */
const freshFor = 31 * 86_400_000

interface Asked {
  from: Date
  to: Date
  grain: 'month' | 'quarter'
  trailing?: number
}

const monthBefore = (end: Date): Date => shift(end, 'month', -1)

/** The last quarter that lies wholly before an instant. */
const quarterBefore = (end: Date): Date => shift(startOf(end, 'quarter'), 'quarter', -1)

/** One question for all periods: its points are months or quarters, of which those at the periods' ends are taken. */
function askedFor(span: Indicator['span'], ends: readonly number[], asOf: string | null): Asked {
  const [first, last] = [new Date(Math.min(...ends)), new Date(Math.max(...ends))]
  switch (span) {
    case '12 months':
      return { from: monthBefore(first), to: last, grain: 'month', trailing: 12 }
    case 'quarter':
      return {
        from: quarterBefore(first),
        to: shift(quarterBefore(last), 'quarter', 1),
        grain: 'quarter',
      }
    case 'now': {
      const start = startOf(asOf === null ? new Date() : new Date(asOf), 'month')
      return { from: start, to: shift(start, 'month', 1), grain: 'month' }
    }
  }
}

const none = (from: Date, to: Date, reason: PointAnswer['reason']): IndicatorPoint => {
  return {
    value: null,
    low: null,
    high: null,
    n: 0,
    at_least: null,
    reason,
    from: instant(from),
    to: instant(to),
  }
}

function pointAt(
  { metric, span }: Indicator,
  series: Answer['series'][number],
  { to }: IndexPeriod,
): IndicatorPoint | null {
  if (metric === null) return null
  const last = series.points.at(-1)
  if (span === 'now') {
    const asOf = new Date(series.as_of ?? 0)
    const isFresh = asOf.getTime() - to.getTime() <= freshFor && asOf >= shift(to, 'month', -1)
    if (last === undefined || !isFresh) return none(asOf, asOf, 'not_known')
    const { at_least, high, low, n, reason, value } = last
    return { value, low, high, n, reason, at_least, from: instant(asOf), to: instant(asOf) }
  }
  const start = span === 'quarter' ? quarterBefore(to) : monthBefore(to)
  const from = span === 'quarter' ? start : shift(to, 'month', -12)
  const end = span === 'quarter' ? shift(start, 'quarter', 1) : to
  const point = series.points.find(({ period }) => period === instant(start))
  if (point === undefined) return none(from, end, 'not_collected')
  const { at_least, high, low, n, reason, value } = point
  return { value, low, high, n, reason, at_least, from: instant(from), to: instant(end) }
}

/**
 * @param scopes as questions name them
 * @param each   one series for each repository of the scopes
 * @param asOf   the newest instant that any of the scopes knows
 * @throws AppError as `evaluate` says
 */
export async function valuesOf(
  store: Store,
  catalogue: Catalogue,
  { dimensions }: Pick<IndexDefinition, 'dimensions'>,
  scopes: string[],
  each: boolean,
  periods: IndexPeriod[],
  asOf: string | null,
): Promise<ScopeValues[]> {
  const indicators = dimensions.flatMap((dimension) => dimension.indicators)
  /** By span and metric: the answer that holds each of the periods. */
  const answers = new Map<string, Answer[]>()
  for (const span of new Set(indicators.map((indicator) => indicator.span))) {
    const named = indicators.flatMap(({ metric, span: own }) =>
      own === span && metric !== null ? [metric] : [],
    )
    const metrics = [...new Set(named)].toSorted()
    const measuring = { store, catalogue, metrics, scopes, each, span, periods, asOf }
    const found = await answersOf(measuring)
    for (const [place, metric] of metrics.entries()) {
      const own = found.flatMap((list) => list[place] ?? [])
      answers.set(`${span} ${metric}`, own)
    }
  }
  const [any] = answers.values()
  return (any?.[0]?.series ?? []).map(({ as_of, scope }, place) => ({
    scope,
    as_of,
    periods: periods.map(
      (period, at) =>
        new Map(
          indicators.map((indicator) => {
            const answer = answers.get(`${indicator.span} ${indicator.metric}`)?.[at]
            const series = answer?.series[place]
            return [
              indicator.key,
              series === undefined ? null : pointAt(indicator, series, period),
            ] as const
          }),
        ),
    ),
  }))
}

interface Measuring {
  store: Store
  catalogue: Catalogue
  metrics: string[]
  scopes: string[]
  each: boolean
  span: Indicator['span']
  periods: IndexPeriod[]
  asOf: string | null
}

/** For each period the metrics' answers that hold it, in their order. */
function answersOf(measuring: Measuring): Promise<Answer[][]> {
  const { asOf, catalogue, each, metrics, periods, scopes, span, store } = measuring
  // The state of the last sync is one, whatever the periods.
  const ends = periods.map(({ to }) => (span === 'now' ? 0 : to.getTime()))
  const question = JSON.stringify([span, metrics, scopes, each, asOf])
  return rememberedAnswers(store, question, ends, (missing) => {
    const asked = askedFor(span, missing, asOf)
    return overview(store, catalogue, metrics, {
      scopes,
      each,
      from: instant(asked.from),
      to: instant(asked.to),
      grain: asked.grain,
      trailing: asked.trailing,
      actors: 'human',
      compare: [],
    })
  })
}
