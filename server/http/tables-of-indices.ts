/** Answers about indices as tables. */
import type { z } from 'zod'
import type {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  SetsAnswer,
  Tornado,
  WhatIf,
} from '../routes/index-schemas.ts'
import { tableOf, type Table } from '../store/table.ts'

/** One row an indicator, with its anchors. */
export const indexListTable = ({ indices }: z.infer<typeof IndicesAnswer>): Table =>
  tableOf(
    {
      index: 'varchar',
      dimension: 'varchar',
      dimension_weight: 'double',
      indicator: 'varchar',
      weight: 'double',
      metric: 'varchar',
      span: 'varchar',
      scale: 'varchar',
      worst: 'double',
      worst_source: 'varchar',
      best: 'double',
      best_source: 'varchar',
    },
    indices.flatMap((index) =>
      index.dimensions.flatMap((dimension) =>
        dimension.indicators.map(({ anchors, key, metric, sources, span, weight }) => ({
          index: index.key,
          dimension: dimension.key,
          dimension_weight: dimension.weight,
          indicator: key,
          weight,
          metric,
          span,
          scale: anchors?.scale ?? null,
          worst: anchors?.worst ?? null,
          worst_source: sources?.worst ?? null,
          best: anchors?.best ?? null,
          best_source: sources?.best ?? null,
        })),
      ),
    ),
  )

type ScopeAnswer = z.infer<typeof IndexAnswer>['scopes'][number]
type Part = Pick<ScopeAnswer, 'score' | 'low' | 'high' | 'reason'> & { weight: number | null }

/** One row for the index, each dimension and each indicator of a scope; scores in 0…1, values in the metric's unit. */
export const indexTable = ({
  index,
  period,
  scopes,
  weights,
}: z.infer<typeof IndexAnswer>): Table =>
  tableOf(
    {
      index: 'varchar',
      weights: 'varchar',
      period: 'varchar',
      scope: 'varchar',
      part: 'varchar',
      key: 'varchar',
      weight: 'double',
      score: 'double',
      score_low: 'double',
      score_high: 'double',
      value: 'double',
      value_low: 'double',
      value_high: 'double',
      n: 'bigint',
      reason: 'varchar',
      rank: 'bigint',
    },
    scopes.flatMap(({ dimensions, scope, standing, ...own }) => {
      const common = {
        index,
        weights: `${weights.name}@${weights.version}`,
        period: period.name,
        scope,
      }
      const summary = (part: string, key: string, { high, low, reason, score, weight }: Part) => ({
        ...common,
        part,
        key,
        weight,
        score,
        score_low: low,
        score_high: high,
        value: null,
        value_low: null,
        value_high: null,
        n: null,
        reason,
        rank: part === 'index' ? (standing?.rank ?? null) : null,
      })
      return [
        summary('index', index, { ...own, weight: null }),
        ...dimensions.flatMap(({ indicators, ...dimension }) => [
          summary('dimension', dimension.key, dimension),
          ...indicators.map(({ high, key, low, n, reason, score, value, weight }) => ({
            ...common,
            part: 'indicator',
            key,
            weight,
            score,
            score_low: null,
            score_high: null,
            value,
            value_low: low,
            value_high: high,
            n,
            reason,
            rank: null,
          })),
        ]),
      ]
    }),
  )

export const indexSeriesTable = ({ index, series, weights }: z.infer<typeof IndexSeries>): Table =>
  tableOf(
    {
      index: 'varchar',
      weights: 'varchar',
      scope: 'varchar',
      period: 'varchar',
      score: 'double',
      low: 'double',
      high: 'double',
      median: 'double',
      arithmetic: 'double',
      geometric: 'double',
      least: 'double',
      known: 'double',
      band: 'varchar',
      is_partial: 'boolean',
      reason: 'varchar',
    },
    series.flatMap(({ points, scope }) =>
      points.map(({ bands: _, dimensions: __, period, ...point }) => ({
        index,
        weights: `${weights.name}@${weights.version}`,
        scope,
        period: period.name,
        ...point,
      })),
    ),
  )

export const changeTable = ({ after, before, index, scopes }: z.infer<typeof IndexChange>): Table =>
  tableOf(
    {
      index: 'varchar',
      scope: 'varchar',
      before: 'varchar',
      after: 'varchar',
      dimension: 'varchar',
      indicator: 'varchar',
      by_value: 'double',
      by_weight: 'double',
    },
    scopes.flatMap(({ effects, scope }) =>
      effects.map((effect) => ({
        index,
        scope,
        before: before?.name ?? null,
        after: after?.name ?? null,
        ...effect,
      })),
    ),
  )

export const tornadoTable = ({ index, period, scopes }: z.infer<typeof Tornado>): Table =>
  tableOf(
    {
      index: 'varchar',
      scope: 'varchar',
      period: 'varchar',
      input: 'varchar',
      key: 'varchar',
      low: 'double',
      high: 'double',
    },
    scopes.flatMap(({ bars, scope }) =>
      bars.map((bar) => ({ index, scope, period: period.name, ...bar })),
    ),
  )

export const whatIfTable = ({ index, period, scopes }: z.infer<typeof WhatIf>): Table =>
  tableOf(
    {
      index: 'varchar',
      scope: 'varchar',
      period: 'varchar',
      now: 'double',
      moved: 'double',
      indicator: 'varchar',
      value: 'double',
      target: 'double',
      score: 'double',
      target_score: 'double',
    },
    scopes.flatMap(({ indicators, moved, now, scope }) =>
      indicators.map(({ key, ...each }) => ({
        index,
        scope,
        period: period.name,
        now,
        moved,
        indicator: key,
        ...each,
      })),
    ),
  )

export const setTable = ({ sets }: z.infer<typeof SetsAnswer>): Table =>
  tableOf({ name: 'varchar', version: 'varchar', saved_at: 'timestamptz' }, sets)

/** One row a repository and number that its state was decided by. */
export const lifecycleTable = ({ period, repositories }: z.infer<typeof LifecycleAnswer>): Table =>
  tableOf(
    {
      scope: 'varchar',
      period: 'varchar',
      state: 'varchar',
      rule: 'varchar',
      gates: 'varchar[]',
      metric: 'varchar',
      now: 'double',
      before: 'double',
    },
    repositories.flatMap(({ evidence, gates, rule, scope, state }) =>
      evidence.map((each) => ({ scope, period: period.name, state, rule, gates, ...each })),
    ),
  )
