/** Answers about numbers, scopes and collecting as tables: one row a point, an item, a repository … */
import type { z } from 'zod'
import type { AnnotationsAnswer } from '../routes/annotations.ts'
import type { ReleasesAnswer } from '../routes/release-schemas.ts'
import type { Sources } from '../routes/definition-schemas.ts'
import type {
  Ecosystem,
  ItemsAnswer,
  Metric,
  MetricAnswer,
  Repo,
  Scope,
} from '../routes/schemas.ts'
import type { CoverageAnswer, GapsAnswer, Status, StoredAnswer } from '../routes/status-schemas.ts'
import { tableOf, type Table } from '../store/table.ts'

/** One row a point of each metric: durations in seconds, shares in 0…1, as in the JSON answer. */
export const pointsTable = (answers: z.infer<typeof MetricAnswer>[]): Table =>
  tableOf(
    {
      metric: 'varchar',
      scope: 'varchar',
      actors: 'varchar',
      period: 'timestamptz',
      value: 'double',
      low: 'double',
      high: 'double',
      n: 'bigint',
      n_censored: 'bigint',
      is_partial: 'boolean',
      coverage: 'double',
      reason: 'varchar',
      at_least: 'double',
    },
    answers.flatMap(({ metric, series }) =>
      series.flatMap(({ actors, points, scope }) =>
        points.map((point) => ({ metric, scope, actors, ...point })),
      ),
    ),
  )

export const pointTable = (answer: z.infer<typeof MetricAnswer>): Table => pointsTable([answer])

export const itemTable = ({ items }: z.infer<typeof ItemsAnswer>): Table =>
  tableOf(
    {
      item_id: 'varchar',
      repo: 'varchar',
      number: 'bigint',
      title: 'varchar',
      url: 'varchar',
      author: 'varchar',
      created_at: 'timestamptz',
      outcome: 'varchar',
      value: 'double',
    },
    items,
  )

export const metricTable = ({ metrics }: { metrics: z.infer<typeof Metric>[] }): Table =>
  tableOf(
    {
      key: 'varchar',
      title: 'varchar',
      question: 'varchar',
      family: 'varchar',
      aggregate: 'varchar',
      unit: 'varchar',
      better: 'varchar',
      target: 'double',
      definition: 'varchar',
      bias: 'varchar',
      standard: 'varchar',
      noun: 'varchar',
      sources: 'varchar[]',
      trailing: 'varchar',
      item_value: 'varchar',
    },
    // A table has one column a word: the English one.
    metrics.map(({ translations: _translations, ...metric }) => ({
      ...metric,
      title: metric.title['en'] ?? metric.key,
    })),
  )

export const repoTable = ({ repos }: { repos: z.infer<typeof Repo>[] }): Table =>
  tableOf(
    {
      id: 'varchar',
      owner: 'varchar',
      name: 'varchar',
      url: 'varchar',
      description: 'varchar',
      is_archived: 'boolean',
      primary_language: 'varchar',
      license_spdx: 'varchar',
      stars: 'bigint',
      forks: 'bigint',
      created_at: 'timestamptz',
      as_of: 'timestamptz',
      ecosystems: 'varchar[]',
      is_simulated: 'boolean',
      issues: 'bigint',
      change_requests: 'bigint',
      gaps: 'bigint',
    },
    repos,
  )

export const ecosystemTable = (answer: { ecosystems: z.infer<typeof Ecosystem>[] }): Table =>
  tableOf(
    {
      slug: 'varchar',
      title: 'varchar',
      is_simulated: 'boolean',
      as_of: 'timestamptz',
      repos: 'varchar[]',
    },
    answer.ecosystems,
  )

export const scopeTable = ({ scopes }: { scopes: z.infer<typeof Scope>[] }): Table =>
  tableOf(
    {
      scope: 'varchar',
      kind: 'varchar',
      title: 'varchar',
      field: 'varchar',
      repositories: 'bigint',
    },
    scopes,
  )

export const sourceTable = ({ sources }: z.infer<typeof Sources>): Table =>
  tableOf({ source: 'varchar', repositories: 'bigint' }, sources)

export const annotationTable = ({ annotations }: z.infer<typeof AnnotationsAnswer>): Table =>
  tableOf(
    {
      id: 'varchar',
      scope: 'varchar',
      kind: 'varchar',
      from_at: 'timestamptz',
      to_at: 'timestamptz',
      title: 'varchar',
      url: 'varchar',
    },
    annotations,
  )

export const releaseTable = ({ releases }: z.infer<typeof ReleasesAnswer>): Table =>
  tableOf(
    {
      item_id: 'varchar',
      repo: 'varchar',
      tag: 'varchar',
      title: 'varchar',
      url: 'varchar',
      published_at: 'timestamptz',
      level: 'varchar',
      is_prerelease: 'boolean',
      interval_seconds: 'double',
      fit: 'varchar',
      failure: 'varchar',
      downloads: 'bigint',
      has_notes: 'boolean',
    },
    releases,
  )

/** One row a repository, resource and period. */
export const coverageTable = ({ repositories }: z.infer<typeof CoverageAnswer>): Table =>
  tableOf(
    {
      repo: 'varchar',
      as_of: 'timestamptz',
      resource: 'varchar',
      complete_until: 'timestamptz',
      period: 'timestamptz',
      fetched: 'bigint',
      expected: 'bigint',
      gaps: 'bigint',
      coverage: 'double',
      state: 'varchar',
    },
    repositories.flatMap(({ as_of, repo, resources }) =>
      resources.flatMap(({ complete_until, periods, resource }) =>
        periods.map((period) => ({ repo, as_of, resource, complete_until, ...period })),
      ),
    ),
  )

export const gapTable = ({ gaps }: z.infer<typeof GapsAnswer>): Table =>
  tableOf(
    {
      repo: 'varchar',
      id: 'varchar',
      resource: 'varchar',
      from_at: 'timestamptz',
      to_at: 'timestamptz',
      reason: 'varchar',
      subject_id: 'varchar',
      expected: 'bigint',
      fetched: 'bigint',
      error_class: 'varchar',
      noticed_at: 'timestamptz',
    },
    gaps.map(({ translations: _, ...gap }) => gap),
  )

export const storedTable = ({ rows }: z.infer<typeof StoredAnswer>): Table =>
  tableOf(
    {
      repo: 'varchar',
      id: 'varchar',
      number: 'bigint',
      title: 'varchar',
      url: 'varchar',
      author: 'varchar',
      created_at: 'timestamptz',
      is_whole: 'boolean',
    },
    rows,
  )

/** One row a repository and resource, with how its last run ended. */
export const statusTable = ({ repositories }: z.infer<typeof Status>): Table =>
  tableOf(
    {
      repo: 'varchar',
      is_simulated: 'boolean',
      ecosystems: 'varchar[]',
      as_of: 'timestamptz',
      gaps: 'bigint',
      last_outcome: 'varchar',
      last_error_class: 'varchar',
      last_finished_at: 'timestamptz',
      resource: 'varchar',
      stored: 'bigint',
      source: 'bigint',
    },
    repositories.flatMap(({ last_run, name, owner, totals, ...repository }) =>
      totals.map((total) => ({
        ...repository,
        repo: `${owner}/${name}`,
        last_outcome: last_run?.outcome ?? null,
        last_error_class: last_run?.error_class ?? null,
        last_finished_at: last_run?.finished_at ?? null,
        ...total,
      })),
    ),
  )
