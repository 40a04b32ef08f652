/** All items of a metric, page after page, for a table that is downloaded whole. */
import type { z } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import { items, type ItemsQuestion } from '../metrics/items.ts'
import type { Store } from '../store/open.ts'
import type { ItemsAnswer } from './schemas.ts'

/** More than a spreadsheet is opened with; beyond it the memory of the server would be at a client's mercy. */
const most = 100_000

/** Few statements, and no page so long that others wait for it. */
const atOnce = 5000

/** @throws AppError `too-many-items` where a file of them all would be cut. */
export async function allItems(
  store: Store,
  catalogue: Catalogue,
  question: ItemsQuestion,
): Promise<z.infer<typeof ItemsAnswer>> {
  const whole = await items(store, catalogue, { ...question, limit: atOnce })
  if (whole.total > most) {
    throw new AppError(
      'too-many-items',
      `These are ${whole.total} items; one file holds at most ${most}.`,
      'Ask for one period or a shorter window, or page with limit and cursor.',
      413,
    )
  }
  while (whole.next_cursor !== null) {
    const cursor = whole.next_cursor
    const page = await items(store, catalogue, { ...question, limit: atOnce, cursor })
    whole.items.push(...page.items)
    whole.next_cursor = page.next_cursor
  }
  return whole
}
