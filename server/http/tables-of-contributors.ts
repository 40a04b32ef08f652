/** Answers about contributors as tables. */
import type { z } from 'zod'
import { contributionKinds } from '../contributors/weight-set.ts'
import type {
  ContributionsAnswer,
  ContributorAnswer,
  ContributorsAnswer,
  LeftOutList,
  WeightsAnswer,
} from '../routes/contributor-schemas.ts'
import { tableOf, type Cell, type ColumnType, type Table } from '../store/table.ts'

/** One column a kind, so that the sum can be seen. */
const kindColumns = Object.fromEntries(
  contributionKinds.map((kind) => [`value_of_${kind}`, 'double']),
) as Record<string, ColumnType>

const kindCells = (kinds: { kind: string; value: number }[]): Record<string, Cell> => ({
  ...Object.fromEntries(contributionKinds.map((kind) => [`value_of_${kind}`, 0])),
  ...Object.fromEntries(kinds.map(({ kind, value }) => [`value_of_${kind}`, value])),
})

export const contributorsTable = (answer: z.infer<typeof ContributorsAnswer>): Table =>
  tableOf<string>(
    {
      id: 'varchar',
      name: 'varchar',
      login: 'varchar',
      value: 'double',
      damped: 'double',
      unguarded: 'double',
      contributions: 'bigint',
      months: 'bigint',
      people: 'bigint',
      level: 'varchar',
      place: 'double',
      place_low: 'double',
      place_high: 'double',
      depends_on_weights: 'boolean',
      score: 'double',
      quantity: 'double',
      quality: 'double',
      impact: 'double',
      ...kindColumns,
      weights: 'varchar',
      weights_version: 'varchar',
    },
    answer.contributors.map(({ kinds, level, ...row }) => ({
      ...row,
      level: level?.title ?? null,
      ...kindCells(kinds),
      weights: answer.weights.name,
      weights_version: answer.weights.version,
    })),
  )

export const contributorTable = (answer: z.infer<typeof ContributorAnswer>): Table =>
  tableOf(
    { kind: 'varchar', contributions: 'bigint', weight: 'double', value: 'double' },
    answer.kinds,
  )

export const contributionsTable = ({ rows }: z.infer<typeof ContributionsAnswer>): Table =>
  tableOf(
    {
      repo: 'varchar',
      kind: 'varchar',
      acted_at: 'timestamptz',
      number: 'bigint',
      title: 'varchar',
      url: 'varchar',
    },
    rows,
  )

/** One row a set and kind. */
export const weightsTable = ({ weights }: z.infer<typeof WeightsAnswer>): Table =>
  tableOf(
    {
      name: 'varchar',
      title: 'varchar',
      source: 'varchar',
      version: 'varchar',
      is_shipped: 'boolean',
      changed_at: 'timestamptz',
      docs: 'double',
      cap: 'double',
      kind: 'varchar',
      weight: 'double',
    },
    weights.flatMap(({ cap, changed_at, docs, is_shipped, kinds, name, source, title, version }) =>
      Object.entries(kinds).map(([kind, weight]) => ({
        name,
        title,
        source,
        version,
        is_shipped,
        changed_at,
        docs,
        cap,
        kind,
        weight: weight ?? 0,
      })),
    ),
  )

export const leftOutTable = ({ left_out }: z.infer<typeof LeftOutList>): Table =>
  tableOf(
    { id: 'varchar', login: 'varchar', name: 'varchar', left_out_at: 'timestamptz' },
    left_out,
  )
