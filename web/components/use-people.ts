/** What the pages of contributors ask the server for. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  fetchContributor,
  fetchContributors,
  fetchWeights,
  type PeopleQuestion,
  type Weights,
  type ContributorsQuestion,
} from '../api.ts'
import { scopeName } from '../scope-words.ts'
import { datesOf, type View } from '../search.ts'
import { spanOf, type Span, useEcosystems, useReposOf } from './use-data.ts'

export const useWeights = () => useQuery({ queryKey: ['weights'], queryFn: fetchWeights })

export const defaultWeights = 'opendigger'

/** A set's title, or a level's, in the reader's language. */
export const titleIn = (
  titled: Pick<Weights, 'title' | 'title_zh-CN'>,
  language: string,
): string => (language === 'zh-CN' ? (titled['title_zh-CN'] ?? titled.title) : titled.title)

/** Where a set's weights come from, in the reader's language. */
export const sourceIn = (
  set: Pick<Weights, 'source' | 'source_zh-CN'>,
  language: string,
): string => (language === 'zh-CN' ? (set['source_zh-CN'] ?? set.source) : set.source)

/** The question that the address asks; null until it is known of which scope and up to when. */
export function usePeopleQuestion(view: View): {
  question: PeopleQuestion | null
  span: Span
  scope: string | null
  /** The scope as a reader knows it. */
  title: string
  isSimulated: boolean
  error: Error | null
  retry: () => void
} {
  const { t } = useTranslation()
  const ecosystems = useEcosystems()
  const first = ecosystems.data?.ecosystems[0]?.slug
  const asked = [view.scope ?? []].flat()[0]
  const known = first === undefined ? 'all' : `ecosystem:${first}`
  const scope = asked ?? (ecosystems.data === undefined ? null : known)
  const repos = useReposOf(scope === null ? [] : [scope])
  const span = spanOf(repos.data?.repos ?? [])
  const dates = datesOf(view, span.as_of, span.oldest)
  const failed = [ecosystems, repos].find((query) => query.error !== null)
  const isKnown = scope !== null && repos.data !== undefined
  const ecosystem = ecosystems.data?.ecosystems.find(({ slug }) => scope === `ecosystem:${slug}`)
  return {
    scope,
    title: ecosystem?.title ?? (scope === 'all' ? t('people.all') : scopeName(scope ?? '')),
    isSimulated: repos.data?.repos.some(({ is_simulated }) => is_simulated) === true,
    span,
    question: isKnown ? { scope, ...dates, weights: view.weights ?? defaultWeights } : null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}

const ofOrganisation = 'organisation:'

/** The part of the address that narrows a list of people to those of an organisation; '': of nobody known. */
export const peopleOf = (organisation: string): string => ofOrganisation + organisation

/** The organisation that a list of people is narrowed to. */
export const organisationIn = ({ group, part }: View): string | undefined =>
  group === 'person' && part?.startsWith(ofOrganisation) === true
    ? part.slice(ofOrganisation.length)
    : undefined

/** What the list of a view asks. */
export function listedOf(question: PeopleQuestion, view: View): ContributorsQuestion {
  const organisation = organisationIn(view)
  return {
    ...question,
    // The rank in three parts is one of people.
    sort: view.group !== 'person' && view.order === 'rank' ? 'value' : view.order,
    by: view.group,
    ...(organisation !== undefined && { organisation }),
  }
}

export function useContributors(question: PeopleQuestion | null, view: View) {
  const asked = listedOf(question ?? { scope: '', weights: '' }, view)
  return useInfiniteQuery({
    queryKey: ['contributors', asked],
    queryFn: ({ pageParam }) =>
      fetchContributors({
        ...asked,
        limit: '50',
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    enabled: question !== null,
  })
}

export const useContributor = (person: string, question: PeopleQuestion | null) =>
  useQuery({
    queryKey: ['contributor', person, question],
    queryFn: () => fetchContributor(person, question ?? { scope: '', weights: '' }),
    enabled: question !== null,
  })
