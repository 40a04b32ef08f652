/** A question to a metric, made ready: the metric's file, the scopes with their repositories, the window. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import type { Catalogue, MetricFile } from './catalogue.ts'
import type { ActorFilter } from './compose.ts'
import { newest, parseScope, resolveScopes, type ResolvedScope } from './scope.ts'
import { windowOf, type Grain, type Window } from './window.ts'

export interface Question {
  metric: string
  /** `repo:owner/name` or `ecosystem:slug`, one series each. */
  scopes: string[]
  from?: string | undefined
  to?: string | undefined
  grain: Grain
  actors: ActorFilter
}

export interface Prepared {
  metric: MetricFile
  scopes: ResolvedScope[]
  as_of: string | null
  window: Window
}

/** @throws AppError `unknown-metric`, `no-scope`, `bad-scope`, `unknown-scope`, `bad-date`, `reversed-range` */
export async function prepare(
  store: Store,
  catalogue: Catalogue,
  question: Question,
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
  const scopes = await resolveScopes(store, question.scopes.map(parseScope))
  const as_of = newest(scopes.map((scope) => scope.as_of))
  return { metric, scopes, as_of, window: windowOf(question, as_of) }
}
