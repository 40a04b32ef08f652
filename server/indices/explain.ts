/** What moved an index, what it hangs on, and what it would be. */
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { IndexChange, Tornado, WhatIf } from '../routes/index-schemas.ts'
import { changeOf } from './change.ts'
import { combine } from './combine.ts'
import type { IndexDefinition } from './definition.ts'
import {
  measure,
  measuredOf,
  periodAnswer,
  turn,
  withoutPast,
  type DrawnQuestion,
  type IndexDeps,
  type IndexQuestion,
} from './measure.ts'
import { parsePeriod, periodBefore, type IndexPeriod } from './period.ts'
import { scoresOf, tornado } from './uncertainty.ts'

/** What moved the index from the period before (or a named one) to the question's; the effects add up to the change. */
export async function indexChange(
  deps: IndexDeps,
  question: IndexQuestion,
  before: string | undefined,
): Promise<z.infer<typeof IndexChange>> {
  const { definition, set } = deps
  const earlier = (period: IndexPeriod): IndexPeriod =>
    before === undefined ? periodBefore(period) : parsePeriod(before, null)
  const { period, values } = await measure(deps, question, (each) => [earlier(each), each])
  return {
    index: definition.key,
    weights: set,
    before: periodAnswer(earlier(period)),
    after: periodAnswer(period),
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
  question: DrawnQuestion,
): Promise<z.infer<typeof Tornado>> {
  const { definition, set } = deps
  const { period, values } = await measure(deps, question)
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
  return {
    index: definition.key,
    period: periodAnswer(period),
    weights: set,
    draws: question.draws,
    seed: question.seed,
    scopes,
  }
}

/**
 * Indicators with the values that they are to have, as a question writes them: `retention:0.2`.
 *
 * @throws AppError `bad-move`, `unknown-indicator` (404)
 */
export function movesOf(definition: IndexDefinition, given: string[]): Map<string, number> {
  return new Map(
    given.map((text) => {
      const [, indicator = '', value = ''] = /^([a-z0-9-]+):(.+)$/.exec(text) ?? []
      const target = Number(value)
      if (indicator === '' || value.trim() === '' || !Number.isFinite(target)) {
        throw new AppError(
          'bad-move',
          `"${text}" names no indicator and value.`,
          'Write them as retention:0.2, the value in the unit of the metric: seconds for durations.',
          400,
        )
      }
      const indicators = definition.dimensions.flatMap((each) => each.indicators)
      if (!indicators.some((each) => each.key === indicator && each.metric !== null)) {
        throw new AppError(
          'unknown-indicator',
          `${definition.key} has no indicator "${indicator}" that is measured.`,
          `It has: ${indicators
            .filter((each) => each.metric !== null)
            .map((each) => each.key)
            .join(', ')}.`,
          404,
        )
      }
      return [indicator, target] as const
    }),
  )
}

/** What the index would be with some indicators at other values, in the unit of their metrics. */
export async function indexWhatIf(
  deps: IndexDeps,
  question: IndexQuestion,
  moves: ReadonlyMap<string, number>,
): Promise<z.infer<typeof WhatIf>> {
  const { definition, set } = deps
  const { period, values } = await measure(deps, question)
  return {
    index: definition.key,
    period: periodAnswer(period),
    weights: set,
    scopes: values.map(({ periods, scope }) => {
      const found = measuredOf(definition, periods[0] ?? new Map())
      const moved = new Map(found)
      for (const [key, value] of moves) moved.set(key, { value, low: null, high: null })
      const [scores, others] = [scoresOf(definition, found), scoresOf(definition, moved)]
      return {
        scope,
        now: combine(definition, scores).score,
        moved: combine(definition, others).score,
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
