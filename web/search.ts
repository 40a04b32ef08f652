/** The view's state as the URL has it: typed, defaults left out, unknown values dropped. */
// The small half of zod: the other is as large as all of the page's own code.
import * as z from 'zod/mini'

export const defaults = {
  range: '12m',
  grain: 'month',
  actors: 'human',
  view: 'chart',
  before: 'none',
  theme: 'system',
  by: 'family',
  order: 'name',
  group: 'person',
  list: 'queue',
  align: 'date',
  sort: 'name',
  show: 'rows',
} as const

/** A schema, and what stands for what doesn't fit it. */
const otherwise = z.catch
/** Absent where the address doesn't have it, or has it wrongly. */
const maybe = <Schema extends z.core.$ZodType>(schema: Schema) =>
  otherwise(z.optional(schema), undefined)
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const text = maybe(z.string())

/** The steps of a series, and what bottlenecks are narrowed to. */
export const grains = ['week', 'month', 'quarter', 'year'] as const
export const kinds = ['change_request', 'issue'] as const
export const stages = ['first_response', 'review', 'author', 'decision', 'release'] as const
export const resources = [
  'issue',
  'pull_request',
  'release',
  'discussion',
  'commit',
  'tag',
  'label',
  'milestone',
] as const
export const turns = ['reviewers', 'author', 'maintainers', 'nobody'] as const

export const Search = z.object({
  scope: maybe(z.union([z.string(), z.array(z.string())])),
  metric: text,
  range: otherwise(
    z._default(z.enum(['12m', '3m', 'all', 'custom']), defaults.range),
    defaults.range,
  ),
  from: maybe(day),
  to: maybe(day),
  grain: otherwise(z._default(z.enum(grains), defaults.grain), defaults.grain),
  actors: otherwise(
    z._default(z.enum(['human', 'bot', 'agent', 'all', 'each']), defaults.actors),
    defaults.actors,
  ),
  /** How many steps each point looks back over; left out: as the metric does by itself. */
  trailing: maybe(z.int().check(z.gte(1), z.lte(120))),
  view: otherwise(z._default(z.enum(['chart', 'table']), defaults.view), defaults.view),
  /** Which earlier window stands behind a chart. */
  before: otherwise(
    z._default(z.enum(['none', 'previous', 'year']), defaults.before),
    defaults.before,
  ),
  period: text,
  /** Families that are unfolded on a page of numbers, with commas between. */
  open: text,
  /** What the catalogue is searched for, and what its metrics are put under. */
  q: text,
  by: otherwise(z._default(z.enum(['family', 'question']), defaults.by), defaults.by),
  /** People: in which order, by which weights, and whether organisations or repositories instead. */
  order: otherwise(z._default(z.enum(['name', 'value', 'rank']), defaults.order), defaults.order),
  weights: text,
  group: otherwise(
    z._default(z.enum(['person', 'organisation', 'repository']), defaults.group),
    defaults.group,
  ),
  /** Of the bottlenecks: which rows are listed, narrowed to what, and as of which day. */
  list: otherwise(
    z._default(z.enum(['queue', 'spent', 'decided', 'reviewed']), defaults.list),
    defaults.list,
  ),
  stage: maybe(z.enum(stages)),
  kind: maybe(z.enum(kinds)),
  turn: maybe(z.enum(turns)),
  who: text,
  stuck: maybe(z.boolean()),
  at: maybe(day),
  /** Of the indices: which one, and the period from whose end it looks back. */
  index: text,
  until: maybe(z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])|Q[1-4])?$/))),
  /** Of a portfolio: what its rows are sorted by, drawn as, and which own field they have. */
  sort: otherwise(
    z._default(z.string().check(z.regex(/^-?[a-z0-9-]+$/)), defaults.sort),
    defaults.sort,
  ),
  show: otherwise(z._default(z.enum(['rows', 'heat']), defaults.show), defaults.show),
  only: maybe(z.string().check(z.startsWith('field:'))),
  /** Of somebody's contributions which are listed, and of people those of which organisation. */
  part: text,
  /** Of what is stored: which rows are listed, of `scope` and of `period`. */
  stored: maybe(z.enum(resources)),
  /** Whether what is compared begins at the same date or at the same age. */
  align: otherwise(z._default(z.enum(['date', 'age']), defaults.align), defaults.align),
  theme: otherwise(z._default(z.enum(['light', 'dark', 'system']), defaults.theme), defaults.theme),
  lang: maybe(z.enum(['en', 'zh-CN'])),
})
export type View = z.output<typeof Search>
/** As the address has it: what isn't in it isn't filled in. */
export const Given = z.partial(Search)

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

/** The first day of the month that lies so many after a date’s. */
export const monthOf = (date: Date, by: number): string =>
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
