/** One chart of a metric by itself, to stand in another page; of several scopes, as they are compared. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fetchMetric, type Metric, type MetricAnswer, type Question } from '../api.ts'
import { titleOf } from '../components/about.tsx'
import { CompareCourse } from '../components/compare-course.tsx'
import { Embedded } from '../components/embedded.tsx'
import { Failed, Loading, Unknown } from '../components/states.tsx'
import { TrendTable } from '../components/trend-table.tsx'
import { TrendChart } from '../components/trend.tsx'
import {
  courseOf,
  spanOf,
  useAnnotations,
  useCatalogue,
  useReposOf,
} from '../components/use-data.ts'
import { useGhost } from '../components/use-ghost.ts'
import { useView } from '../components/use-view.ts'
import { carried } from '../search.ts'

export function EmbedPage() {
  const { t, i18n } = useTranslation()
  const { key } = useParams({ from: '/embed/$key' })
  const [view] = useView()
  const catalogue = useCatalogue()
  const metric = catalogue.data?.metrics.find((each) => each.key === key)
  const scopes = view.scope === undefined ? ['all'] : [view.scope].flat()
  const repos = useReposOf(scopes)
  const own = repos.data?.repos ?? []
  const question = {
    ...courseOf(view, scopes, spanOf(own)),
    ...(view.trailing === undefined ? {} : { trailing: String(view.trailing) }),
  }
  const asked = { ...question, actors: view.actors }
  const answer = useQuery({
    queryKey: ['metric', key, asked],
    queryFn: () => fetchMetric(key, asked),
    enabled: metric !== undefined && repos.data !== undefined,
  })
  const failed = [catalogue, repos, answer].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (catalogue.data !== undefined && metric === undefined) {
    return <Unknown />
  }
  if (metric === undefined || answer.data === undefined) return <Loading height={380} />
  const isCompared = scopes.length > 1
  return (
    <Embedded
      title={titleOf(metric, i18n.language)}
      scopes={scopes}
      repos={own}
      whole={
        isCompared ? (
          <Link
            to="/compare"
            search={{ ...carried(view), align: view.align, metric: key, scope: view.scope }}
          >
            {t('chart.whole')}
          </Link>
        ) : (
          <Link to="/metric/$key" params={{ key }} search={{ ...carried(view), scope: view.scope }}>
            {t('chart.whole')}
          </Link>
        )
      }
    >
      {isCompared ? (
        <CompareCourse metric={metric} answer={answer.data} />
      ) : (
        <Course metric={metric} answer={answer.data} question={question} />
      )}
    </Embedded>
  )
}

function Course({
  answer,
  metric,
  question,
}: {
  answer: MetricAnswer
  metric: Metric
  question: Question
}) {
  const [view] = useView()
  const happened = useAnnotations(question)
  const ghost = useGhost(metric.key, { ...question, actors: view.actors }, true)
  return view.view === 'table' ? (
    <TrendTable metric={metric} answer={answer} ghost={ghost} />
  ) : (
    <TrendChart
      metric={metric}
      answer={answer}
      annotations={happened.data?.annotations ?? []}
      ghost={ghost}
    />
  )
}
