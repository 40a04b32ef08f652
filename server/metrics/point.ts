/** A row of a metric's statement as a point of the answer: with what was collected, and why there is no value. */
import type { z } from 'zod'
import type { Point } from '../routes/schemas.ts'
import { instant } from '../store/values.ts'
import type { MetricFile } from './catalogue.ts'
import { coverageOf, type Covered, type Holes } from './coverage.ts'
import type { ResolvedScope } from './scope.ts'
import type { AskedPeriod } from './window.ts'

export type PointAnswer = z.infer<typeof Point>

export interface AnswerRow {
  series: number
  period: string
  value: number | null
  low: number | null
  high: number | null
  n: number
  n_censored: number
  at_least: number | null
}

/** How much of what a period speaks of was collected. */
export type PeriodCoverage = Covered | { coverage: number; reason: 'no_source' }

/** Why a value that could have been computed is none. */
function reasonOf(metric: MetricFile, row: AnswerRow | undefined): PointAnswer['reason'] {
  if (row === undefined || row.n === 0) return 'no_items'
  return metric.steps.empty
}

/**
 * Coverage of a period: of all that it looks back over; but a period that lies outside of what is known stays unknown,
 * whatever there was before it.
 *
 * @param from where the period itself begins
 */
export function periodCoverage(
  scope: ResolvedScope,
  from: Date,
  { end, lookFrom }: AskedPeriod,
  holes: Holes,
  isWithoutSource: boolean,
): PeriodCoverage {
  const own = coverageOf(scope, from, end, holes)
  const isOutside = own.reason === 'not_collected' || own.reason === 'before_start'
  const found =
    isOutside || lookFrom.getTime() === from.getTime()
      ? own
      : coverageOf(scope, lookFrom, end, holes)
  return isWithoutSource && found.reason === null ? { coverage: 0, reason: 'no_source' } : found
}

/** @param row undefined where the statement had none for the period */
export function pointOf(
  metric: MetricFile,
  period: Date,
  row: AnswerRow | undefined,
  covered: PeriodCoverage,
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
