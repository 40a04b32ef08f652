/** Answers the page's questions from the files of a published copy, as the API would. */
import type { Site } from '../../server/site/site.ts'
import type { Annotation, AnnotationsAnswer, Metric, QueueAnswer, Repo } from '../api.ts'
import { copy } from '../copy.ts'
import { Absent, read } from './files.ts'
import { itemsOf, narrowedQueue, paged } from './rows.ts'
import { rangeOf, scopesOf, valuesOf, type Query } from './values.ts'

type Stored = Record<string, unknown>

/** As the copy's writer names it: the parameters in the order of their names. */
function keyOf(path: string, query: Query): string {
  const given = [...query].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

/** Which of a scope's files has the answers under a path. */
const pages: Record<string, string> = {
  annotations: 'annotations',
  bottlenecks: 'bottlenecks',
  checklists: 'indices',
  contributors: 'people',
  indices: 'indices',
  lifecycle: 'indices',
  metrics: 'sql',
  releases: 'releases',
}

/** The answer to a question about one scope. */
async function stored(site: Site, scope: string, path: string, query: Query): Promise<unknown> {
  const place = site.scopes.findIndex((each) => each.scope === scope)
  const [first = '', ...parts] = path.split('/')
  const page = first === 'releases' && parts.length > 0 ? 'notes' : pages[first]
  const answers = await read<Stored>(`scope/${place}/${page}`)
  const rest = new URLSearchParams(query)
  for (const name of ['scope', 'limit', 'cursor']) rest.delete(name)
  const found = answers[keyOf(path, rest)]
  if (found === undefined) throw new Absent(path)
  return found
}

/** What stands in an answer as its list. */
const lists = ['items', 'releases', 'contributors'] as const

function firstPage(answer: unknown, query: Query): unknown {
  const list = answer as Record<string, unknown>
  const name = lists.find((each) => Array.isArray(list[each]))
  if (name === undefined || !('next_cursor' in list)) return answer
  const { next_cursor, rows } = paged(list[name] as unknown[], query)
  return { ...list, [name]: rows, next_cursor }
}

async function queueOf(site: Site, query: Query): Promise<unknown> {
  const [scope = ''] = scopesOf(site, query)
  const whole = new URLSearchParams(query)
  for (const name of ['item_kind', 'waiting_on', 'stuck']) whole.delete(name)
  if (query.get('stage') !== 'release' || query.has('reviewer')) whole.delete('stage')
  const found = await stored(site, scope, 'bottlenecks/queue', whole)
  return firstPage(narrowedQueue(found as QueueAnswer, query), query)
}

const levels = ['all', 'minor', 'major', 'none'] as const

/** Of several scopes: each once, by time; which releases are among them is said of the scope that has fewest. */
async function annotationsOf(site: Site, query: Query): Promise<AnnotationsAnswer> {
  const answers = (await Promise.all(
    scopesOf(site, query).map((scope) => stored(site, scope, 'annotations', query)),
  )) as AnnotationsAnswer[]
  const all = new Map(
    answers.flatMap(({ annotations }) =>
      annotations.map((each): [string, Annotation] => [each.id, each]),
    ),
  )
  const byTime = (one: Annotation, other: Annotation): number =>
    one.from_at < other.from_at ? -1 : Number(one.from_at > other.from_at)
  return {
    annotations: answers.length === 1 ? [...all.values()] : [...all.values()].toSorted(byTime),
    releases:
      levels.findLast((level) => answers.some(({ releases }) => releases === level)) ?? 'all',
  }
}

/** Whom a reader looks for by name, among those whose pages are there. */
async function peopleCalled(site: Site, word: string, query: Query): Promise<unknown> {
  const place = Math.max(
    0,
    site.scopes.findIndex(({ scope }) => scope === 'all'),
  )
  const answers = await read<Stored>(`scope/${place}/people`)
  const [list] = Object.values(answers) as {
    contributors?: { login: string | null; name: string | null }[]
  }[]
  const found = (list?.contributors ?? []).filter(({ login, name }) =>
    [login, name].some((each) => each?.toLowerCase().includes(word.toLowerCase()) === true),
  )
  return firstPage({ ...list, contributors: found, next_cursor: null }, query)
}

/** @throws Absent where one of them isn't published */
async function requireMetrics(keys: string[]): Promise<void> {
  const { metrics } = await read<{ metrics: Metric[] }>('all/metrics')
  const missing = keys.find((key) => !metrics.some((metric) => metric.key === key))
  if (missing !== undefined) throw new Absent(missing)
}

/** The ids of the repositories of a question's scopes. */
function reposOf(site: Site, query: Query): Set<string> {
  const scopes = scopesOf(site, query)
  return new Set(
    site.scopes.filter(({ scope }) => scopes.includes(scope)).flatMap(({ repos }) => repos),
  )
}

/** The same question about each repository of its scopes. */
function eachOf(site: Site, query: Query): Query {
  if (query.get('each') !== 'true') return query
  const ids = reposOf(site, query)
  const each = new URLSearchParams(query)
  each.delete('each')
  each.delete('scope')
  const own = site.scopes.filter(
    ({ repos, scope }) => scope.startsWith('repo:') && ids.has(repos[0] ?? ''),
  )
  for (const { scope } of own.toSorted((one, other) => (one.scope < other.scope ? -1 : 1))) {
    each.append('scope', scope)
  }
  return each
}

async function answered(site: Site, path: string, query: Query): Promise<unknown> {
  const [first = '', key = '', part] = path.split('/')
  if (first === 'overview') {
    const keys = query.getAll('metric')
    const asked = eachOf(site, query)
    await requireMetrics(keys)
    return { answers: await Promise.all(keys.map((key) => valuesOf(site, key, asked))) }
  }
  if (first === 'metrics' && key !== '') {
    await requireMetrics([key])
    if (part === undefined) return valuesOf(site, key, query)
    if (part === 'items') return itemsOf(site, key, query)
  }
  if (first === 'repos' && query.has('scope')) {
    const ids = reposOf(site, query)
    const { repos } = await read<{ repos: Repo[] }>('all/repos')
    return { repos: repos.filter(({ id }) => ids.has(id)) }
  }
  if (path === 'bottlenecks/queue') return queueOf(site, query)
  if (first === 'annotations') return annotationsOf(site, query)
  if (first === 'contributors' && query.has('find')) {
    return peopleCalled(site, query.get('find') ?? '', query)
  }
  if (query.has('scope')) {
    const [scope = ''] = scopesOf(site, query)
    return firstPage(await stored(site, scope, path, query), query)
  }
  // Asked for other dates, there is no such file.
  if (first === 'coverage') rangeOf(site, query)
  return read(`all/${keyOf(path, query).replaceAll(/[^A-Za-z0-9]+/g, '-')}`)
}

const refusal = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message, hint: '' } }, { status })

export async function answer({ method, url }: Request): Promise<Response> {
  const site = copy()
  const { pathname, searchParams } = new URL(url)
  const path = pathname
    .replace('/api/v1/', '')
    .split('/')
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join('/')
  if (site === null || method !== 'GET') return refusal(404, 'not-in-copy', path)
  try {
    const found = await answered(site, path, searchParams)
    return typeof found === 'string' ? new Response(found) : Response.json(found)
  } catch (error) {
    if (error instanceof Absent) return refusal(404, 'not-in-copy', error.message)
    throw error
  }
}
