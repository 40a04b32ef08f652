/** Tables as CSV by RFC 4180, in which no text of an issue can act as a spreadsheet's formula. */
import type { MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import type { ItemsAnswer, MetricAnswer } from '../routes/schemas.ts'

export type Cell = string | number | boolean | null
export interface Table {
  columns: string[]
  rows: Cell[][]
}

/** A title like `=HYPERLINK(…)` would run in a spreadsheet; a leading apostrophe makes it text again. */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A header line and one line a row, each ended by CR LF. Null is an empty cell, numbers stay as they are. */
export function toCsv(table: Table): string {
  return [table.columns, ...table.rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** One row a point: durations in seconds, shares in 0…1, as in the JSON answer. */
export function pointTable(answer: z.infer<typeof MetricAnswer>): Table {
  return {
    columns: [
      'metric',
      'scope',
      'actors',
      'period',
      'value',
      'low',
      'high',
      'n',
      'n_censored',
      'is_partial',
      'coverage',
      'reason',
      'at_least',
    ],
    rows: answer.series.flatMap(({ actors, points, scope }) =>
      points.map((point) => [
        answer.metric,
        scope,
        actors,
        point.period,
        point.value,
        point.low,
        point.high,
        point.n,
        point.n_censored,
        point.is_partial,
        point.coverage,
        point.reason,
        point.at_least,
      ]),
    ),
  }
}

/** One row an item. */
export function itemTable(answer: z.infer<typeof ItemsAnswer>): Table {
  return {
    columns: [
      'item_id',
      'repo',
      'number',
      'title',
      'url',
      'author',
      'created_at',
      'outcome',
      'value',
    ],
    rows: answer.items.map((item) => [
      item.item_id,
      item.repo,
      item.number,
      item.title,
      item.url,
      item.author,
      item.created_at,
      item.outcome,
      item.value,
    ]),
  }
}

/**
 * Turns a route's JSON answer into CSV where `format=csv` is asked. A middleware, so that the route stays typed
 * as what it answers to everybody else.
 */
export function csvOf<Answer extends z.ZodType>(
  schema: Answer,
  table: (answer: z.infer<Answer>) => Table,
): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.req.query('format') !== 'csv' || c.res.status !== 200) return
    const csv = toCsv(table(schema.parse(await c.res.json())))
    const parts = c.req.path.split('/')
    const name = parts.slice(4).join('-') || (parts[3] ?? '')
    c.res = new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${name.replaceAll(/[^\w-]/g, '')}.csv"`,
      },
    })
  }
}
