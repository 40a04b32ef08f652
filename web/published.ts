/** What others published of data that we have too; recomputed by test/published/write.ts. */
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

export const comparisons: Comparison[] = published
