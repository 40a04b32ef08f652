/** Lists that come in pages to who reads them as JSON, and whole as a file. */
import type { Context } from 'hono'
import { AppError } from '../errors.ts'
import type { Page } from '../store/page.ts'
import { formatOf } from './formats.ts'

/** More than a spreadsheet is opened with; beyond it the memory of the server would be at a client's mercy. */
const most = 100_000

/**
 * A page of a list, or all of it for a file that names no page.
 *
 * @throws AppError `too-many-items` where a file would be cut
 */
export async function listed<List extends { total: number; next_cursor: string | null }>(
  c: Context,
  page: Page,
  read: (page: Page) => Promise<List>,
): Promise<List> {
  const isPaged = page.limit !== undefined || page.cursor !== undefined
  if (formatOf(c) === 'json' || isPaged) return read(page)
  const whole = await read({ limit: most })
  if (whole.next_cursor === null) return whole
  throw new AppError(
    'too-many-items',
    `These are ${whole.total} rows; one file holds at most ${most}.`,
    'Ask for less time or a smaller scope, or page with limit and cursor.',
    413,
  )
}
