/** Answers about bottlenecks as tables: one row a stage, or an item. */
import type { z } from 'zod'
import type {
  BottlenecksAnswer,
  QueueAnswer,
  ReviewedAnswer,
  SpentAnswer,
} from '../routes/bottleneck-schemas.ts'
import { tableOf, type Table } from '../store/table.ts'

/** One row a kind of item and stage. */
export const stageTable = ({ stages }: z.infer<typeof BottlenecksAnswer>): Table =>
  tableOf(
    {
      item_kind: 'varchar',
      stage: 'varchar',
      items: 'bigint',
      stuck: 'bigint',
      since: 'timestamptz',
      median_seconds: 'double',
      spent_seconds: 'double',
      spent_share: 'double',
      gain_moves: 'bigint',
      gain_seconds_per_item: 'double',
      gain_share: 'double',
    },
    stages.map(({ gain, waiting_on: _, ...stage }) => ({
      ...stage,
      gain_moves: gain.moves,
      gain_seconds_per_item: gain.seconds_per_item,
      gain_share: gain.share,
    })),
  )

const item = {
  item_id: 'varchar',
  repo: 'varchar',
  number: 'bigint',
  title: 'varchar',
  url: 'varchar',
  author: 'varchar',
  created_at: 'timestamptz',
} as const

export const queueTable = ({ items }: z.infer<typeof QueueAnswer>): Table =>
  tableOf(
    {
      ...item,
      item_kind: 'varchar',
      stage: 'varchar',
      waiting_on: 'varchar',
      since: 'timestamptz',
      waited_seconds: 'double',
      age_seconds: 'double',
      is_stuck: 'boolean',
      next_actors: 'varchar[]',
    },
    items,
  )

export const spentTable = ({ items }: z.infer<typeof SpentAnswer>): Table =>
  tableOf({ ...item, seconds: 'double' }, items)

export const reviewedTable = ({ items }: z.infer<typeof ReviewedAnswer>): Table =>
  tableOf({ ...item, reviewed_at: 'timestamptz' }, items)
