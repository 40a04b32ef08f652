/** The rows of a portfolio: which of them are asked for, in which order, and how dark a month of a heat map is. Pure. */
import type { IndexScope, Lifecycle, Metric, Point, Repo, Series } from './api.ts'

type State = Lifecycle['repositories'][number]

export interface ProjectRow {
  repo: Repo
  /** One a metric, in the order of the metrics. */
  series: (Series | undefined)[]
  /** Undefined until it is told, null where nothing is. */
  index: IndexScope | null | undefined
  life: State | null | undefined
}

/** What an answer has of each scope: undefined until it is there, null where it has nothing or failed. */
export function byScope<One extends { scope: string }>(
  all: One[] | undefined,
  isFailed: boolean,
): (scope: string) => One | null | undefined {
  const map = new Map(all?.map((one) => [one.scope, one]))
  const missing = all === undefined && !isFailed ? undefined : null
  return (scope) => map.get(scope) ?? missing
}

/** From what needs somebody to what needs nobody. */
export const stateOrder: State['state'][] = [
  'declining',
  'abandoned',
  'inert',
  'recovering',
  'active',
  'stable',
  'archived',
]

/** Those in whose name or description all words occur. */
export function searched<Row extends { repo: Repo }>(rows: Row[], search: string): Row[] {
  const words = search.toLowerCase().split(/\s+/)
  return rows.filter(({ repo: { description, name, owner } }) =>
    words.every((word) => `${owner}/${name} ${description ?? ''}`.toLowerCase().includes(word)),
  )
}

/** What a row is sorted by: a text or a number; null comes last, whichever the direction. */
function keyOf(row: ProjectRow, by: string, metrics: Metric[]): string | number | null {
  if (by === 'name') return `${row.repo.owner}/${row.repo.name}`.toLowerCase()
  if (by === 'index') return row.index?.score ?? null
  if (by === 'state') {
    const place = row.life ? stateOrder.indexOf(row.life.state) : -1
    return place < 0 ? null : place
  }
  const at = by === 'lead' ? 0 : metrics.findIndex(({ key }) => key === by)
  const summary = row.series[at]?.summary
  return summary?.value ?? summary?.at_least ?? null
}

/**
 * @param order `name`, `state`, `index`, `lead` (the metric that is drawn, whichever it is) or the key of a metric;
 *   with a minus before it from the end
 */
export function sorted(rows: ProjectRow[], order: string, metrics: Metric[]): ProjectRow[] {
  const isDown = order.startsWith('-')
  const by = isDown ? order.slice(1) : order
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by, metrics) }))
  return keyed
    .toSorted((one, other) => {
      if (one.key === null || other.key === null) {
        return Number(one.key === null) - Number(other.key === null)
      }
      const order = one.key < other.key ? -1 : one.key > other.key ? 1 : 0
      return isDown ? -order : order
    })
    .map(({ row }) => row)
}

/** What a click on a heading asks for: its own order, and turned round where it has it already. */
export const turned = (order: string, by: string): string =>
  order === by ? `-${by}` : order === `-${by}` ? by : by

/**
 * How dark each value is, 0…1, by its place among all values that are shown: one far value doesn't make all others
 * equal. Null where there is none.
 */
export function shades(rows: Pick<Point, 'value' | 'at_least'>[][]): (number | null)[][] {
  const valueOf = ({ at_least, value }: Pick<Point, 'value' | 'at_least'>) => value ?? at_least
  const known = rows
    .flat()
    .map(valueOf)
    .filter((value) => value !== null)
    .toSorted((one, other) => one - other)
  const distinct = [...new Set(known)]
  return rows.map((row) =>
    row.map((point) => {
      const value = valueOf(point)
      if (value === null) return null
      return distinct.length < 2 ? 0.5 : distinct.indexOf(value) / (distinct.length - 1)
    }),
  )
}
