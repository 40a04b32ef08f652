/** People, bots and AI agents apart: three numbers with three lines, each the way to its rows. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchMetric, type Metric, type Question, type Series } from '../api.ts'
import { carried } from '../search.ts'
import { seriesColour } from '../theme.ts'
import { About } from './about.tsx'
import { Reason } from './reason.tsx'
import { Spark } from './spark.tsx'
import { Failed, Loading } from './states.tsx'
import { useView } from './use-view.ts'
import { countText, Delta } from './value.tsx'

export function PeopleKinds({ metric, question }: { metric: Metric; question: Question }) {
  const { t } = useTranslation()
  const [view] = useView()
  const asked = { ...question, actors: 'each' as const, compare: 'previous' }
  const answer = useQuery({
    queryKey: ['metric', metric.key, asked],
    queryFn: () => fetchMetric(metric.key, asked),
  })
  return (
    <article className="card wide" data-metric="kinds">
      <h3>
        <Link
          to="/metric/$key"
          params={{ key: metric.key }}
          search={{ ...carried(view), actors: 'each', scope: question.scope }}
        >
          {t('course.kinds')}
        </Link>
        <About metric={metric} />
      </h3>
      {answer.error !== null && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <Loading height={96} />}
      {answer.data?.series.map((one) => (
        <Kind key={one.actors} metric={metric} one={one} />
      ))}
      <footer>{t('course.ownScale')}</footer>
    </article>
  )
}

function Kind({ metric, one }: { metric: Metric; one: Series }) {
  const { t } = useTranslation()
  const [view] = useView()
  const { previous, summary } = one
  const colour = seriesColour(0, one.actors, true)
  return (
    <div className="kind" data-actors={one.actors}>
      <span className="name">
        <i className="swatch" style={{ background: colour }} />
        {t(`actors.${one.actors}`)}
      </span>
      <span>
        {summary.reason === null ? (
          <Link
            to="/metric/$key"
            params={{ key: metric.key }}
            search={{ ...carried({ ...view, actors: one.actors }), scope: one.scope }}
            hash="items"
          >
            {countText(summary.n, metric, one.actors, t)}
          </Link>
        ) : (
          <span className="why">
            <Reason series={one} />
          </span>
        )}{' '}
        <Delta now={summary} before={previous} metric={metric} />
      </span>
      {/* A line takes its colour from the accent. */}
      <span style={{ '--accent': colour } as CSSProperties}>
        <Spark points={one.points} width={160} height={26} />
      </span>
    </div>
  )
}
