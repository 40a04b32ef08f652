/** The rows behind a number: the same population, filtered to one period; their count is the number's n. */
import type { z } from 'zod'
import { pseudonymOf } from '../contributors/pseudonym.ts'
import { AppError } from '../errors.ts'
import type { ItemsAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import { readPage, type Page } from '../store/page.ts'
import { instant } from '../store/values.ts'
import type { Catalogue } from './catalogue.ts'
import { firstItemsSql, itemsSql, levelOf, parametersOf } from './compose.ts'
import { askedPeriods, wholePeriod } from './look-back.ts'
import { prepare, type Asked } from './question.ts'
import { parseInstant, periodsOf } from './window.ts'

export interface ItemsQuestion extends Asked, Page {
  /** A period's start as in the points of the answer; left out: the whole window, as in its summary. */
  period?: string | undefined
}

type Item = z.infer<typeof ItemsAnswer>['items'][number]

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
  const asked = isWhole
    ? [wholePeriod({ ...window, full: window.to }, window.grain, back)]
    : askedPeriods(
        periods.filter((each) => each.start.getTime() === period.getTime()),
        window,
        back,
      )
  const { rows, ...page } = await readPage<Item>(
    store,
    itemsSql(metric, levelOf(asked)),
    { ...parametersOf(metric, scopes, asked, question.actors), listing: true, period },
    question,
    { grain: isWhole ? 'window' : window.grain, windowStart: instant(window.from) },
  )
  return { ...page, items: await withoutAddresses(store, rows) }
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
  const rows = await store.query<
    Item & { total: number; series: number; period: string; place: number }
  >(
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
