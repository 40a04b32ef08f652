/** Pages of a list: a statement with `limit` and `offset` whose rows carry the total, and the cursor to go on with. */
import { AppError } from '../errors.ts'
import type { Store } from './open.ts'
import type { QueryOptions } from './readers.ts'
import type { Param } from './values.ts'

export interface Page {
  /** 1…1000, default 50. */
  limit?: number | undefined
  /** `next_cursor` of the page before. */
  cursor?: string | undefined
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const offset = /^o(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (offset !== undefined) return Number(offset)
  throw new AppError(
    'bad-cursor',
    'The cursor is none of ours.',
    'Take next_cursor of the page before, or leave it out to start at the first.',
    400,
  )
}

/** @throws AppError `bad-cursor` */
export async function readPage<Row extends object>(
  store: Store,
  sql: string,
  parameters: Record<string, Param>,
  { cursor, limit = 50 }: Page,
  options?: QueryOptions,
): Promise<{ total: number; next_cursor: string | null; rows: Row[] }> {
  const offset = offsetOf(cursor)
  const read = (given: { limit: number; offset: number }): Promise<(Row & { total: number })[]> =>
    store.query(sql, { ...parameters, ...given }, options)
  const found = await read({ limit, offset })
  // A page behind the end has no row to carry the total.
  const [first] = found.length === 0 && offset > 0 ? await read({ limit: 1, offset: 0 }) : found
  const total = first?.total ?? 0
  const next = offset + found.length
  const isMore = next < total && found.length > 0
  return {
    total,
    next_cursor: isMore ? Buffer.from(`o${next}`).toString('base64url') : null,
    rows: found.map(({ total: _, ...row }) => row as unknown as Row),
  }
}
