/** What the page of the indices asks for. */
import { useQuery } from '@tanstack/react-query'
import {
  fetchIndex,
  fetchIndexChange,
  fetchIndexSeries,
  fetchIndices,
  fetchLifecycle,
  fetchTornado,
  fetchWeightSets,
  type IndexQuestion,
} from '../api.ts'
import { yearBefore } from '../indices.ts'

export function useIndices(key: string | undefined, question: IndexQuestion, isReady: boolean) {
  const list = useQuery({ queryKey: ['indices'], queryFn: fetchIndices })
  const all = list.data?.indices ?? []
  const index = all.find((each) => each.key === key) ?? all[0]
  const isAsked = isReady && index !== undefined
  const name = index?.key ?? ''
  const answer = useQuery({
    queryKey: ['index', name, question],
    queryFn: () => fetchIndex(name, question),
    enabled: isAsked,
  })
  const before = answer.data === undefined ? null : yearBefore(answer.data.period.name)
  const change = useQuery({
    queryKey: ['index-change', name, question, before],
    queryFn: () => fetchIndexChange(name, { ...question, before: before ?? '' }),
    enabled: before !== null,
  })
  const series = useQuery({
    queryKey: ['index-series', name, question],
    queryFn: () => fetchIndexSeries(name, { ...question, periods: '24' }),
    enabled: answer.data !== undefined && index?.aggregation !== 'none',
  })
  const tornado = useQuery({
    queryKey: ['tornado', name, question],
    queryFn: () => fetchTornado(name, question),
    enabled: answer.data !== undefined,
  })
  const each = useQuery({
    queryKey: ['index-each', name, question],
    queryFn: () => fetchIndex(name, { ...question, each: 'true' }),
    enabled: answer.data !== undefined,
  })
  const life = useQuery({
    queryKey: ['lifecycle', question],
    queryFn: () => fetchLifecycle(question),
    enabled: isAsked,
  })
  const sets = useQuery({
    queryKey: ['index-sets', name],
    queryFn: () => fetchWeightSets(name),
    enabled: isAsked,
  })
  return { all, index, list, answer, before, change, series, tornado, each, life, sets }
}
