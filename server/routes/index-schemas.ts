/** The shapes of the answers about indices. */
import { z } from '@hono/zod-openapi'
import { aggregations, scales, spans } from '../indices/definition.ts'
import { factors } from '../indices/draws.ts'
import { gates, rules, states } from '../indices/lifecycle.ts'
import { orNull, reasons, translations } from './schemas.ts'

const titles = z.record(z.string(), z.string()).openapi({ description: 'By language: en, zh-CN …' })
const score = z.number().nullable()

const Weights = z
  .object({
    name: z.string().openapi({ example: 'default' }),
    version: z.string().openapi({
      description:
        'Of the default set, the first digits of its file’s digest; of others, the number of the saving',
    }),
  })
  .openapi('WeightsVersion')

export const Period = z
  .object({ name: z.string(), from: z.string(), to: z.string() })
  .openapi('IndexPeriod')

const Anchors = z
  .object({ worst: z.number(), best: z.number(), scale: z.enum(scales) })
  .openapi('Anchors', {
    description: 'The values that map to 0 and to 1, in the unit of the metric',
  })

const Band = z.object({ from: z.number(), key: z.string(), title: titles })

export const IndexAbout = z
  .object({
    key: z.string(),
    title: titles,
    question: z.string(),
    definition: z.string(),
    bias: z.string(),
    standard: z.string(),
    translations,
    aggregation: z.enum(aggregations).openapi({
      description: 'Of the dimensions; none: a profile, whose dimensions stand side by side',
    }),
    is_checklist: z.boolean().openapi({
      description: 'Its indicators are items that are met or not: see /checklists/{key}',
    }),
    weights: Weights,
    bands: z.array(Band).openapi({ description: 'Each from its number up to the next' }),
    dimensions: z.array(
      z.object({
        key: z.string(),
        title: titles,
        weight: z.number(),
        indicators: z.array(
          z.object({
            key: z.string(),
            title: titles,
            weight: z.number(),
            metric: z.string().nullable().openapi({ description: 'Null: nothing brings it yet' }),
            needs: z.union([titles, z.null()]).openapi({ description: 'What would bring it' }),
            span: z.enum(spans).openapi({ description: 'What its value looks back over' }),
            anchors: orNull(Anchors),
            anchor_unit: z.enum(['day', 'hour']).nullable().openapi({
              description:
                'In which sets of weights give its anchors; null: the unit of the metric',
            }),
            asked_by: z.string().nullable().openapi({
              description: 'Of an item of a checklist that can only be declared: who asks for it',
            }),
            sources: orNull(
              z
                .object({
                  worst: z.string(),
                  best: z.string(),
                  translations: z
                    .record(z.string(), z.object({ worst: z.string(), best: z.string() }))
                    .openapi({ description: 'The same in other languages, by language: zh-CN' }),
                })
                .openapi('AnchorSources', { description: 'Where each anchor comes from' }),
            ),
            note: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('Index')

export const IndicesAnswer = z.object({ indices: z.array(IndexAbout) }).openapi('Indices')

const tooLittle = z.enum(['too_little_known'])

const IndicatorScore = z
  .object({
    key: z.string(),
    metric: z.string().nullable(),
    weight: z.number(),
    value: z.number().nullable().openapi({ description: 'In the unit of the metric' }),
    low: z.number().nullable().openapi({ description: 'Lower end of its 95 % interval' }),
    high: z.number().nullable(),
    at_least: z.number().nullable().openapi({
      description:
        'Of a median that is not reached yet: it counts where it lies beyond the worst anchor already',
    }),
    n: z.number().int().openapi({ description: 'Items that the value speaks of' }),
    from: z.string().nullable().openapi({ description: 'The window that the value speaks of' }),
    to: z.string().nullable(),
    anchors: orNull(Anchors).openapi({ description: 'By the weights asked for' }),
    score: score.openapi({ description: '0…1 between its anchors' }),
    reason: z.enum(reasons).nullable().openapi({ description: 'Why the value is null' }),
  })
  .openapi('IndicatorScore')

const DimensionScore = z
  .object({
    key: z.string(),
    weight: z.number(),
    score,
    low: score.openapi({ description: '5th percentile of the draws' }),
    high: score.openapi({ description: '95th percentile of the draws' }),
    band: z.string().nullable(),
    known: z.number().openapi({ description: 'Share of the weight that is known, 0…1' }),
    reason: tooLittle.nullable(),
    indicators: z.array(IndicatorScore),
  })
  .openapi('DimensionScore')

const Standing = z
  .object({
    rank: z.number().int().nullable().openapi({ description: '1: the highest score' }),
    low: z.number().nullable().openapi({ description: '5th percentile of the rank' }),
    high: z.number().nullable().openapi({ description: '95th percentile of the rank' }),
    held: z.number().nullable().openapi({ description: 'Share of the draws that give this rank' }),
    is_apart: z.boolean().openapi({
      description: 'No other scope’s interval meets its own: only then is the rank worth printing',
    }),
  })
  .openapi('Standing')

const left_out = z.array(z.string()).openapi({
  description: 'Indicators without a history, left out of all that is compared',
})

const scores = {
  is_partial: z.boolean().openapi({ description: 'The data ends before the period does' }),
  score: score.openapi({ description: 'The index, 0…1; null with a reason, and of a profile' }),
  low: score.openapi({ description: '5th percentile of the draws' }),
  high: score.openapi({ description: '95th percentile of the draws' }),
  median: score.openapi({ description: 'Of the draws' }),
  arithmetic: score.openapi({ description: 'Weighted arithmetic mean of the dimensions' }),
  geometric: score.openapi({
    description: 'Weighted geometric mean; the gap to the other one is imbalance',
  }),
  least: score.openapi({ description: 'The weakest dimension' }),
  known: z.number().openapi({ description: 'Share of the dimensions’ weight that is known' }),
  reason: tooLittle
    .nullable()
    .openapi({ description: 'Less than least_known of the weight is known' }),
  band: z.string().nullable(),
  bands: z
    .array(z.object({ key: z.string(), probability: z.number() }))
    .openapi({ description: 'Share of the draws in each band' }),
}

const head = {
  index: z.string(),
  weights: Weights,
}
const drawn = { draws: z.number().int(), seed: z.number().int() }

export const IndexAnswer = z
  .object({
    ...head,
    period: Period,
    ...drawn,
    aggregation: z.enum(aggregations),
    least_known: z
      .number()
      .openapi({ description: 'With a smaller share of the weight known there is no score' }),
    scopes: z.array(
      z.object({
        scope: z.string(),
        as_of: z.string().nullable(),
        ...scores,
        dimensions: z.array(DimensionScore),
        gates: z
          .array(
            z
              .object({ gate: z.enum(gates), repositories: z.array(z.string()) })
              .openapi('StandingGate', { description: 'With the repositories that it holds of' }),
          )
          .openapi({
            description: 'What no score makes up for, as in the lifecycle; never in the score',
          }),
        standing: orNull(Standing).openapi({
          description: 'Among the scopes of the question; null for a single one',
        }),
      }),
    ),
  })
  .openapi('IndexAnswer')

export const IndexSeries = z
  .object({
    ...head,
    ...drawn,
    series: z.array(
      z.object({
        scope: z.string(),
        as_of: z.string().nullable(),
        left_out,
        points: z.array(
          z.object({
            period: Period,
            ...scores,
            dimensions: z.array(z.object({ key: z.string(), score })),
          }),
        ),
      }),
    ),
  })
  .openapi('IndexSeries')

export const IndexChange = z
  .object({
    ...head,
    before: orNull(Period),
    after: orNull(Period),
    scopes: z.array(
      z.object({
        scope: z.string(),
        before: score,
        after: score,
        change: score.openapi({ description: 'Null where the index is unknown on either side' }),
        left_out,
        effects: z
          .array(
            z.object({
              dimension: z.string(),
              indicator: z.string(),
              by_value: z.number().openapi({ description: 'By a better or worse value' }),
              by_weight: z.number().openapi({
                description: 'Because it, or its dimension, became known or unknown',
              }),
            }),
          )
          .openapi({ description: 'All together they are the change' }),
      }),
    ),
  })
  .openapi('IndexChange')

export const Tornado = z
  .object({
    ...head,
    period: Period,
    ...drawn,
    scopes: z.array(
      z.object({
        scope: z.string(),
        score,
        bars: z.array(
          z.object({
            input: z.enum(['factor', 'sampling', 'anchors', 'dropped']).openapi({
              description: `factor: all of one kind (${factors.join(', ')}) over the draws; else one indicator`,
            }),
            key: z.string().openapi({ description: 'The factor or the indicator' }),
            low: z.number(),
            high: z.number(),
          }),
        ),
      }),
    ),
  })
  .openapi('Tornado')

export const WhatIf = z
  .object({
    ...head,
    period: Period,
    scopes: z.array(
      z.object({
        scope: z.string(),
        now: score,
        moved: score.openapi({ description: 'With the indicators at their targets' }),
        indicators: z.array(
          z.object({
            key: z.string(),
            value: z.number().nullable(),
            target: z.number(),
            score,
            target_score: score,
          }),
        ),
      }),
    ),
  })
  .openapi('WhatIf')

export const SetsAnswer = z
  .object({
    sets: z.array(
      z.object({
        name: z.string(),
        version: z.string(),
        saved_at: z.string().nullable().openapi({ description: 'Null: the file of the index' }),
      }),
    ),
  })
  .openapi('WeightSets')

export const LifecycleAnswer = z
  .object({
    period: Period,
    repositories: z.array(
      z.object({
        scope: z.string(),
        as_of: z.string().nullable(),
        state: z
          .enum(states)
          .nullable()
          .openapi({ description: 'Null: no commits were collected' }),
        rule: z.enum(rules).openapi({ description: 'The rule that decided: the first that holds' }),
        gates: z.array(z.enum(gates)).openapi({
          description:
            'What no score makes up for: archived, no licence, absence factor 1, nothing in a year',
        }),
        evidence: z.array(
          z.object({
            metric: z.string(),
            now: z.number().nullable().openapi({
              description: 'Over the twelve months up to the end of the period',
            }),
            before: z.number().nullable().openapi({ description: 'Over the twelve months before' }),
          }),
        ),
        dip: orNull(
          z.object({ commits: z.number(), period: z.string() }).openapi('Dip', {
            description: 'The fewest commits of twelve months in a dip that work has risen from',
          }),
        ),
      }),
    ),
  })
  .openapi('Lifecycle')
