/** The same numbers of an earlier window, which stand behind those of a chart. */
import { useQuery } from '@tanstack/react-query'
import { fetchMetric, type MetricAnswer, type ValuesQuestion } from '../api.ts'
import { isCopy } from '../copy.ts'
import type { View } from '../search.ts'
import { earlier } from '../windows.ts'
import { useView } from './use-view.ts'

export interface Ghost {
  way: Exclude<View['before'], 'none'>
  answer: MetricAnswer
}

/** @returns null where none is asked for, or as long as it isn't there */
export function useGhost(metric: string, asked: ValuesQuestion, isReady: boolean): Ghost | null {
  const [{ before }] = useView()
  const { from, grain, to } = asked
  // A published copy holds no other windows.
  const dates =
    isCopy || before === 'none' || from === undefined || to === undefined
      ? null
      : earlier({ from, to }, grain, before)
  const question = { ...asked, ...dates, compare: 'none' }
  const { data } = useQuery({
    queryKey: ['metric', metric, question],
    queryFn: () => fetchMetric(metric, question),
    enabled: isReady && dates !== null,
    // Another window's numbers in its place would be wrong ones.
    placeholderData: () => undefined,
  })
  return before === 'none' || dates === null || data === undefined
    ? null
    : { way: before, answer: data }
}
