/** The view's state as the URL has it: typed, defaults left out, unknown values dropped. */
import { z } from 'zod'

export const defaults = {
  range: '12m',
  grain: 'month',
  actors: 'human',
  view: 'chart',
  theme: 'system',
  by: 'family',
  order: 'name',
  group: 'person',
  list: 'queue',
  align: 'date',
} as const

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const Search = z.object({
  scope: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  metric: z.string().optional().catch(undefined),
  range: z.enum(['12m', '3m', 'all', 'custom']).default(defaults.range).catch(defaults.range),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  grain: z.enum(['week', 'month', 'quarter', 'year']).default(defaults.grain).catch(defaults.grain),
  actors: z
    .enum(['human', 'bot', 'agent', 'all', 'each'])
    .default(defaults.actors)
    .catch(defaults.actors),
  /** How many steps each point looks back over; left out: as the metric does by itself. */
  trailing: z.number().int().min(1).max(120).optional().catch(undefined),
  view: z.enum(['chart', 'table']).default(defaults.view).catch(defaults.view),
  period: z.string().optional().catch(undefined),
  /** Families that are unfolded on a page of numbers, with commas between. */
  open: z.string().optional().catch(undefined),
  /** What the catalogue is searched for, and what its metrics are put under. */
  q: z.string().optional().catch(undefined),
  by: z.enum(['family', 'question']).default(defaults.by).catch(defaults.by),
  /** People: in which order, by which weights, and whether organisations or repositories instead. */
  order: z.enum(['name', 'value', 'rank']).default(defaults.order).catch(defaults.order),
  weights: z.string().optional().catch(undefined),
  group: z
    .enum(['person', 'organisation', 'repository'])
    .default(defaults.group)
    .catch(defaults.group),
  /** Of the bottlenecks: which rows are listed, narrowed to what, and as of which day. */
  list: z
    .enum(['queue', 'spent', 'decided', 'reviewed'])
    .default(defaults.list)
    .catch(defaults.list),
  stage: z
    .enum(['first_response', 'review', 'author', 'decision', 'release'])
    .optional()
    .catch(undefined),
  kind: z.enum(['change_request', 'issue']).optional().catch(undefined),
  turn: z.enum(['reviewers', 'author', 'maintainers', 'nobody']).optional().catch(undefined),
  who: z.string().optional().catch(undefined),
  stuck: z.boolean().optional().catch(undefined),
  at: day.optional().catch(undefined),
  /** Of the indices: which one, and the period from whose end it looks back. */
  index: z.string().optional().catch(undefined),
  until: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])|Q[1-4])?$/)
    .optional()
    .catch(undefined),
  /** Whether what is compared begins at the same date or at the same age. */
  align: z.enum(['date', 'age']).default(defaults.align).catch(defaults.align),
  theme: z.enum(['light', 'dark', 'system']).default(defaults.theme).catch(defaults.theme),
  lang: z.enum(['en', 'zh-CN']).optional().catch(undefined),
})
export type View = z.output<typeof Search>

/** As an address may have it: any part may be left out. */
export type SearchInput = { [Key in keyof View]?: View[Key] | undefined }

/** Whose items a page of single figures shows where three series are asked for: people's. */
export const oneKind = (actors: View['actors']): Exclude<View['actors'], 'each'> =>
  actors === 'each' ? 'human' : actors

/** The parts of the view that another page keeps. */
export function carried(view: View): SearchInput {
  const { range, from, to, grain, actors, theme, lang } = view
  return { range, from, to, grain, actors: oneKind(actors), theme, lang }
}

const monthOf = (date: Date, by: number): string =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by)).toISOString().slice(0, 10)

/**
 * The dates of a range, counted back from what the scope knows, never from the clock: whole calendar months, the
 * running one included. `to` isn't part of the range. Null while the scope's as_of isn't known.
 */
export function datesOf(
  view: Pick<View, 'range' | 'from' | 'to'>,
  asOf: string | null,
  oldest: string | null,
): { from: string; to: string } | null {
  if (view.range === 'custom' && view.from !== undefined && view.to !== undefined) {
    return { from: view.from, to: view.to }
  }
  if (asOf === null) return null
  const known = new Date(asOf)
  const to = monthOf(known, 1)
  if (view.range === '3m') return { from: monthOf(known, -2), to }
  if (view.range === 'all' && oldest !== null) return { from: monthOf(new Date(oldest), 0), to }
  return { from: monthOf(known, -11), to }
}
