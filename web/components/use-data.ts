/** What the pages ask the server for, each answer kept under its question. */
import { useQuery } from '@tanstack/react-query'
import {
  fetchAnnotations,
  fetchEcosystems,
  fetchMetrics,
  fetchOverview,
  fetchRepos,
  fetchScopes,
  fetchSources,
  fetchStatus,
  type Metric,
  type Question,
  type Series,
} from '../api.ts'
import { copy } from '../copy.ts'
import { datesOf, oneKind, type View } from '../search.ts'

export const useCatalogue = () => useQuery({ queryKey: ['metrics'], queryFn: fetchMetrics })
export const useRepos = () => useQuery({ queryKey: ['repos'], queryFn: () => fetchRepos() })
/** The repositories of some scopes. */
export const useReposOf = (scopes: string[]) =>
  useQuery({
    queryKey: ['repos', scopes],
    queryFn: () => fetchRepos(scopes),
    enabled: scopes.length > 0,
  })

/** What happened beside the numbers of a question. */
export const useAnnotations = ({ from, scope, to }: Question) =>
  useQuery({
    queryKey: ['annotations', scope, from, to],
    queryFn: () =>
      fetchAnnotations({
        scope,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
    enabled: scope.length > 0,
  })

export const useEcosystems = () => useQuery({ queryKey: ['ecosystems'], queryFn: fetchEcosystems })

export const useScopes = () => useQuery({ queryKey: ['scopes'], queryFn: fetchScopes })
export const useSources = () => useQuery({ queryKey: ['sources'], queryFn: fetchSources })

/** @param isActive asks again every few seconds, since a sync changes it */
export const useStatus = (isActive = false) =>
  useQuery({
    queryKey: ['status'],
    queryFn: fetchStatus,
    refetchInterval: isActive ? 5000 : false,
  })

export interface Span {
  as_of: string | null
  oldest: string | null
}

/**
 * What the repositories of some scopes know: up to when, and since when they exist. A published copy holds the same
 * dates of all of them.
 */
export function spanOf(repos: { as_of: string | null; created_at: string }[]): Span {
  const held = copy()
  if (held !== null && repos.length > 0) return { as_of: held.as_of, oldest: held.oldest }
  const known = repos.map((repo) => repo.as_of).filter((each) => each !== null)
  return {
    as_of: known.toSorted().at(-1) ?? null,
    oldest: repos.map((repo) => repo.created_at).toSorted()[0] ?? null,
  }
}

/** The question that a view asks of some scopes; the server's own default range where nothing is known yet. */
export function questionOf(view: View, scope: string[], span: Span): Question {
  return {
    scope,
    ...datesOf(view, span.as_of, span.oldest),
    grain: view.grain,
    actors: oneKind(view.actors),
  }
}

/** As `questionOf`, of what is compared: ages can only be compared from the beginning on. */
export const courseOf = (view: View, scopes: string[], span: Span): Question =>
  questionOf(view.align === 'age' ? { ...view, range: 'all' } : view, scopes, span)

export interface Answered {
  metric: Metric
  series: Series[]
}

/** Several metrics' answers to one question, asked at once; in the metrics' order as soon as they are there. */
export function useOverview(metrics: Metric[], question: Question & { each?: 'true' }) {
  const keys = metrics.map((metric) => metric.key)
  const query = useQuery({
    queryKey: ['overview', keys, question],
    // A figure doesn't show the running period by itself.
    queryFn: () => fetchOverview(keys, { ...question, compare: 'previous,year_ago' }),
    enabled: keys.length > 0 && question.scope.length > 0,
  })
  const series = new Map(query.data?.answers.map((answer) => [answer.metric, answer.series]))
  // While another view is loading, the one before stands in: it may know fewer metrics.
  const answered = metrics.flatMap((metric): Answered[] => {
    const found = series.get(metric.key)
    return found === undefined ? [] : [{ metric, series: found }]
  })
  // Nor is no metric an answer: the catalogue isn't there yet.
  const isWhole = query.data !== undefined && answered.length === metrics.length
  return { ...query, answered: isWhole ? answered : undefined }
}
