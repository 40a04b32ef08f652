/** What the page of the indices asks for. */
import { useQuery } from '@tanstack/react-query'
import {
  coursePeriods,
  fetchChecklist,
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
import type { View } from '../search.ts'

/** What a view asks of the index of a scope. */
export const questionOfIndex = (view: View, scope: string): IndexQuestion => ({
  scope,
  ...(view.until === undefined ? {} : { period: view.until }),
  ...(view.weights === undefined ? {} : { weights: view.weights }),
})

export function useIndices(key: string | undefined, question: IndexQuestion, isReady: boolean) {
  const list = useQuery({ queryKey: ['indices'], queryFn: fetchIndices })
  const all = list.data?.indices ?? []
  const index =
    all.find((each) => each.key === key) ??
    all.find((each) => each.aggregation !== 'none') ??
    all[0]
  const isAsked = isReady && index !== undefined
  const name = index?.key ?? ''
  const answer = useQuery({
    queryKey: ['index', name, question],
    queryFn: () => fetchIndex(name, question),
    enabled: isAsked,
  })
  const before = answer.data === undefined ? null : yearBefore(answer.data.period.name)
  const isList = index?.is_checklist === true
  // What it measures, the change shares.
  const series = useQuery({
    queryKey: ['index-series', name, question],
    queryFn: () => fetchIndexSeries(name, { ...question, periods: coursePeriods }),
    enabled: answer.data !== undefined && index?.aggregation !== 'none',
  })
  const change = useQuery({
    queryKey: ['index-change', name, question, before],
    queryFn: () => fetchIndexChange(name, { ...question, before: before ?? '' }),
    enabled: before !== null && index?.aggregation !== 'none',
  })
  const tornado = useQuery({
    queryKey: ['tornado', name, question],
    queryFn: () => fetchTornado(name, question),
    enabled: answer.data !== undefined && index?.aggregation !== 'none',
  })
  const each = useQuery({
    queryKey: ['index-each', name, question],
    queryFn: () => fetchIndex(name, { ...question, each: 'true' }),
    enabled: answer.data !== undefined && !isList,
  })
  const { weights: _, ...plain } = question
  const checklist = useQuery({
    queryKey: ['checklist', name, plain],
    queryFn: () => fetchChecklist(name, plain),
    enabled: isAsked && isList,
  })
  const checklists = useQuery({
    queryKey: ['checklist-each', name, plain],
    queryFn: () => fetchChecklist(name, { ...plain, each: 'true' }),
    enabled: checklist.data !== undefined,
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
  return {
    all,
    index,
    list,
    answer,
    before,
    change,
    series,
    tornado,
    each,
    checklist,
    checklists,
    life,
    sets,
  }
}
