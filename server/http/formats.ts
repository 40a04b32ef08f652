/** An answer as JSON, CSV or Parquet: which one is asked for, and how the JSON of a route becomes the others. */
import type { Context, MiddlewareHandler } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { z } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import { toParquet } from '../store/parquet.ts'
import type { Table } from '../store/table.ts'
import { csvInTurns } from './csv.ts'

export const formats = ['json', 'csv', 'parquet'] as const
export type Format = (typeof formats)[number]

const mediaTypes: Record<Format, string> = {
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
}

/** How much a type is wanted, by the range that names it most closely (RFC 9110, 12.5.1). */
function quality(type: string, ranges: { type: string; q: number }[]): number {
  const ways = [type, `${type.split('/')[0] ?? ''}/*`, '*/*']
  for (const way of ways) {
    const range = ranges.find((each) => each.type.toLowerCase() === way)
    if (range !== undefined) return range.q
  }
  return 0
}

/** `format=` stands above Accept; of equally wanted ones JSON comes first. Null: none of ours is acceptable. */
export function formatOf(c: Context): Format | null {
  const asked = c.req.query('format')
  // What is none of ours is refused where the other parameters are.
  if (asked !== undefined) return formats.find((format) => format === asked) ?? 'json'
  const accept = c.req.header('accept')
  if (accept === undefined || accept.trim() === '') return 'json'
  const ranges = parseAccept(accept)
  let best: Format | null = null
  let most = 0
  for (const format of formats) {
    const wanted = quality(mediaTypes[format], ranges)
    if (wanted > most) {
      best = format
      most = wanted
    }
  }
  return best
}

/** The parameter `format` of every route that `alsoAsFile` stands before. */
export const format = z
  .enum(formats)
  .optional()
  .openapi({
    description:
      'Not given: as the Accept header says, else json. csv: RFC 4180 with a header line; parquet: the same rows and ' +
      'columns with their types, instants in UTC',
    example: 'json',
  })

/** Described in its three formats, typed as JSON alone: a typed client never asks for the others. */
export function asTable<Schema extends z.ZodType>(schema: Schema) {
  const others = {
    [mediaTypes.csv]: { schema: z.string() },
    [mediaTypes.parquet]: { schema: z.string().openapi({ format: 'binary' }) },
  }
  const content: { 'application/json': { schema: Schema } } = {
    'application/json': { schema },
    ...others,
  }
  return content
}

function fileName(c: Context, ending: string): string {
  const parts = c.req.path.split('/')
  const name = parts.slice(4).join('-') || (parts[3] ?? '')
  return `${name.replaceAll(/[^\w-]/g, '')}.${ending}`
}

/**
 * Takes what a handler answers before it becomes text. To write 100 000 rows as JSON and to read them again would keep
 * everybody else waiting.
 */
function takeAnswer<Answer>(c: Context): { answer: Answer | undefined } {
  const taken: { answer: Answer | undefined } = { answer: undefined }
  const write = c.json as (...given: unknown[]) => Response
  c.json = ((answer: Answer, ...given: unknown[]) => {
    if (given[0] !== 200) return write(answer, ...given)
    taken.answer = answer
    return c.body(null, 200)
  }) as typeof c.json
  return taken
}

/**
 * Turns a route's JSON answer into a file where one is asked for. A middleware, so that the route stays typed as what
 * it answers to everybody else.
 *
 * @throws AppError `not-acceptable` (406)
 */
export function alsoAsFile<Answer>(table: (answer: Answer) => Table): MiddlewareHandler {
  return async (c, next) => {
    c.header('Vary', 'Accept')
    const format = formatOf(c)
    if (format === null) {
      throw new AppError(
        'not-acceptable',
        `There is no answer of the type ${c.req.header('accept') ?? ''} here.`,
        `Accept one of ${Object.values(mediaTypes).join(', ')}, or give format=json, csv or parquet.`,
        406,
      )
    }
    if (format === 'json') return next()
    const taken = takeAnswer<Answer>(c)
    await next()
    if (c.res.status !== 200 || taken.answer === undefined) return
    const veil = c.get('veil')
    const rows = table(veil === undefined ? taken.answer : veil(taken.answer))
    const headers = new Headers(c.res.headers)
    headers.delete('content-length')
    headers.set('content-disposition', `attachment; filename="${fileName(c, format)}"`)
    headers.set(
      'content-type',
      format === 'csv' ? 'text/csv; charset=utf-8; header=present' : mediaTypes.parquet,
    )
    const body = format === 'csv' ? await csvInTurns(rows) : await toParquet(rows)
    c.res = new Response(body, { headers })
  }
}
