/** A metric's answer as text for a terminal, in units that a person reads. */
import type { z } from 'zod'
import { duration, quantity } from '../metrics/quantity.ts'
import type { MetricAnswer, Point } from '../routes/schemas.ts'

type Unit = 'duration' | 'share' | 'ratio' | 'count' | 'number'
type PointAnswer = z.infer<typeof Point>

const reasons: Record<NonNullable<PointAnswer['reason']>, string> = {
  no_items: 'no items',
  no_denominator: 'nothing to compare with',
  not_reached: 'fewer than half are finished',
  follow_up_too_short: 'not watched for long enough yet',
  not_collected: 'not collected yet',
  before_start: 'before the first repository',
  gap: 'data is missing',
  no_source: 'never collected here',
  too_few: 'too few items',
  not_known: 'too little is known to say',
}

function interval({ value, low, high }: PointAnswer, unit: Unit): string {
  if (low === null && high === null) return ''
  // A median's upper end may lie beyond everything that has been seen.
  const upper = high === null && value !== null ? '…' : quantity(high, unit)
  return `${quantity(low, unit)} – ${upper}`
}

function notes(point: PointAnswer): string {
  const known = point.at_least === null ? '' : `, more than ${duration(point.at_least)}`
  const reason = point.reason === null ? [] : [`${reasons[point.reason]}${known}`]
  const partial = point.is_partial ? ['partial'] : []
  const holes = point.coverage < 1 ? [`${(point.coverage * 100).toFixed(0)} % collected`] : []
  return [...reason, ...partial, ...holes].join(', ')
}

/** Columns as wide as their widest cell; the first to the left, the numbers to the right. */
export function align(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (row: string[]): string =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0
        return column === 0 || column === row.length - 1 ? text.padEnd(width) : text.padStart(width)
      })
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}

/** One block a scope: a line a period, and the whole window last. */
export function metricTable(
  answer: z.infer<typeof MetricAnswer>,
  unit: Unit,
  title: string,
): string {
  const { window, actors } = answer
  const back = window.trailing === null ? '' : `, each point over ${window.trailing} of them`
  const head = `${title}, by ${window.grain}${back}, ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}, actors: ${actors}`
  const cells = (name: string, point: PointAnswer): string[] => [
    name,
    quantity(point.value, unit),
    interval(point, unit),
    String(point.n),
    String(point.n_censored),
    notes(point),
  ]
  const blocks = answer.series.map((series) => {
    const { scope, as_of, changes, comparable, points, previous, summary, year_ago } = series
    const rows = [
      ['period', 'value', '95 % interval', 'n', 'unfinished', ''],
      ...points.map((point) => cells(point.period.slice(0, 10), point)),
      cells('whole window', summary),
      ...(previous === null ? [] : [cells('window before', previous)]),
      ...(year_ago === null ? [] : [cells('a year ago', year_ago)]),
      ...(comparable === null
        ? []
        : [cells(`same part of ${comparable.period.slice(0, 10)}`, comparable)]),
    ]
    const moved = changes.map(
      ({ after, before, p, period }) =>
        `changed in ${period.slice(0, 10)}: ${quantity(before, unit)} to ${quantity(after, unit)} (p = ${p.toFixed(3)})`,
    )
    const whose = actors === 'each' ? `, ${series.actors}` : ''
    return [`${scope}${whose}, as of ${as_of ?? 'never'}`, align(rows), ...moved].join('\n')
  })
  return `${[head, ...blocks].join('\n\n')}\n`
}
