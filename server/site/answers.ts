/** Every other question that a page asks: of everything, one file each; of a scope, one file a page. */
import { keyOf, type Asking, type Parameters } from './ask.ts'
import { mostRows, quarterName, type Dates, type Site } from './site.ts'
import type { Target } from './target.ts'

type Answers = Record<string, unknown>
interface List {
  total?: number
  next_cursor: string | null
}

/** As many rows as one answer of the API holds. */
const mostAtOnce = '1000'
/** Above these a queue is cut; it is a list of what is open. */
const mostQueued = 5000

const stages = ['first_response', 'review', 'author', 'decision', 'release'] as const
const itemKinds = ['change_request', 'issue'] as const

/** Of everything that is published. */
const fileOf = (key: string): string => `all/${key.replace(/[^A-Za-z0-9]+/g, '-')}`

interface Repository {
  id: string
  owner: string
  name: string
}

export async function writeCommon(
  ask: Asking,
  target: Target,
  site: Site,
  metrics: string[],
): Promise<void> {
  const published = new Set(site.scopes.map(({ scope }) => scope))
  const repos = new Set(site.scopes.flatMap((scope) => scope.repos))
  const put = async <Answer>(
    path: string,
    kept: (answer: Answer) => unknown = (answer) => answer,
    parameters: Parameters = {},
  ): Promise<void> =>
    target.answer(fileOf(keyOf(path, parameters)), kept(await ask.json<Answer>(path, parameters)))
  await put<{ metrics: { key: string }[] }>('metrics', (answer) => ({
    metrics: answer.metrics.filter(({ key }) => metrics.includes(key)),
  }))
  await put('sources')
  await put('weights')
  await put('indices')
  await put<{ repos: Repository[] }>('repos', (answer) => ({
    repos: answer.repos.filter(({ id }) => repos.has(id)),
  }))
  await put<{ scopes: { scope: string }[] }>('scopes', (answer) => ({
    scopes: answer.scopes.filter(({ scope }) => published.has(scope)),
  }))
  await put<{ ecosystems: { slug: string }[] }>('ecosystems', (answer) => ({
    ecosystems: answer.ecosystems.filter(({ slug }) => published.has(`ecosystem:${slug}`)),
  }))
  const names = new Set([...published].map((scope) => scope.replace(/^repo:/, '').toLowerCase()))
  const isOurs = ({ name, owner }: Omit<Repository, 'id'>): boolean =>
    published.has(`repo:${owner}/${name}`)
  await put<{ repositories: Repository[]; runs: { repository: string }[]; sync: unknown }>(
    'status',
    (answer) => ({
      ...answer,
      repositories: answer.repositories.filter(isOurs),
      runs: answer.runs.filter(({ repository }) => names.has(repository.toLowerCase())),
      // Nothing is collected where a copy is read.
      sync: null,
    }),
  )
  for (const dates of [site.windows['12m'], site.windows.all]) {
    if (dates === undefined) continue
    await put<{ repositories: Repository[] }>(
      'coverage',
      (answer) => ({ ...answer, repositories: answer.repositories.filter(isOurs) }),
      { ...dates, grain: 'month' },
    )
  }
  for (const metric of metrics) await put(`metrics/${metric}/definition`)
  const { indices } = await ask.json<{ indices: About[] }>('indices')
  for (const { key } of indices) await put(`indices/${key}/weights`)
}

/** Collects answers of one scope under the questions that they answer. */
class Page {
  readonly answers: Answers = {}
  constructor(
    private readonly ask: Asking,
    private readonly scope: string,
    private readonly shown: <Part>(part: Part) => Part,
  ) {}

  async put<Answer>(path: string, parameters: Parameters = {}): Promise<Answer> {
    const answer = await this.ask.json<Answer>(path, { scope: this.scope, ...parameters })
    this.answers[keyOf(path, parameters)] = answer
    return answer
  }

  /** The first rows of a list, which the page is given by and by. */
  async list<Answer extends List>(
    path: string,
    parameters: Parameters,
    limit: string,
  ): Promise<Answer> {
    const answer = await this.ask.json<Answer>(path, { scope: this.scope, ...parameters, limit })
    // The page asks of a reviewer by the name that it is shown.
    const name = keyOf(path, 'reviewer' in parameters ? this.#named(parameters) : parameters)
    this.answers[name] = { ...answer, next_cursor: null }
    return answer
  }

  #named({ reviewer, ...rest }: Parameters): Parameters {
    return { ...rest, reviewer: this.shown({ login: reviewer }).login }
  }
}

const rangesOf = ({ windows: { report: _, ...windows } }: Site): Dates[] => Object.values(windows)

async function bottlenecks(page: Page, ask: Asking, site: Site, scope: string): Promise<void> {
  const limit = String(site.rows)
  for (const actors of site.actors) {
    const { reviewers } = await page.put<{ reviewers: { login: string }[] }>('bottlenecks', {
      actors,
    })
    for (const stage of [undefined, 'release']) {
      const asked = { actors, ...(stage === undefined ? {} : { stage }) }
      const whole = await page.list<List & { items: unknown[] }>(
        'bottlenecks/queue',
        asked,
        mostAtOnce,
      )
      let cursor = whole.next_cursor
      while (cursor !== null && whole.items.length < mostQueued) {
        const more = await ask.json<List & { items: unknown[] }>('bottlenecks/queue', {
          scope,
          ...asked,
          limit: mostAtOnce,
          cursor,
        })
        whole.items.push(...more.items)
        cursor = more.next_cursor
      }
    }
    for (const { login: reviewer } of reviewers) {
      await page.list('bottlenecks/queue', { actors, reviewer }, mostAtOnce)
      await page.list('bottlenecks/reviewed', { actors, reviewer }, limit)
    }
    for (const stage of stages) {
      for (const item_kind of itemKinds) {
        for (const of of ['all', 'decided']) {
          await page.list('bottlenecks/spent', { actors, item_kind, of, stage }, limit)
        }
      }
    }
  }
}

/** A year before, as the page compares with. */
const yearBefore = (period: string): string =>
  String(Number(period.slice(0, 4)) - 1) + period.slice(4)

interface About {
  key: string
  aggregation: string
  is_checklist: boolean
}

async function index(page: Page, about: About, period: string | undefined): Promise<void> {
  const asked = period === undefined ? {} : { period }
  const path = `indices/${about.key}`
  const answer = await page.put<{ period: { name: string } }>(path, asked)
  if (about.is_checklist) {
    await page.put(`checklists/${about.key}`, asked)
    await page.put(`checklists/${about.key}`, { ...asked, each: 'true' })
  } else await page.put(path, { ...asked, each: 'true' })
  if (about.aggregation === 'none') return
  await page.put(`${path}/series`, { ...asked, periods: '24' })
  await page.put(`${path}/change`, { ...asked, before: yearBefore(answer.period.name) })
  await page.put(`${path}/tornado`, asked)
}

async function indicesOf(page: Page, ask: Asking, site: Site, isMany: boolean): Promise<void> {
  const { indices } = await ask.json<{ indices: About[] }>('indices')
  await page.put('lifecycle')
  for (const about of indices) await index(page, about, undefined)
  const period = quarterName(site.windows.report)
  const shown = indices.find(({ key }) => key === 'community-maturity')
  // What the report shows; a board reads one of an ecosystem.
  if (shown === undefined || !isMany) return
  await page.put('lifecycle', { period })
  await index(page, shown, period)
}

async function people(page: Page, site: Site): Promise<string[]> {
  const weights = 'opendigger'
  const persons = new Set<string>()
  for (const dates of rangesOf(site)) {
    for (const by of ['person', 'organisation', 'repository']) {
      for (const sort of by === 'person' ? ['name', 'value', 'rank'] : ['name', 'value']) {
        const { contributors } = await page.list<List & { contributors: { id: string }[] }>(
          'contributors',
          { ...dates, weights, by, sort },
          String(site.rows),
        )
        if (by !== 'person' || dates !== site.windows['12m']) continue
        for (const { id } of contributors.slice(0, mostRows)) persons.add(id)
      }
    }
  }
  const dates = site.windows['12m']
  for (const id of persons) {
    await page.put(`contributors/${encodeURIComponent(id)}`, { ...dates, weights })
  }
  return [...persons]
}

async function notes(page: Page, ask: Asking, scope: string): Promise<void> {
  const { releases } = await ask.json<{ releases: { item_id: string; has_notes: boolean }[] }>(
    'releases',
    { scope, limit: mostAtOnce },
  )
  for (const { has_notes, item_id } of releases) {
    if (has_notes) await page.put(`releases/${encodeURIComponent(item_id)}/notes`)
  }
}

/** @returns whose pages are there */
export async function writeScope(
  ask: Asking,
  target: Target,
  site: Site,
  place: number,
  metrics: readonly string[],
): Promise<string[]> {
  const { repos, scope } = site.scopes[place] ?? { scope: '', repos: [] }
  const write = async <Result>(
    name: string,
    fill: (page: Page) => Promise<Result>,
  ): Promise<Result> => {
    const page = new Page(ask, scope, (part) => target.shown(part))
    const result = await fill(page)
    await target.answer(`scope/${place}/${name}`, page.answers)
    return result
  }
  const [persons] = await Promise.all([
    write('people', (page) => people(page, site)),
    write('annotations', async (page) => {
      // A page asks for all before it knows its dates.
      await page.put('annotations')
      for (const dates of rangesOf(site)) await page.put('annotations', { ...dates })
    }),
    write('releases', async (page) => {
      for (const dates of rangesOf(site)) await page.list('releases', { ...dates }, mostAtOnce)
    }),
    // A file of its own: what is read of few weighs more than the list of all.
    write('notes', (page) => notes(page, ask, scope)),
    write('bottlenecks', (page) => bottlenecks(page, ask, site, scope)),
    write('indices', (page) => indicesOf(page, ask, site, repos.length > 1)),
    write('sql', async (page) => {
      const asked = { ...site.windows['12m'], grain: 'month', actors: 'human' }
      for (const metric of metrics) {
        const path = `metrics/${metric}/sql`
        page.answers[keyOf(path, asked)] = await ask.text(path, { scope, ...asked })
      }
    }),
  ])
  return persons
}
