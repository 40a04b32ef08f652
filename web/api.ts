/** The typed client: every shape comes from the server's own routes. */
import { hc, type InferResponseType } from 'hono/client'
import type { AppType } from '../server/app.ts'
import { ask } from './copy.ts'
import { inLanguage } from './faults.ts'
import { heard, reach, Unreached } from './reach.ts'

const client = hc<AppType>(location.origin, { fetch: ask })
const v1 = client.api.v1

export type MetricAnswer = InferResponseType<(typeof v1.metrics)[':key']['$get'], 200>
export type Series = MetricAnswer['series'][number]
export type Point = Series['points'][number]
export type ItemsAnswer = InferResponseType<(typeof v1.metrics)[':key']['items']['$get'], 200>
export type Item = ItemsAnswer['items'][number]
export type Metric = InferResponseType<typeof v1.metrics.$get, 200>['metrics'][number]
export type Definition = InferResponseType<(typeof v1.metrics)[':key']['definition']['$get'], 200>
export type Example = NonNullable<Definition['example']>
export type Sources = InferResponseType<typeof v1.sources.$get, 200>
export type Source = Metric['sources'][number]
export type Repo = InferResponseType<typeof v1.repos.$get, 200>['repos'][number]
export type Scope = InferResponseType<typeof v1.scopes.$get, 200>['scopes'][number]
export type Ecosystem = InferResponseType<typeof v1.ecosystems.$get, 200>['ecosystems'][number]

export type Annotation = InferResponseType<typeof v1.annotations.$get, 200>['annotations'][number]
export type AnnotationsAnswer = InferResponseType<typeof v1.annotations.$get, 200>

export type ContributorsAnswer = InferResponseType<typeof v1.contributors.$get, 200>
export type Contributor = ContributorsAnswer['contributors'][number]
export type ContributorAnswer = InferResponseType<(typeof v1.contributors)[':person']['$get'], 200>
export type ContributionsAnswer = InferResponseType<
  (typeof v1.contributors)[':person']['contributions']['$get'],
  200
>
export type Weights = InferResponseType<typeof v1.weights.$get, 200>['weights'][number]

export type IndexAbout = InferResponseType<typeof v1.indices.$get, 200>['indices'][number]
export type IndexAnswer = InferResponseType<(typeof v1.indices)[':key']['$get'], 200>
export type IndexScope = IndexAnswer['scopes'][number]
export type IndexDimension = IndexScope['dimensions'][number]
export type IndexChange = InferResponseType<(typeof v1.indices)[':key']['change']['$get'], 200>
export type IndexSeries = InferResponseType<(typeof v1.indices)[':key']['series']['$get'], 200>
export type Tornado = InferResponseType<(typeof v1.indices)[':key']['tornado']['$get'], 200>
export type WeightSets = InferResponseType<(typeof v1.indices)[':key']['weights']['$get'], 200>
export type WhatIf = InferResponseType<(typeof v1.indices)[':key']['what-if']['$get'], 200>
export type Checklist = InferResponseType<(typeof v1.checklists)[':key']['$get'], 200>
export type ChecklistScope = Checklist['scopes'][number]
export type ChecklistItem = ChecklistScope['parts'][number]['items'][number]
export type Lifecycle = InferResponseType<typeof v1.lifecycle.$get, 200>

export type ReleasesAnswer = InferResponseType<typeof v1.releases.$get, 200>
export type ReleaseNotes = InferResponseType<(typeof v1.releases)[':release']['notes']['$get'], 200>
export type Release = ReleasesAnswer['releases'][number]

export type Status = InferResponseType<typeof v1.status.$get, 200>
export type RepositoryStatus = Status['repositories'][number]
export type Run = Status['runs'][number]
export type SyncProgress = NonNullable<NonNullable<Status['sync']>['progress']>
export type CoverageAnswer = InferResponseType<typeof v1.coverage.$get, 200>
export type StoredAnswer = InferResponseType<typeof v1.stored.$get, 200>
export type RepositoryCoverage = CoverageAnswer['repositories'][number]
export type ResourceCoverage = RepositoryCoverage['resources'][number]
export type CoveragePeriod = ResourceCoverage['periods'][number]

export type Bottlenecks = InferResponseType<typeof v1.bottlenecks.$get, 200>
export type Stage = Bottlenecks['stages'][number]
export type NextStep = Bottlenecks['next'][number]
export type Reviewer = Bottlenecks['reviewers'][number]
export type QueueAnswer = InferResponseType<typeof v1.bottlenecks.queue.$get, 200>
export type SpentAnswer = InferResponseType<typeof v1.bottlenecks.spent.$get, 200>
export type ReviewedAnswer = InferResponseType<typeof v1.bottlenecks.reviewed.$get, 200>

export interface Question {
  scope: string[]
  from?: string
  to?: string
  grain: 'week' | 'month' | 'quarter' | 'year'
  actors: 'human' | 'bot' | 'agent' | 'all'
  /** Steps of the grain that each point looks back over. */
  trailing?: string
}
/** Values can be asked of people, bots and agents at once. */
export type ValuesQuestion = Omit<Question, 'actors'> & {
  actors: Question['actors'] | 'each'
  /** As the API has it; without it, with every comparison. */
  compare?: string
}

/** What the server says is wrong, with what to do. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly code = '',
  ) {
    super(message)
  }
}

/** @throws Unreached where the server gave no answer of its own, after a look whether it is there at all */
async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked.catch(() => null)
  if (response?.ok === true) {
    heard()
    return response
  }
  const body: unknown = await response?.json().catch(() => null)
  const error =
    typeof body === 'object' && body !== null && 'error' in body
      ? (body.error as { code?: string; message?: string; hint?: string })
      : {}
  const isAbsent =
    response === null ||
    (error.message === undefined && response.status > 501) ||
    error.code === 'starting'
  if (isAbsent) {
    await reach()
    throw new Unreached(error.message ?? 'The server can’t be reached.')
  }
  heard()
  const { hint, message } = await inLanguage(
    error.code ?? '',
    {
      message: error.message ?? `${response.status} ${response.statusText}`,
      hint: error.hint ?? '',
    },
    globalThis.document?.documentElement.lang,
  )
  throw new ApiError(message, hint, error.code)
}

const json = async <Body>(response: Promise<Response>): Promise<Body> =>
  (await (await answered(response)).json()) as Body

/** What can be asked of beside single repositories. */
export const fetchScopes = () => json<{ scopes: Scope[] }>(v1.scopes.$get({ query: {} }))

export const fetchMetrics = () => json<{ metrics: Metric[] }>(v1.metrics.$get({ query: {} }))
/** All, or those of some scopes. */
export const fetchRepos = (scope?: string[]) =>
  json<{ repos: Repo[] }>(v1.repos.$get({ query: scope === undefined ? {} : { scope } }))
export const fetchEcosystems = () =>
  json<{ ecosystems: Ecosystem[] }>(v1.ecosystems.$get({ query: {} }))

export const fetchMetric = (key: string, question: ValuesQuestion) =>
  json<MetricAnswer>(v1.metrics[':key'].$get({ param: { key }, query: question }))

/** Several metrics at once, in the order of the keys. */
export const fetchOverview = (
  metric: string[],
  question: Question & { compare?: string; each?: 'true' },
) => json<{ answers: MetricAnswer[] }>(v1.overview.$get({ query: { ...question, metric } }))

/** An address of the API, to link to. */
const pathOf = ({ pathname, search }: URL): string => `${pathname}${search}`

/** Address of the points of several metrics as a file, a row each. */
export function overviewFile(metric: string[], question: Question & { each?: 'true' }): string {
  return pathOf(v1.overview.$url({ query: { ...question, metric, format: 'csv' } }))
}

export const fetchDefinition = (key: string) =>
  json<Definition>(v1.metrics[':key'].definition.$get({ param: { key } }))
export const fetchSources = () => json<Sources>(v1.sources.$get({ query: {} }))
export const fetchAnnotations = ({ from, scope, to }: Pick<Question, 'from' | 'scope' | 'to'>) =>
  json<AnnotationsAnswer>(
    v1.annotations.$get({
      query: {
        scope,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
    }),
  )

export const fetchItems = (
  key: string,
  question: Question & { period?: string; cursor?: string; limit?: string },
) => json<ItemsAnswer>(v1.metrics[':key'].items.$get({ param: { key }, query: question }))

export const fetchSql = async (key: string, question: Question): Promise<string> =>
  (await answered(v1.metrics[':key'].sql.$get({ param: { key }, query: question }))).text()

export interface PeopleQuestion {
  scope: string
  from?: string
  to?: string
  weights: string
}

export interface ContributorsQuestion extends PeopleQuestion {
  sort: ContributorsAnswer['sort']
  by: ContributorsAnswer['by']
  organisation?: string
}
export const fetchContributors = (
  question: ContributorsQuestion & { limit: string; find?: string; cursor?: string },
) => json<ContributorsAnswer>(v1.contributors.$get({ query: question }))
/** Address of the same list as a file. */
export const contributorsFile = (question: ContributorsQuestion): string =>
  pathOf(v1.contributors.$url({ query: { ...question, format: 'csv' } }))
export const fetchContributor = (person: string, question: PeopleQuestion) =>
  json<ContributorAnswer>(v1.contributors[':person'].$get({ param: { person }, query: question }))
export interface ContributionsQuestion extends Omit<PeopleQuestion, 'weights'> {
  kind?: ContributionsAnswer['rows'][number]['kind']
}
export const fetchContributions = (person: string, query: ContributionsQuestion & PageOf) =>
  json<ContributionsAnswer>(
    v1.contributors[':person'].contributions.$get({ param: { person }, query }),
  )
/** Address of the same list as a file. */
export const contributionsFile = (person: string, query: ContributionsQuestion): string =>
  pathOf(
    v1.contributors[':person'].contributions.$url({
      param: { person },
      query: { ...query, format: 'csv' },
    }),
  )
export const fetchWeights = () => json<{ weights: Weights[] }>(v1.weights.$get({ query: {} }))

/** Address of the same answer as a file. */
export function fileUrl(key: string, question: ValuesQuestion, format: 'csv' | 'json'): string {
  return pathOf(v1.metrics[':key'].$url({ param: { key }, query: { ...question, format } }))
}

/** Of one scope; `as_of` left out: as of the last sync. */
export interface WaitQuestion {
  scope: string
  as_of?: string
  actors: Question['actors']
}
export interface QueueQuestion extends WaitQuestion {
  stage?: Stage['stage']
  item_kind?: Stage['item_kind']
  waiting_on?: Bottlenecks['waiting_on'][number]['waiting_on']
  reviewer?: string
  stuck?: 'true' | 'false'
}
export interface SpentQuestion extends WaitQuestion {
  stage: Stage['stage']
  item_kind: Stage['item_kind']
  of: 'all' | 'decided'
}
interface PageOf {
  cursor?: string
  limit?: string
}

export const fetchBottlenecks = (query: WaitQuestion) =>
  json<Bottlenecks>(v1.bottlenecks.$get({ query }))
export const fetchQueue = (query: QueueQuestion & PageOf) =>
  json<QueueAnswer>(v1.bottlenecks.queue.$get({ query }))
export const fetchSpent = (query: SpentQuestion & PageOf) =>
  json<SpentAnswer>(v1.bottlenecks.spent.$get({ query }))
export const fetchReviewed = (query: WaitQuestion & { reviewer: string } & PageOf) =>
  json<ReviewedAnswer>(v1.bottlenecks.reviewed.$get({ query }))

/** Addresses of the same lists as files. */
export const queueFile = (query: QueueQuestion): string =>
  pathOf(v1.bottlenecks.queue.$url({ query: { ...query, format: 'csv' } }))

/** Of one scope; a period left out: the month that the data ends in. */
export interface IndexQuestion {
  scope: string
  period?: string
  weights?: string
}
export interface ChecklistQuestion {
  scope: string
  period?: string
  each?: 'true'
}
export interface NewStatement {
  scope: string
  item: string
  is_met: boolean
  said_by: string
  holds_until?: string
  url: string
  note?: string
}
export const fetchIndices = () => json<{ indices: IndexAbout[] }>(v1.indices.$get({ query: {} }))
/** How far back the course of an index is shown. */
export const coursePeriods = '24'

/** Address of an index of a scope as a CSV file: how it stands, or how it has gone. */
export function indexFileUrl(what: 'answer' | 'series', key: string, query: IndexQuestion): string {
  const param = { key }
  const asked = { ...query, format: 'csv' as const }
  const url =
    what === 'answer'
      ? v1.indices[':key'].$url({ param, query: asked })
      : v1.indices[':key'].series.$url({ param, query: { ...asked, periods: coursePeriods } })
  return pathOf(url)
}
export const fetchIndex = (key: string, query: IndexQuestion & { each?: 'true' }) =>
  json<IndexAnswer>(v1.indices[':key'].$get({ param: { key }, query }))
export const fetchIndexChange = (key: string, query: IndexQuestion & { before: string }) =>
  json<IndexChange>(v1.indices[':key'].change.$get({ param: { key }, query }))
export const fetchIndexSeries = (key: string, query: IndexQuestion & { periods: string }) =>
  json<IndexSeries>(v1.indices[':key'].series.$get({ param: { key }, query }))
export const fetchTornado = (key: string, query: IndexQuestion) =>
  json<Tornado>(v1.indices[':key'].tornado.$get({ param: { key }, query }))
export const fetchLifecycle = ({ period, scope }: IndexQuestion) =>
  json<Lifecycle>(
    v1.lifecycle.$get({ query: period === undefined ? { scope } : { scope, period } }),
  )
export const fetchWeightSets = (key: string) =>
  json<WeightSets>(v1.indices[':key'].weights.$get({ param: { key }, query: {} }))
export const fetchWhatIf = (key: string, query: IndexQuestion & { move: string[] }) =>
  json<WhatIf>(v1.indices[':key']['what-if'].$get({ param: { key }, query }))

export const fetchChecklist = (key: string, query: ChecklistQuestion) =>
  json<Checklist>(v1.checklists[':key'].$get({ param: { key }, query }))
export const declare = (key: string, statement: NewStatement, adminToken: string) =>
  json<ChecklistItem['statement']>(
    v1.checklists[':key'].statements.$post({ param: { key }, json: statement }, shown(adminToken)),
  )
export const withdraw = (key: string, id: string, adminToken: string) =>
  json<{ withdrawn: 1 }>(
    v1.checklists[':key'].statements[':id'].$delete({ param: { key, id } }, shown(adminToken)),
  )

/** What a set of weights says; anchors in the unit of the index's file. */
export interface WeightSettings {
  aggregation: IndexAbout['aggregation']
  dimensions: Record<string, number>
  indicators: Record<
    string,
    { weight: number; worst?: number; best?: number; scale?: 'linear' | 'log' }
  >
}
export const saveWeights = (key: string, name: string, settings: WeightSettings) =>
  json<IndexAbout>(
    v1.indices[':key'].weights[':name'].$put({ param: { key, name }, json: settings }, shown('')),
  )
/** Address of a set of weights as a file. */
export const weightsFile = (key: string, name: string): string =>
  v1.indices[':key'].weights[':name'].$url({ param: { key, name } }).pathname

export interface ReleasesQuestion {
  scope: string
  from?: string
  to?: string
  prereleases?: 'true' | 'false'
}
export const fetchReleases = (query: ReleasesQuestion & PageOf) =>
  json<ReleasesAnswer>(v1.releases.$get({ query }))
export const fetchReleaseNotes = (release: string, scope: string) =>
  json<ReleaseNotes>(v1.releases[':release'].notes.$get({ param: { release }, query: { scope } }))
/** Address of the same list as a file. */
export const releasesFile = (query: ReleasesQuestion): string =>
  pathOf(v1.releases.$url({ query: { ...query, format: 'csv' } }))

export const fetchStatus = () => json<Status>(v1.status.$get({ query: {} }))
export const fetchCoverage = (dates: { from: string; to: string } | null) =>
  json<CoverageAnswer>(v1.coverage.$get({ query: { ...dates, grain: 'month' } }))
/** Address of the same answer as a file. */
export const coverageFile = (dates: { from: string; to: string } | null): string =>
  pathOf(v1.coverage.$url({ query: { ...dates, grain: 'month', format: 'csv' } }))

export interface StoredQuestion {
  scope: string
  resource: StoredAnswer['resource']
  from?: string
  to?: string
}
export const fetchStored = (query: StoredQuestion & PageOf) =>
  json<StoredAnswer>(v1.stored.$get({ query }))
/** Address of the same list as a file. */
export const storedFile = (query: StoredQuestion): string =>
  pathOf(v1.stored.$url({ query: { ...query, format: 'csv' } }))

/** Where the progress of a sync is told as it happens. */
export const eventsUrl = (): string => `${v1.sync.$url().pathname}/events`

/** @param adminToken shown where the server is open to others */
const shown = (adminToken: string) => ({
  headers: {
    'content-type': 'application/json',
    ...(adminToken === '' ? {} : { authorization: `Bearer ${adminToken}` }),
  },
})

/** @param repositories as owner/name; none: all that is known */
export const startSync = (adminToken: string, repositories?: string[]) =>
  json<{ accepted: true }>(
    v1.sync.$post({ json: repositories === undefined ? {} : { repositories } }, shown(adminToken)),
  )
export const giveToken = (adminToken: string, token: string) =>
  json<{ accepted: true }>(v1.sync.token.$put({ json: { token } }, shown(adminToken)))
export const cancelSync = (adminToken: string) =>
  json<{ accepted: true }>(v1.sync.$delete({}, shown(adminToken)))
