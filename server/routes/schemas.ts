/** The shapes of the API's answers and questions: one place for the OpenAPI document, the server and the typed client. */
import { z } from '@hono/zod-openapi'

export const grains = ['week', 'month', 'quarter', 'year'] as const
export const actorKinds = ['human', 'bot', 'agent', 'all'] as const
/** For values also the first three as a series each. */
export const askedActors = [...actorKinds, 'each'] as const

export const units = ['duration', 'share', 'ratio', 'count', 'number'] as const

/** What n counts. */
export const nouns = [
  'issue',
  'change_request',
  'item',
  'discussion',
  'release',
  'event',
  'contributor',
  'organisation',
  'contribution',
  'commit',
  'review',
  'cycle',
  'repository',
  'milestone',
  'dependency',
  'package',
  'week',
  'day',
  'credit',
  'check',
] as const

/** What the value of each item is; none: an item has no value beside its outcome. */
export const itemValues = ['duration', 'amount', 'share', 'none'] as const

/** What a metric is made from; each is brought by a collector. */
export const sources = [
  'issue',
  'pull_request',
  'comment',
  'review',
  'event',
  'release',
  'commit',
  'commit_path',
  'discussion',
  'milestone',
  'reaction',
  'dependency',
  'package',
  'community_file',
] as const

/** Why a value is null. */
export const reasons = [
  'no_source', // nothing of what the metric is made from was ever collected
  'too_few', // fewer items than the aggregate needs
  'no_items', // nothing happened that the metric could speak of
  'no_denominator', // a ratio or share of nothing
  'not_reached', // fewer than half are finished, so the median is not known yet
  'follow_up_too_short', // nobody has been watched for as long as the share asks
  'not_known', // affiliations, or the history before, that it would take aren't known
  'not_collected', // the period begins after the last complete sync
  'before_start', // no repository of the scope existed yet
  'gap', // the source's data for the period is missing
] as const

/** `nullable()` of a schema that has a name would be written as one that can't be null. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()])

export const ErrorAnswer = z
  .object({ error: z.object({ code: z.string(), message: z.string(), hint: z.string() }) })
  .openapi('Error')

export const Point = z
  .object({
    period: z.string().openapi({ description: 'Start of the period, ISO 8601 UTC' }),
    value: z.number().nullable().openapi({ description: 'Seconds for durations, 0…1 for shares' }),
    low: z.number().nullable().openapi({ description: 'Lower end of the 95 % interval' }),
    high: z
      .number()
      .nullable()
      .openapi({ description: 'Upper end; null with a value: not bounded yet' }),
    n: z.number().int().openapi({ description: 'Items that the value speaks of' }),
    n_censored: z.number().int().openapi({ description: 'Of these, not finished yet' }),
    is_partial: z.boolean().openapi({ description: 'The period is cut by the window or by as_of' }),
    coverage: z
      .number()
      .openapi({ description: 'Share of the period that has been collected, 0…1' }),
    reason: z.enum(reasons).nullable().openapi({ description: 'Why value is null' }),
    at_least: z.number().nullable().openapi({
      description:
        'Where a median is not reached: the longest follow-up, in seconds, that it exceeds',
    }),
  })
  .openapi('Point')

export const Change = z
  .object({
    period: z.string().openapi({ description: 'The first period of the new level' }),
    before: z.number().openapi({ description: 'Median of the points since the change before' }),
    after: z.number().openapi({ description: 'Median of the points up to the next change' }),
    p: z.number().openapi({
      description: 'How often a series without a change would show as clear a step by chance',
    }),
  })
  .openapi('Change')

export const Series = z
  .object({
    scope: z.string().openapi({ example: 'repo:owner/name' }),
    actors: z.enum(actorKinds).openapi({ description: 'Whose items it counts' }),
    as_of: z.string().nullable(),
    needs: z.array(z.enum(sources)).openapi({
      description: 'What was never collected of any repository of the scope and would be needed',
    }),
    points: z.array(Point),
    changes: z.array(Change).openapi({
      description:
        'Where the level of the points changed, found by rank tests; none where points look back over each other',
    }),
    summary: Point.openapi({ description: 'The whole window as one period' }),
    previous: orNull(Point).openapi({
      description:
        'The window before, equally long, and cut after as much time as as_of cuts this one; null if not asked for',
    }),
    year_ago: orNull(Point).openapi({
      description:
        'The same dates a year earlier (52 weeks with grain=week), cut likewise; null if not asked for',
    }),
    comparable: orNull(Point).openapi({
      description:
        'For the last point that is partial: the same first days of the period before it; null where none is, or if not asked for',
    }),
  })
  .openapi('Series')

export const MetricAnswer = z
  .object({
    metric: z.string(),
    as_of: z
      .string()
      .nullable()
      .openapi({ description: 'The newest instant that any series knows' }),
    window: z.object({
      from: z.string(),
      to: z.string(),
      grain: z.enum(grains),
      trailing: z.number().int().nullable().openapi({
        description: 'Steps of the grain that each point looks back over; null: its period alone',
      }),
    }),
    actors: z.enum(askedActors),
    rules_version: z.number().int(),
    series: z.array(Series),
  })
  .openapi('MetricAnswer')

export const Item = z
  .object({
    item_id: z
      .string()
      .openapi({ description: 'Of somebody known by an address alone, their pseudonym' }),
    repo: z
      .string()
      .nullable()
      .openapi({ example: 'owner/name', description: 'Null for a person' }),
    number: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Null for what the source gives no number, such as a release' }),
    title: z.string().openapi({ description: 'For a person: their name' }),
    url: z.string().nullable().openapi({ description: 'Null where it has no page' }),
    author: z.string().nullable().openapi({
      description:
        'Login; for a person: their own. Null for a deleted account, or where nobody wrote it',
    }),
    created_at: z
      .string()
      .nullable()
      .openapi({ description: 'Null for what has no beginning of its own, such as a person' }),
    outcome: z.string().openapi({ description: 'What became of it, in the metric’s words' }),
    value: z
      .number()
      .nullable()
      .openapi({ description: 'As item_value of the metric says: seconds, an amount, or 0…1' }),
  })
  .openapi('Item')

export const ItemsAnswer = z
  .object({
    total: z.number().int(),
    next_cursor: z.string().nullable(),
    items: z.array(Item),
  })
  .openapi('ItemsAnswer')

/** What a metric or an index says of itself in words; the English ones stand beside it. */
export const translations = z
  .record(
    z.string(),
    z.object({
      question: z.string(),
      definition: z.string(),
      bias: z.string(),
      standard: z.string(),
    }),
  )
  .openapi({ description: 'The same words in other languages, by language: zh-CN' })

export const Metric = z
  .object({
    key: z.string(),
    title: z.record(z.string(), z.string()).openapi({ description: 'By language: en, zh-CN …' }),
    question: z.string(),
    family: z.string(),
    aggregate: z.string(),
    unit: z.enum(units).openapi({
      description: 'duration: seconds; share: 0…1; ratio: of two counts; number: of its own scale',
    }),
    better: z.enum(['lower', 'higher', 'neither']),
    target: z.number().nullable(),
    definition: z.string(),
    bias: z.string(),
    standard: z.string(),
    translations,
    noun: z.enum(nouns).openapi({ description: 'What n counts' }),
    item_value: z.enum(itemValues).openapi({
      description: 'What the value of an item is: duration: seconds; share: 0…1; none: always null',
    }),
    sources: z.array(z.enum(sources)).openapi({ description: 'What has to be collected for it' }),
    trailing: z.string().nullable().openapi({
      description:
        'How far back each point looks from the end of its period; null: the period alone',
    }),
  })
  .openapi('Metric')

export const Repo = z
  .object({
    id: z.string(),
    owner: z.string(),
    name: z.string(),
    url: z.string(),
    description: z.string().nullable(),
    is_archived: z.boolean(),
    primary_language: z.string().nullable(),
    license_spdx: z.string().nullable(),
    stars: z.number().int(),
    forks: z.number().int(),
    created_at: z.string(),
    as_of: z
      .string()
      .nullable()
      .openapi({ description: 'Last complete sync; null: never complete' }),
    ecosystems: z.array(z.string()),
    is_simulated: z.boolean(),
    issues: z.number().int(),
    change_requests: z.number().int(),
    gaps: z.number().int(),
  })
  .openapi('Repository')

export const scopeKinds = ['all', 'ecosystem', 'org', 'field'] as const

export const Scope = z
  .object({
    scope: z.string().openapi({
      description: 'As a question takes it; several join with "," (either) and "&" (both)',
      example: 'field:maturity=graduated',
    }),
    kind: z.enum(scopeKinds),
    title: z.string().openapi({ description: 'The ecosystem’s title, the owner, or the value' }),
    field: z.string().nullable().openapi({ description: 'Whose value it is' }),
    repositories: z.number().int(),
  })
  .openapi('Scope')

export const Ecosystem = z
  .object({
    slug: z.string(),
    title: z.string(),
    is_simulated: z.boolean(),
    as_of: z.string().nullable(),
    repos: z.array(z.string()).openapi({ description: 'owner/name, by name' }),
  })
  .openapi('Ecosystem')

export const Health = z
  .object({
    status: z.literal('ok'),
    version: z.string(),
    data_version: z.number().int().openapi({ description: 'Raised by every write' }),
    repositories: z.number().int(),
  })
  .openapi('Health')
