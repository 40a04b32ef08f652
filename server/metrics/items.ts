/** The rows behind a number: the same population, filtered to one period; their count is the number's n. */
import type { z } from 'zod'
import { pseudonymOf } from '../contributors/pseudonym.ts'
import { AppError } from '../errors.ts'
import type { ItemsAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { Catalogue } from './catalogue.ts'
import { firstItemsSql, itemsSql, levelOf, parametersOf } from './compose.ts'
import { askedPeriods, wholePeriod } from './look-back.ts'
import { prepare, type Asked } from './question.ts'
import { parseInstant, periodsOf } from './window.ts'

export interface ItemsQuestion extends Asked {
  /** A period's start as in the points of the answer; left out: the whole window, as in its summary. */
  period?: string | undefined
  /** 1…1000, default 50. */
  limit?: number | undefined
  /** `next_cursor` of the page before. */
  cursor?: string | undefined
}

type Item = z.infer<typeof ItemsAnswer>['items'][number]
type Row = Item & { total: number }

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const offset = /^o(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (offset === undefined) {
    throw new AppError(
      'bad-cursor',
      'The cursor is none of ours.',
      'Take next_cursor of the page before, or leave it out to start at the first.',
      400,
    )
  }
  return Number(offset)
}

const namesAddress = ({ author, item_id }: Item): boolean =>
  item_id.startsWith('email:') || author?.includes('@') === true

/** An address is nobody's business: who has no account is called by the name in their commits, or a pseudonym. */
async function withoutAddresses<Listed extends Item>(
  store: Store,
  rows: Listed[],
): Promise<Listed[]> {
  if (!rows.some(namesAddress)) return rows
  const salt = await store.pseudonymSalt()
  return rows.map((row) => {
    const { author, item_id, title } = row
    const isAddress = item_id.startsWith('email:')
    return {
      ...row,
      item_id: isAddress ? pseudonymOf(salt, item_id) : item_id,
      title: item_id === `email:${title}` ? pseudonymOf(salt, item_id) : title,
      author: author?.includes('@') === true ? pseudonymOf(salt, `email:${author}`) : author,
    }
  })
}

/**
 * One page of the items of one scope and period.
 *
 * @throws AppError as `prepare` says; `one-scope`, `bad-period`, `bad-cursor`
 */
export async function items(
  store: Store,
  catalogue: Catalogue,
  question: ItemsQuestion,
): Promise<z.infer<typeof ItemsAnswer>> {
  if (question.scopes.length > 1) {
    throw new AppError(
      'one-scope',
      'Items are listed for one scope at a time.',
      'Ask once for each scope.',
      400,
    )
  }
  const { back, metric, scopes, window } = await prepare(store, catalogue, question)
  const periods = periodsOf(window)
  const isWhole = question.period === undefined
  const period = isWhole ? window.from : parseInstant(question.period ?? '', 'period')
  if (!isWhole && !periods.some((each) => each.start.getTime() === period.getTime())) {
    throw new AppError(
      'bad-period',
      `No ${window.grain} of the range begins at ${instant(period)}.`,
      'Take the period of one of the points that the metric answers for the same range and grain.',
      400,
    )
  }
  const limit = question.limit ?? 50
  const offset = offsetOf(question.cursor)
  const asked = isWhole
    ? [wholePeriod({ ...window, full: window.to }, window.grain, back)]
    : askedPeriods(
        periods.filter((each) => each.start.getTime() === period.getTime()),
        window,
        back,
      )
  const parameters = {
    ...parametersOf(metric, scopes, asked, question.actors),
    listing: true,
    period,
    limit,
    offset,
  }
  const options = { grain: isWhole ? 'window' : window.grain, windowStart: instant(window.from) }
  const sql = itemsSql(metric, levelOf(asked))
  const rows = await store.query<Row>(sql, parameters, options)
  // A page behind the end has no row to carry the total.
  const total =
    rows[0]?.total ??
    (offset === 0
      ? 0
      : ((await store.query<Row>(sql, { ...parameters, limit: 1, offset: 0 }, options))[0]?.total ??
        0))
  const next = offset + rows.length
  return {
    total,
    next_cursor:
      next < total && rows.length > 0 ? Buffer.from(`o${next}`).toString('base64url') : null,
    items: (await withoutAddresses(store, rows)).map(({ total: _total, ...item }) => item),
  }
}

/** The rows of one point: how many there are, and the first of them. */
export interface PointItems {
  scope: string
  /** Null: of the whole window. */
  period: string | null
  total: number
  items: Item[]
}

/**
 * The first rows of every point of several scopes in one statement, each point's as `items` lists them.
 *
 * @param of `window`: of the whole window, as in the summaries; `first`: of its first period alone
 * @throws AppError as `prepare` says
 */
export async function firstItems(
  store: Store,
  catalogue: Catalogue,
  question: Asked & { most: number; of: 'window' | 'periods' | 'first' },
): Promise<PointItems[]> {
  const { of } = question
  const { back, metric, scopes, window } = await prepare(store, catalogue, question)
  const periods = periodsOf(window)
  const asked =
    of === 'window'
      ? [wholePeriod({ ...window, full: window.to }, window.grain, back)]
      : askedPeriods(of === 'first' ? periods.slice(0, 1) : periods, window, back)
  const rows = await store.query<Row & { series: number; period: string; place: number }>(
    firstItemsSql(metric, levelOf(asked)),
    {
      ...parametersOf(metric, scopes, asked, question.actors),
      listing: true,
      most: question.most,
    },
    { grain: of === 'window' ? 'window' : window.grain, windowStart: instant(window.from) },
  )
  const points = new Map<string, PointItems>()
  for (const { period, place: _place, series, total, ...item } of await withoutAddresses(
    store,
    rows,
  )) {
    const key = `${series} ${period}`
    const scope = question.scopes[series] ?? ''
    const point = points.get(key) ?? {
      scope,
      period: of === 'window' ? null : period,
      total,
      items: [],
    }
    point.items.push(item)
    points.set(key, point)
  }
  return [...points.values()]
}
