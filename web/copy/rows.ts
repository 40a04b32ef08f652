/** Lists from files, a page at a time: the rows behind numbers, queues, releases, people. */
import type { Rows } from '../../server/site/rows.ts'
import type { Site } from '../../server/site/site.ts'
import type { ItemsAnswer, Metric, QueueAnswer } from '../api.ts'
import { Absent, read } from './files.ts'
import { rangeOf, scopesOf, type Query } from './values.ts'

/** A page of rows as the API gives them: the cursor says how many came before. */
export function paged<Row>(rows: Row[], query: Query): { rows: Row[]; next_cursor: string | null } {
  const start = Number(query.get('cursor') ?? 0)
  const next = start + Number(query.get('limit') ?? 50)
  return {
    rows: rows.slice(start, next),
    next_cursor: next < rows.length ? String(next) : null,
  }
}

export async function itemsOf(site: Site, key: string, query: Query): Promise<ItemsAnswer> {
  const range = rangeOf(site, query)
  const [scope] = scopesOf(site, query)
  const grain = query.get('grain') ?? 'month'
  const actors = query.get('actors') ?? 'human'
  const isHeld =
    range !== 'report' &&
    site.grains.some((each) => each === grain) &&
    site.actors.some((each) => each === actors)
  if (!isHeld || query.has('trailing')) throw new Absent(`${range} ${grain} ${actors}`)
  const { metrics } = await read<{ metrics: Metric[] }>('all/metrics')
  const place = site.scopes.findIndex((each) => each.scope === scope)
  const isMany = (site.scopes[place]?.repos.length ?? 0) > 1
  const family = metrics.find((metric) => metric.key === key)?.family ?? ''
  const { items, lists, points } = await read<Rows>(
    `scope/${place}/rows-${isMany ? key : `family-${family}`}`,
  )
  const period = query.get('period')
  // A period that the range cuts has rows of its own.
  const isCut = period !== null && Date.parse(period) < Date.parse(query.get('from') ?? '')
  const name = period === null ? range : isCut ? `${period} ${range}` : period
  const [total, list] = points[`${key} ${grain} ${name} ${actors}`] ?? [0, -1]
  const { next_cursor, rows } = paged(lists[list] ?? [], query)
  return {
    total,
    next_cursor,
    items: rows.flatMap(([at, outcome, value]) => {
      const item = items[at]
      return item === undefined ? [] : [{ ...item, outcome, value }]
    }),
  }
}

/** A queue is narrowed here: it is held whole, or its first rows are. */
export function narrowedQueue(whole: QueueAnswer, query: Query): QueueAnswer {
  const [kind, stage, turn, stuck] = ['item_kind', 'stage', 'waiting_on', 'stuck'].map((name) =>
    query.get(name),
  )
  const items = whole.items.filter(
    (item) =>
      (kind === null || item.item_kind === kind) &&
      (stage === null || item.stage === stage) &&
      (turn === null || item.waiting_on === turn) &&
      (stuck === null || String(item.is_stuck) === stuck),
  )
  const isNarrowed = items.length < whole.items.length
  return { ...whole, items, total: isNarrowed ? items.length : whole.total }
}
