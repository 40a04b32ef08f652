/** Series from files: of any scopes that the copy holds, put together as the API answers them. */
import type { Site } from '../../server/site/site.ts'
import type { MetricAnswer, Series } from '../api.ts'
import { Absent, read } from './files.ts'

export type Query = URLSearchParams

/** The name of the range that a question's dates are. */
export function rangeOf(site: Site, query: Query): string {
  const [from, to] = [query.get('from'), query.get('to')]
  const found = Object.entries(site.windows).find(
    ([, window]) => window.from === from && window.to === to,
  )
  if (found === undefined) throw new Absent(`${from} to ${to}`)
  return found[0]
}

/** @throws Absent where the copy lacks one of them */
export function scopesOf(site: Site, query: Query): string[] {
  const scopes = query.getAll('scope')
  const missing = scopes.find((scope) => !site.scopes.some((each) => each.scope === scope))
  if (missing !== undefined || scopes.length === 0) throw new Absent(missing ?? 'scope')
  return scopes
}

const compared = ['previous', 'year_ago', 'comparable'] as const

/** Without the comparisons that weren't asked for. */
function narrowed(series: Series, compare: string | null): Series {
  if (compare === null) return series
  const names = compare.split(',')
  const left = compared.filter((name) => !names.includes(name)).map((name) => [name, null])
  return { ...series, ...(Object.fromEntries(left) as Partial<Series>) }
}

const newest = (series: Series[]): string | null =>
  series
    .map(({ as_of }) => as_of)
    .filter((each) => each !== null)
    .toSorted()
    .at(-1) ?? null

export async function valuesOf(site: Site, metric: string, query: Query): Promise<MetricAnswer> {
  const range = rangeOf(site, query)
  const grain = query.get('grain') ?? 'month'
  const actors = (query.get('actors') ?? 'human') as MetricAnswer['actors']
  const kinds = actors === 'each' ? (['human', 'bot', 'agent'] as const) : [actors]
  const scopes = scopesOf(site, query)
  const isHeld =
    (range === 'report' ? grain === 'month' : site.grains.some((each) => each === grain)) &&
    kinds.every((kind) => site.actors.includes(kind)) &&
    !query.has('trailing')
  if (!isHeld) throw new Absent(`${grain} ${actors}`)
  const file = (others: boolean): Promise<MetricAnswer> =>
    read(`values/${metric}/${range}-${grain}${others ? '-others' : ''}`)
  const answers = await Promise.all([
    ...(kinds.includes('human') ? [file(false)] : []),
    ...(kinds.some((kind) => kind !== 'human') ? [file(true)] : []),
  ])
  const [first] = answers
  if (first === undefined) throw new Absent(metric)
  const all = new Map(
    answers.flatMap((answer) => answer.series.map((one) => [`${one.actors} ${one.scope}`, one])),
  )
  const series = scopes.flatMap((scope) =>
    kinds.flatMap((kind) => {
      const one = all.get(`${kind} ${scope}`)
      return one === undefined ? [] : [narrowed(one, query.get('compare'))]
    }),
  )
  return { ...first, actors, as_of: newest(series), series }
}
