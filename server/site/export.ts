/** The dashboard as files: every answer that its pages ask for, and the page itself, for a host that runs no program. */
import { join } from 'node:path'
import { createApp } from '../app.ts'
import { unlistedSql } from '../contributors/left-out.ts'
import type { Privacy } from '../contributors/pseudonym.ts'
import { AppError } from '../errors.ts'
import { replaceFolder } from '../folder.ts'
import { loadIndices, type Indices } from '../indices/load.ts'
import { loadCatalogue, type Catalogue } from '../metrics/catalogue.ts'
import type { ActorFilter } from '../metrics/compose.ts'
import type { Grain } from '../metrics/window.ts'
import { Veil, veilOf, type Account } from '../privacy/veil.ts'
import { packageRoot } from '../root.ts'
import type { Store } from '../store/open.ts'
import { version } from '../version.ts'
import { writeCommon, writeScope } from './answers.ts'
import { askingOf, remembering, type Asking } from './ask.ts'
import { writePages } from './pages.ts'
import { writeRows } from './rows.ts'
import { mostRows, windowsOf, type PublishedScope, type Range, type Site } from './site.ts'
import { Target } from './target.ts'
import { writeValues } from './values.ts'

export interface SiteOptions {
  /** None: all repositories, the ecosystems, and all together. */
  scopes: string[]
  /** Where the host serves it; begins and ends with a slash. */
  base: string
  /** The language in which it opens; undefined: the reader's. */
  language: string | undefined
  ranges: readonly Range[]
  grains: readonly Grain[]
  actors: readonly ActorFilter[]
  /** Keys; none: all. */
  metrics: readonly string[]
  privacy: Privacy
  /** Default: the built page of this package. */
  webRoot?: string
  onProgress?: (text: string) => void
}

/** For READMEs; a badge of every number would be more files than all pages. */
const badges = [
  'lifecycle',
  'community-maturity',
  'time-to-first-response',
  'merge-within-48h',
  'contributor-absence-factor',
]

interface Repository {
  id: string
  owner: string
  name: string
  as_of: string | null
  created_at: string
}
type Repositories = { repos: Repository[] }

/** @throws AppError `unknown-metric` */
function chosenMetrics(catalogue: Catalogue, asked: readonly string[]): string[] {
  const unknown = asked.find((key) => !catalogue.has(key))
  if (unknown !== undefined) {
    throw new AppError(
      'unknown-metric',
      `There is no metric "${unknown}".`,
      `The metrics are: ${[...catalogue.keys()].join(', ')}.`,
      404,
    )
  }
  return [...catalogue.keys()].filter((key) => asked.length === 0 || asked.includes(key))
}

/** What was asked for with the repositories that its pages show; else everything that has a page. */
async function publishedScopes(ask: Asking, asked: string[]): Promise<PublishedScope[]> {
  const { repos } = await ask.json<Repositories>('repos')
  const { ecosystems } = await ask.json<{ ecosystems: { slug: string }[] }>('ecosystems')
  const named =
    asked.length > 0 ? asked : [...ecosystems.map(({ slug }) => `ecosystem:${slug}`), 'all']
  const found: PublishedScope[] = []
  const members = new Set<string>(asked.length > 0 ? [] : repos.map(({ id }) => id))
  for (const scope of new Set(named)) {
    const own = (await ask.json<Repositories>('repos', { scope })).repos
    for (const { id } of own) members.add(id)
    found.push({ scope, repos: own.map(({ id }) => id) })
  }
  for (const { id, name, owner } of repos) {
    const scope = `repo:${owner}/${name}`
    const isThere = found.some((each) => each.scope === scope)
    if (members.has(id) && !isThere) found.push({ scope, repos: [id] })
  }
  return found
}

/** Who is left out of the lists of contributors isn't named anywhere in what everybody can read. */
async function veilOfLeftOut(store: Store): Promise<<Answer>(answer: Answer) => Answer> {
  const accounts = await store.query<Account>(
    `select account_id, person_id, login, name, kind from account
     where person_id in (${unlistedSql})`,
  )
  if (accounts.length === 0) return (answer) => answer
  const veil = new Veil(await store.pseudonymSalt(), accounts, true)
  return (answer) => veil.answer(answer)
}

/**
 * @param folder absolute; an earlier copy in it is replaced
 * @throws AppError as `replaceFolder`; `no-data`, `not-built`, and as the API refuses a scope
 */
export function exportSite(
  store: Store,
  folder: string,
  options: SiteOptions,
): Promise<{ files: number; bytes: number; scopes: number }> {
  return replaceFolder(folder, { file: 'data/site.json', format: 'lichen-site' }, (place) =>
    write(store, place, options),
  )
}

/** The pictures of indices that stand alone: how each has gone, and how even it is. */
const chartsOf = (indices: Indices): string[] =>
  Array.from(indices.values(), ({ definition: { aggregation, is_checklist, key } }) => [
    ...(aggregation === 'none' ? [] : [`index/${key}/course`]),
    ...(is_checklist ? [] : [`index/${key}/shape`]),
  ]).flat()

async function write(store: Store, place: string, options: SiteOptions) {
  const { base, language, onProgress: say = () => undefined, privacy } = options
  const catalogue = await loadCatalogue()
  const metrics = chosenMetrics(catalogue, options.metrics)
  const memory = remembering(store)
  const webRoot = options.webRoot ?? join(packageRoot, 'dist/web')
  const indices = await loadIndices(catalogue)
  const app = createApp({
    store: memory.store,
    catalogue,
    indices,
    privacy,
    webRoot,
  })
  const ask = askingOf((path) => app.request(path))
  const target = new Target(place, await veilOfLeftOut(store))
  const scopes = await publishedScopes(ask, options.scopes)
  const ids = new Set(scopes.flatMap(({ repos }) => repos))
  const repos = (await ask.json<Repositories>('repos')).repos.filter(({ id }) => ids.has(id))
  if (repos.length === 0) {
    throw new AppError(
      'no-data',
      'There is nothing to publish: no repository has been collected.',
      'Collect one first: lichen collect owner/name.',
      404,
    )
  }
  const known = repos.flatMap(({ as_of }) => (as_of === null ? [] : [as_of]))
  const asOf = known.toSorted().at(-1) ?? null
  const oldest = repos.map(({ created_at }) => created_at).toSorted()[0] ?? null
  const site: Site = {
    format: 'lichen-site',
    format_version: 1,
    lichen_version: version,
    exported_at: new Date().toISOString(),
    privacy,
    as_of: asOf,
    oldest,
    scopes,
    windows: windowsOf(options.ranges, asOf, oldest),
    // What pages open with is always there.
    grains: [...new Set<Grain>(['month', ...options.grains])],
    actors: [...new Set<ActorFilter>(['human', ...options.actors])],
    rows: mostRows,
  }
  await target.write('data/site.json', `${JSON.stringify(site)}\n`)
  await writeCommon(ask, target, site, metrics)
  const forget = (doing: string, count: number) => {
    let done = 0
    return (what: string): void => {
      memory.forget()
      done += 1
      say(`${doing} ${done} of ${count}: ${what}`)
    }
  }
  const counted = await writeValues(ask, target, site, metrics, forget('metric', metrics.length))
  const veil = privacy === 'open' ? null : await veilOf(store)
  await writeRows(
    { catalogue, store: memory.store, veil: (answer) => veil?.answer(answer) ?? answer },
    target,
    site,
    counted,
    forget('rows of', metrics.length),
  )
  const people = new Set<string>()
  const told = forget('scope', scopes.length)
  for (const [index, { scope }] of scopes.entries()) {
    for (const id of await writeScope(ask, target, site, index, metrics)) people.add(id)
    told(scope)
  }
  for (const { name, owner } of repos) {
    for (const key of badges) {
      const path = `badge/${owner}/${name}/${key}.svg`
      await target.write(path, await ask.text(path))
    }
  }
  await writePages(target, webRoot, site, {
    base,
    language,
    metrics,
    people,
    charts: chartsOf(indices),
  })
  return { files: target.files, bytes: target.bytes, scopes: scopes.length }
}
