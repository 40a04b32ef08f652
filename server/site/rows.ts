/** The rows behind every number: of each scope a file a family of metrics, of one with many repositories a file a metric. */
import { firstItems, type PointItems } from '../metrics/items.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import { startOf, type Grain } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import type { Dates, PublishedScope, Range, Site } from './site.ts'
import type { Target } from './target.ts'
import type { Counted } from './values.ts'

/** Scopes whose rows are in memory at once. */
const atOnce = 25

type Item = PointItems['items'][number]

/** What a row says of its item whatever the number, and what it says of it as a part of that number. */
export interface Rows {
  items: Omit<Item, 'outcome' | 'value'>[]
  lists: [number, string, number | null][][]
  /** By metric, step, period and actors: how many rows there are, and the place of the list. */
  points: Record<string, [number, number]>
}

/** Each item and each list once: the same issues stand behind many numbers. */
class Pile {
  readonly rows: Rows = { items: [], lists: [], points: {} }
  readonly #items = new Map<string, number>()
  readonly #lists = new Map<string, number>()

  add(key: string, total: number, items: Item[]): void {
    const list = items.map(({ outcome, value, ...item }): [number, string, number | null] => [
      this.#place(this.#items, this.rows.items, item),
      outcome,
      value,
    ])
    this.rows.points[key] = [total, this.#place(this.#lists, this.rows.lists, list)]
  }

  #place<Entry>(places: Map<string, number>, entries: Entry[], entry: Entry): number {
    const key = JSON.stringify(entry)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, entries.length)
    return entries.push(entry) - 1
  }
}

/** Where the rows of a point stand; a period that the range cuts at its beginning has others than the whole one. */
const pointKey = (metric: string, grain: Grain, period: string, actors: string): string =>
  `${metric} ${grain} ${period} ${actors}`

interface Asked {
  grain: Grain
  of: 'window' | 'periods' | 'first'
  range: Range
}

/** The range that holds all others' periods is asked whole; of the others only what is theirs alone. */
function plan(site: Site): Asked[] {
  const { report: _, ...windows } = site.windows
  const named = (Object.entries(windows) as [Range, Dates][]).toSorted(([, one], [, other]) =>
    one.from < other.from ? -1 : 1,
  )
  return named.flatMap(([range, { from }], place) =>
    site.grains.flatMap((grain): Asked[] => {
      const isCut = startOf(new Date(from), grain).getTime() < Date.parse(from)
      const whole = { grain, of: 'window' as const, range }
      if (place === 0) return [whole, { grain, of: 'periods', range }]
      return isCut ? [whole, { grain, of: 'first', range }] : [whole]
    }),
  )
}

export async function writeRows(
  {
    catalogue,
    store,
    veil,
  }: {
    store: Store
    catalogue: Catalogue
    /** Over rows that didn't come through the application. */
    veil: <Answer>(answer: Answer) => Answer
  },
  target: Target,
  site: Site,
  counted: Counted,
  done: (metric: string) => void,
): Promise<void> {
  const asks = plan(site)
  const families = new Map<string, string[]>()
  for (const [key, { family }] of catalogue) {
    if (!counted.has(key)) continue
    families.set(family, [...(families.get(family) ?? []), key])
  }
  const read = (metric: string, scopes: string[], piles: Map<string, Pile>): Promise<unknown> =>
    Promise.all(
      site.actors
        .filter((actors) => counted.get(metric)?.has(actors) === true)
        .flatMap((actors) =>
          asks.map(async ({ grain, of, range }) => {
            const dates = site.windows[range]
            const question = { metric, scopes, ...dates, grain, actors, of, most: site.rows }
            for (const point of await firstItems(store, catalogue, question)) {
              const { period, scope, total } = point
              const isCut = period !== null && Date.parse(period) < Date.parse(dates?.from ?? '')
              const name = period === null ? range : isCut ? `${period} ${range}` : period
              const key = pointKey(metric, grain, name, actors)
              piles.get(scope)?.add(key, total, veil(point.items))
            }
          }),
        ),
    )
  const write = (piles: Map<string, Pile>, name: string): Promise<unknown> =>
    Promise.all(
      Array.from(piles, ([scope, { rows }]) => {
        const place = site.scopes.findIndex((each) => each.scope === scope)
        return target.answer(`scope/${place}/rows-${name}`, rows)
      }),
    )
  const pilesOf = (scopes: PublishedScope[]): Map<string, Pile> =>
    new Map(scopes.map(({ scope }) => [scope, new Pile()]))
  for (const [family, metrics] of families) {
    for (let start = 0; start < site.scopes.length; start += atOnce) {
      const some = site.scopes.slice(start, start + atOnce)
      const many = some.filter(({ repos }) => repos.length > 1)
      const singles = pilesOf(some.filter((each) => !many.includes(each)))
      for (const metric of metrics) {
        const piles = pilesOf(many)
        const names = some.map(({ scope }) => scope)
        await read(metric, names, new Map([...singles, ...piles]))
        await write(piles, metric)
        done(metric)
      }
      await write(singles, `family-${family}`)
    }
  }
}
