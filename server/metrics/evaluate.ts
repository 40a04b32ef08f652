/** Scope × periods × metric → series: one statement for the points, one for the whole window, one for the window before. */
import type { z } from 'zod'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { MetricAnswer, Point } from '../routes/schemas.ts'
import type { Catalogue, MetricFile } from './catalogue.ts'
import { answerSql, levelOf, parametersOf } from './compose.ts'
import { coverageOf, holesIn, resourceOf, type Covered, type Holes } from './coverage.ts'
import { prepare, type Prepared, type Question } from './question.ts'
import type { ResolvedScope } from './scope.ts'
import { missingSources, type Source } from './sources.ts'
import {
  askedPeriods,
  periodsOf,
  previousOf,
  wholePeriod,
  type AskedPeriod,
  type Period,
} from './window.ts'

type PointAnswer = z.infer<typeof Point>

interface AnswerRow {
  series: number
  period: string
  value: number | null
  low: number | null
  high: number | null
  n: number
  n_censored: number
  at_least: number | null
}

/** By series and period's start. */
type Answers = Map<string, AnswerRow>

const keyOf = (series: number, period: string): string => `${series} ${period}`

async function run(
  store: Store,
  { metric, scopes }: Prepared,
  question: Question,
  periods: AskedPeriod[],
  grain: string,
): Promise<Answers> {
  const rows = await store.query<AnswerRow>(
    answerSql(metric, levelOf(periods)),
    parametersOf(metric, scopes, periods, question.actors),
    { grain, windowStart: instant(periods[0]?.start ?? new Date(0)) },
  )
  return new Map(rows.map((row) => [keyOf(row.series, row.period), row]))
}

/** Why a value that could have been computed is none. */
function reasonOf(metric: MetricFile, row: AnswerRow | undefined): PointAnswer['reason'] {
  if (row === undefined || row.n === 0) return 'no_items'
  return metric.steps.empty
}

function pointOf(
  metric: MetricFile,
  period: Date,
  row: AnswerRow | undefined,
  covered: Covered | { coverage: number; reason: 'no_source' },
  isPartial: boolean,
): PointAnswer {
  // Nothing counted where everything was collected is a true zero; elsewhere it is a hole.
  const ofNothing = metric.unit === 'count' ? 0 : null
  const counted = row === undefined ? ofNothing : row.value
  const value = covered.reason === null ? counted : null
  const isKnown = value !== null
  const reason = covered.reason ?? (isKnown ? null : reasonOf(metric, row))
  return {
    period: instant(period),
    value,
    low: covered.reason === null ? (row?.low ?? null) : null,
    high: isKnown ? (row?.high ?? null) : null,
    n: row?.n ?? 0,
    n_censored: row?.n_censored ?? 0,
    is_partial: isPartial,
    coverage: covered.coverage,
    reason,
    at_least: reason === 'not_reached' ? (row?.at_least ?? null) : null,
  }
}

/** Where a period of a window really begins. */
const cutStart = (period: Period, window: { from: Date }): Date =>
  period.start < window.from ? window.from : period.start

/** Whether a period isn't over yet for a scope. */
const runs = (scope: ResolvedScope, end: Date): boolean =>
  scope.as_of !== null && end.getTime() > Date.parse(scope.as_of)

function seriesOf(
  prepared: Prepared,
  scope: ResolvedScope,
  index: number,
  holes: Holes,
  periods: Period[],
  answers: { points: Answers; summary: Answers; previous: Answers },
  before: { from: Date; to: Date },
  needs: Source[],
): z.infer<typeof MetricAnswer>['series'][number] {
  const { metric, window } = prepared
  const covered = (from: Date, to: Date) => {
    const found = coverageOf(scope, from, to, holes)
    return needs.length > 0 && found.reason === null
      ? { coverage: 0, reason: 'no_source' as const }
      : found
  }
  const whole = (at: { from: Date; to: Date }, found: Answers): PointAnswer =>
    pointOf(
      metric,
      at.from,
      found.get(keyOf(index, instant(at.from))),
      covered(at.from, at.to),
      runs(scope, at.to),
    )
  return {
    scope: scope.scope,
    as_of: scope.as_of,
    needs,
    points: periods.map((period) =>
      pointOf(
        metric,
        period.start,
        answers.points.get(keyOf(index, instant(period.start))),
        covered(cutStart(period, window), period.end),
        period.isCut || runs(scope, period.end),
      ),
    ),
    summary: whole(window, answers.summary),
    previous: whole(before, answers.previous),
  }
}

/**
 * The answer to a question: one series a scope, one point a period, the whole window and the one before it.
 * Durations in seconds, shares in 0…1, times in ISO 8601 UTC.
 *
 * @throws AppError as `prepare` and `periodsOf` say
 */
export async function evaluate(
  store: Store,
  catalogue: Catalogue,
  question: Question,
): Promise<z.infer<typeof MetricAnswer>> {
  const prepared = await prepare(store, catalogue, question)
  const { metric, scopes, as_of, window } = prepared
  const periods = periodsOf(window)
  const before = previousOf(window, as_of)
  const isTrailing = metric.trailing !== null
  const spans = periods.map((period) => ({ from: cutStart(period, window), to: period.end }))
  const [points, summary, previous, holes, needs, version] = await Promise.all([
    run(store, prepared, question, askedPeriods(periods, window, isTrailing), window.grain),
    run(store, prepared, question, [wholePeriod(window, isTrailing)], 'window'),
    run(store, prepared, question, [wholePeriod(before, isTrailing)], 'window'),
    holesIn(store, resourceOf(metric.sources), scopes, [...spans, window, before]),
    missingSources(store, metric.sources, scopes),
    store.query<{ version: number }>('select max(version) as version from rule_version'),
  ])
  return {
    metric: metric.key,
    as_of,
    window: { from: instant(window.from), to: instant(window.to), grain: window.grain },
    actors: question.actors,
    rules_version: version[0]?.version ?? 0,
    series: scopes.map((scope, index) =>
      seriesOf(
        prepared,
        scope,
        index,
        holes,
        periods,
        { points, summary, previous },
        before,
        needs[index] ?? [],
      ),
    ),
  }
}
