/** A question to a metric, made ready: the metric's file, the scopes with their repositories, the window. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import type { Catalogue, MetricFile } from './catalogue.ts'
import type { Comparison } from './comparison.ts'
import type { ActorFilter } from './compose.ts'
import { lookBackOf, type LookBack } from './look-back.ts'
import { parseScope } from './scope-text.ts'
import { eachRepository, newest, resolveScopes, type ResolvedScope } from './scope.ts'
import { windowOf, type Grain, type Window } from './window.ts'

/** What values, items and SQL are all asked by. */
export interface Asked {
  metric: string
  /** As `parseScope` reads them, one series each. */
  scopes: string[]
  from?: string | undefined
  to?: string | undefined
  grain: Grain
  actors: ActorFilter
  /** Steps of the grain that each point looks back over; without it, as the metric does by itself. */
  trailing?: number | undefined
}

export interface Question extends Omit<Asked, 'actors'> {
  /** `each`: people, bots and agents as a series of their own. */
  actors: ActorFilter | 'each'
  /** One series for each repository of the scopes. */
  each?: boolean | undefined
  /** What the window is compared with; default: everything. */
  compare?: readonly Comparison[] | undefined
}

export interface Prepared {
  metric: MetricFile
  scopes: ResolvedScope[]
  as_of: string | null
  window: Window
  back: LookBack | null
  /** It is made from days, so that nothing can be cut within one. */
  byDay: boolean
}

/** More lines than this make no chart, and an answer of many megabytes. */
const mostSeries = 1000

const isMidnight = (date: Date): boolean => date.getTime() % 86_400_000 === 0

/**
 * @throws AppError `unknown-metric`, `no-scope`, `too-many-series`, `whole-days`, and as `parseScope`, `resolveScopes`
 * and `windowOf` say
 */
export async function prepare(
  store: Store,
  catalogue: Catalogue,
  question: Omit<Question, 'compare'>,
): Promise<Prepared> {
  const metric = catalogue.get(question.metric)
  if (metric === undefined) {
    throw new AppError(
      'unknown-metric',
      `There is no metric "${question.metric}".`,
      `The metrics are: ${[...catalogue.keys()].join(', ')}.`,
      404,
    )
  }
  if (question.scopes.length === 0) {
    throw new AppError(
      'no-scope',
      'The question names no scope.',
      'Add scope=repo:owner/name or scope=ecosystem:slug; it may be repeated.',
      400,
    )
  }
  const asked = await resolveScopes(store, question.scopes.map(parseScope))
  const scopes = question.each === true ? eachRepository(asked) : asked
  if (scopes.length > mostSeries) {
    throw new AppError(
      'too-many-series',
      `These are ${scopes.length} repositories; one answer has at most ${mostSeries} series.`,
      'Ask for a smaller scope, for example one ecosystem, or narrow it with "&".',
      400,
    )
  }
  const as_of = newest(scopes.map((scope) => scope.as_of))
  const window = windowOf(question, as_of)
  const byDay = /\b(item_)?activity\b/.test(metric.population)
  if (byDay && !(isMidnight(window.from) && isMidnight(window.to))) {
    throw new AppError(
      'whole-days',
      `${metric.key} is made from whole days, and the range begins or ends within one.`,
      'Let from and to be dates, or instants at 00:00 UTC.',
      400,
    )
  }
  const back = lookBackOf(question.trailing, metric, question.grain)
  return { metric, scopes, as_of, window, back, byDay }
}
