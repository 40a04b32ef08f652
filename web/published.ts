/** What others published of data that we have too; recomputed by test/published/write.ts. */
import foreseenRows from './foreseen.json' with { type: 'json' }
import published from './published.json' with { type: 'json' }

export interface Compared {
  key: string
  of?: string
  unit: string
  theirs: number
  ours: number
}

export interface Comparison {
  key: string
  repository: string
  publisher: string
  rows: Compared[]
}

/** What the queue of one date held, and how much of it was open at the next. */
export interface Foreseen {
  item_kind: string
  from: string
  to: string
  /** In their stage for 30 days or longer. */
  stuck: { items: number; open: number }
  others: { items: number; open: number }
}

export const foreseen: Foreseen[] = foreseenRows

export const comparisons: Comparison[] = published
