/** The shapes of what is told about collecting: the runs, what is missing, and how ours compares with the source's. */
import { z } from '@hono/zod-openapi'
import { Budget, SyncProgress } from '../sync/progress.ts'
import { runSources } from '../sync/sink.ts'
import { grains, orNull } from './schemas.ts'

/** What is counted, each with a total at the source. */
export const resources = [
  'issue',
  'pull_request',
  'release',
  'discussion',
  'commit',
  'tag',
  'label',
  'milestone',
] as const

export const Run = z
  .object({
    id: z.string(),
    source: z.enum(runSources).openapi({ description: 'What it read: GitHub, git, or files' }),
    repository: z.string().openapi({ description: 'owner/name as it was asked for' }),
    started_at: z.string(),
    finished_at: z.string().nullable(),
    outcome: z
      .enum(['running', 'complete', 'with_gaps', 'failed', 'cancelled', 'interrupted'])
      .openapi({ description: 'interrupted: its process ended without a word' }),
    error_class: z.string().nullable().openapi({ example: 'secondary-limit' }),
    message: z.string().nullable(),
    hint: z.string().nullable().openapi({ description: 'What to do' }),
    requests: z.number().int(),
    inserted: z.number().int(),
    updated: z.number().int(),
    deleted: z.number().int(),
  })
  .openapi('Run')

export const Total = z
  .object({
    resource: z.enum(resources),
    stored: z.number().int(),
    source: z.number().int().nullable().openapi({ description: 'Null: the source was not asked' }),
  })
  .openapi('Total')

export const RepositoryStatus = z
  .object({
    owner: z.string(),
    name: z.string(),
    is_simulated: z.boolean(),
    ecosystems: z.array(z.string()).openapi({
      description:
        'In which it is, by slug; none: a file of ecosystems names it no more, and no schedule collects it',
    }),
    as_of: z.string().nullable().openapi({ description: 'The last complete sync' }),
    gaps: z.number().int(),
    totals: z.array(Total),
    last_run: orNull(Run),
  })
  .openapi('RepositoryStatus')

export const Status = z
  .object({
    now: z.string(),
    as_of: z.string().nullable().openapi({ description: 'The newest instant of any repository' }),
    repositories: z.array(RepositoryStatus),
    runs: z.array(Run).openapi({ description: 'The latest 50, newest first' }),
    sync: z
      .object({
        progress: orNull(SyncProgress),
        schedule: z.object({ pattern: z.string(), next_at: z.string().nullable() }).nullable(),
        budget: orNull(Budget),
        access: z.enum(['open', 'token', 'none']).openapi({
          description: 'Who may start and cancel: this machine, the admin token, nobody',
        }),
        hindrance: z
          .object({ code: z.string(), message: z.string(), hint: z.string() })
          .nullable()
          .openapi({ description: 'Why no sync can be started' }),
      })
      .nullable()
      .openapi({ description: 'Null where no server runs' }),
  })
  .openapi('Status')

export const Gap = z
  .object({
    id: z.string(),
    resource: z.string(),
    from_at: z.string(),
    to_at: z.string(),
    reason: z.string(),
    translations: z.record(z.string(), z.string()).openapi({
      description: 'The reason in other languages, by language',
      example: { 'zh-CN': '议题 12 未能读取。' },
    }),
    subject_id: z.string().nullable().openapi({ description: 'The one item that it is about' }),
    expected: z.number().int().nullable(),
    fetched: z.number().int().nullable(),
    error_class: z.string().nullable(),
    noticed_at: z.string().nullable(),
  })
  .openapi('Gap')

export const GapsAnswer = z
  .object({
    gaps: z.array(Gap.extend({ repo: z.string().openapi({ example: 'owner/name' }) })),
  })
  .openapi('GapsAnswer')

export const CoveragePeriod = z
  .object({
    period: z.string(),
    fetched: z.number().int(),
    expected: z.number().int().nullable().openapi({
      description: 'Null where a stretch of time is missing, since nobody knows what was in it',
    }),
    gaps: z.number().int().openapi({ description: 'Gap rows that touch the period' }),
    coverage: z.number().openapi({ description: '0…1' }),
    state: z.enum(['complete', 'partial', 'gap', 'not_collected', 'before_start']),
  })
  .openapi('CoveragePeriod')

export const ResourceCoverage = z
  .object({
    resource: z.enum(resources),
    fetched: z.number().int().openapi({ description: 'Of all time' }),
    expected: z.number().int().nullable().openapi({ description: 'By the source, of all time' }),
    coverage: z.number().nullable().openapi({ description: '0…1 of what the source has' }),
    complete_until: z
      .string()
      .nullable()
      .openapi({ description: 'Everything up to then has been read; null while that is not so' }),
    gaps: z.array(Gap),
    periods: z.array(CoveragePeriod),
  })
  .openapi('ResourceCoverage')

export const CoverageAnswer = z
  .object({
    as_of: z.string().nullable(),
    window: z.object({ from: z.string(), to: z.string(), grain: z.enum(grains) }),
    repositories: z.array(
      z.object({
        repo: z.string().openapi({ example: 'owner/name' }),
        as_of: z.string().nullable(),
        resources: z.array(ResourceCoverage),
      }),
    ),
  })
  .openapi('CoverageAnswer')

export const StoredAnswer = z
  .object({
    scope: z.string(),
    resource: z.enum(resources),
    total: z.number().int(),
    next_cursor: z.string().nullable(),
    rows: z
      .array(
        z
          .object({
            repo: z.string(),
            id: z
              .string()
              .openapi({ description: 'A commit by its object name, a tag by its own' }),
            number: z.number().int().nullable(),
            title: z.string(),
            url: z.string().openapi({ description: 'Its page at the source' }),
            author: z.string().nullable().openapi({
              description: 'Null: the account is gone, or the source names nobody',
            }),
            created_at: z.string().nullable().openapi({
              description: 'When it came to be: a release is published, a commit is committed',
            }),
            is_whole: z
              .boolean()
              .openapi({ description: 'false: a gap says that a part of it is missing' }),
          })
          .openapi('StoredRow'),
      )
      .openapi({ description: 'Newest first' }),
  })
  .openapi('StoredAnswer')
