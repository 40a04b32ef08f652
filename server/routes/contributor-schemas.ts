/** The shapes of answers about contributors and their weights. */
import { z } from '@hono/zod-openapi'
import { privacies } from '../contributors/pseudonym.ts'
import { rankParts } from '../contributors/rank.ts'
import { groupings } from '../contributors/read.ts'
import { contributionKinds, WeightSet } from '../contributors/weight-set.ts'
import { orNull } from './schemas.ts'

export const sorts = ['name', 'value', 'rank'] as const

/** No extension of the other: its document would refuse what this one has beside it. */
export const StoredWeights = z
  .object({
    ...WeightSet.shape,
    name: z.string(),
    version: z.string().openapi({
      description: 'Of a set that ships a digest of what it says, of a stored one counted from 1',
    }),
    is_shipped: z.boolean(),
    changed_at: z.string().nullable(),
  })
  .openapi('StoredWeights')

export const WeightsAnswer = z.object({ weights: z.array(StoredWeights) }).openapi('WeightsAnswer')

const Kind = z.object({
  kind: z.enum(contributionKinds),
  contributions: z.number().int(),
  weight: z.number(),
  value: z.number().openapi({ description: 'Points, with guards and cap' }),
})

const sums = {
  value: z
    .number()
    .openapi({ description: 'Points: V = Σ Cᵢ·Wᵢ with guards, capped by person and month' }),
  damped: z.number().openapi({ description: 'Σ over the months of each person of √points' }),
  unguarded: z.number().openapi({ description: 'Points as if there were neither guard nor cap' }),
  contributions: z.number().int(),
}

const Level = z.object({
  points: z.number(),
  title: z.string(),
  'title_zh-CN': z.string().optional(),
})

const share = z.number().nullable()

const Contributor = z
  .object({
    id: z.string().openapi({ description: 'Login, pseudonym, organisation or repository' }),
    name: z.string().nullable().openapi({ description: 'Null: the organisation isn’t known' }),
    login: z.string().nullable(),
    ...sums,
    months: z.number().int().openapi({ description: 'In how many months they contributed' }),
    people: z.number().int(),
    kinds: z.array(Kind),
    level: orNull(Level).openapi({ description: 'What somebody with so many points is called' }),
    place: z
      .number()
      .nullable()
      .openapi({ description: 'By what is sorted by; equal ones share the first. Null by name' }),
    place_low: share.openapi({ description: 'The best place by value in any set of weights' }),
    place_high: share.openapi({ description: 'The worst' }),
    depends_on_weights: z
      .boolean()
      .nullable()
      .openapi({ description: 'Another set moves them by more than five places' }),
    score: share.openapi({
      description: 'Of the rank, 0…1; null without anything merged, released or documented',
    }),
    quantity: share.openapi({ description: 'Percentile, 0…1' }),
    quality: share,
    impact: share,
  })
  .openapi('Contributor')

const about = {
  scope: z.string(),
  as_of: z.string().nullable(),
  window: z.object({ from: z.string(), to: z.string() }),
  weights: z.object({ name: z.string(), version: z.string() }),
  privacy: z.enum(privacies),
}

export const ContributorsAnswer = z
  .object({
    ...about,
    by: z.enum(groupings),
    sort: z.enum(sorts),
    cap: z.number().nullable().openapi({
      description:
        'Points that a person can get in a month; null: no cap, or too few months to tell',
    }),
    total: z.object(sums).openapi({ description: 'Of everybody, also of those who are left out' }),
    people: z.number().int(),
    left_out: z.number().int().openapi({
      description:
        'People who are not listed at their wish; they count in sums, places and percentiles',
    }),
    agreement: z
      .array(
        z.object({
          weights: z.string(),
          rho: z
            .number()
            .nullable()
            .openapi({ description: 'Spearman’s ρ; null: too few, or all equal' }),
          moved: z.number().int().openapi({ description: 'Who moves by more than five places' }),
        }),
      )
      .openapi({ description: 'How alike the order by value is in each other set' }),
    parts: z
      .array(
        z.object({
          part: z.enum(rankParts),
          weight: z.number().openapi({ description: 'As the set says' }),
          share: z
            .number()
            .openapi({ description: '0…1: what it weighs where it is known of somebody' }),
          reason: z.enum(['no_source']).nullable().openapi({
            description:
              'no_source: nothing of it was collected here; the others take over its weight',
          }),
        }),
      )
      .openapi({ description: 'How the rank is made' }),
    total_rows: z.number().int(),
    next_cursor: z.string().nullable(),
    contributors: z.array(Contributor),
  })
  .openapi('ContributorsAnswer')

export const ContributorAnswer = z
  .object({
    ...about,
    id: z.string(),
    name: z.string(),
    login: z.string().nullable(),
    ...sums,
    months: z.array(
      z.object({ month: z.string(), contributions: z.number().int(), value: z.number() }),
    ),
    kinds: z.array(Kind),
    repositories: z.array(
      z.object({ repo: z.string(), contributions: z.number().int(), value: z.number() }),
    ),
    level: orNull(Level),
    next_level: orNull(Level),
  })
  .openapi('ContributorAnswer')

export const ContributionsAnswer = z
  .object({
    scope: about.scope,
    as_of: about.as_of,
    window: about.window,
    id: z.string(),
    total: z.number().int(),
    next_cursor: z.string().nullable(),
    rows: z
      .array(
        z
          .object({
            repo: z.string(),
            kind: z.enum(contributionKinds),
            acted_at: z.string(),
            number: z.number().int().nullable(),
            title: z.string().nullable().openapi({
              description: 'Of what it was done to; null: that isn’t stored any more',
            }),
            url: z.string().nullable(),
          })
          .openapi('Contribution'),
      )
      .openapi({ description: 'Newest first' }),
  })
  .openapi('ContributionsAnswer')

export const LeftOutList = z
  .object({
    privacy: z.enum(privacies),
    left_out: z.array(
      z.object({
        id: z.string().openapi({ description: 'Login or pseudonym' }),
        login: z.string().nullable(),
        name: z.string(),
        left_out_at: z.string(),
      }),
    ),
  })
  .openapi('LeftOutList')

export const LeftOutAnswer = z.object({ is_left_out: z.boolean() }).openapi('LeftOutAnswer')
