/** One chart by itself, to stand in another page: its title, of what, up to when, and the way to all of it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fetchMetric } from '../api.ts'
import { titleOf } from '../components/about.tsx'
import { Failed, Loading } from '../components/states.tsx'
import { TrendTable } from '../components/trend-table.tsx'
import { TrendChart } from '../components/trend.tsx'
import {
  questionOf,
  spanOf,
  useAnnotations,
  useCatalogue,
  useReposOf,
} from '../components/use-data.ts'
import { useGhost } from '../components/use-ghost.ts'
import { useView } from '../components/use-view.ts'
import { showDay } from '../format.ts'
import { scopeName } from '../scope-words.ts'
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
  const span = spanOf(own)
  const question = {
    ...questionOf(view, scopes, span),
    ...(view.trailing === undefined ? {} : { trailing: String(view.trailing) }),
  }
  const asked = { ...question, actors: view.actors }
  const happened = useAnnotations(question)
  const answer = useQuery({
    queryKey: ['metric', key, asked],
    queryFn: () => fetchMetric(key, asked),
    enabled: metric !== undefined && repos.data !== undefined,
  })
  const ghost = useGhost(key, asked, answer.data !== undefined)
  const failed = [catalogue, repos, answer].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (metric === undefined || answer.data === undefined) return <Loading height={380} />
  return (
    <article className="embedded">
      <header className="scope">
        <h1>{titleOf(metric, i18n.language)}</h1>
        <span className="sub">{scopes.map(scopeName).join(t('status.comma'))}</span>
        {own.some((repo) => repo.is_simulated) && (
          <span className="mark">{t('simulated.mark')}</span>
        )}
      </header>
      {view.view === 'table' ? (
        <TrendTable metric={metric} answer={answer.data} ghost={ghost} />
      ) : (
        <TrendChart
          metric={metric}
          answer={answer.data}
          annotations={happened.data?.annotations ?? []}
          ghost={ghost}
        />
      )}
      <p className="foot">
        <Link
          to="/metric/$key"
          params={{ key }}
          search={{ ...carried(view), scope: view.scope }}
          target="_blank"
        >
          {t('chart.whole')}
        </Link>{' '}
        {span.as_of !== null && t('app.asOf', { day: showDay(span.as_of, i18n.language) })}
      </p>
    </article>
  )
}
