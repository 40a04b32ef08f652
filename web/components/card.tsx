/** One metric of one scope: value, range, change, trend, the items behind it, its definition. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric, Series } from '../api.ts'
import { show } from '../format.ts'
import { carried } from '../search.ts'
import { About, titleOf } from './about.tsx'
import { Reason } from './reason.tsx'
import { SeriesSpark } from './series-spark.tsx'
import { useView } from './use-view.ts'
import { countText, Deltas, isFew, rangeText } from './value.tsx'

export function Card({ metric, series }: { metric: Metric; series: Series }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const { summary } = series
  const language = i18n.language
  const search = { ...carried({ ...view, actors: series.actors }), scope: series.scope }
  const known = summary.value ?? summary.at_least
  const shown = known === null ? null : show(known, metric.unit, language)
  const range = rangeText(summary, metric, t, language)
  return (
    <article className="card" data-metric={metric.key}>
      <h3>
        <Link to="/metric/$key" params={{ key: metric.key }} search={search}>
          {titleOf(metric, language)}
        </Link>
        <About metric={metric} />
      </h3>
      {shown !== null && (
        <div className={isFew(summary, metric) ? 'big few' : 'big'}>
          <b>
            {summary.value === null ? t('value.atLeast', { value: shown.number }) : shown.number}
          </b>
          {shown.unit !== null && <span>{t(`unitLong.${shown.unit}`)}</span>}
        </div>
      )}
      <div className="range">
        {summary.reason !== null && (
          <span>
            <Reason series={series} />
          </span>
        )}
        {range !== null && <span className="likely">{range}</span>}
        {isFew(summary, metric) && <span>{t('value.few')}</span>}
        <Deltas series={series} metric={metric} />
      </div>
      <SeriesSpark metric={metric} series={series} width={346} height={74} />
      <footer>
        {summary.n > 0 && (
          <Link to="/metric/$key" params={{ key: metric.key }} search={search} hash="items">
            {countText(summary.n, metric, series.actors, t)}
          </Link>
        )}
        <span>
          {summary.coverage < 0.999 && summary.coverage > 0
            ? t('value.covered', { percent: Math.floor(summary.coverage * 100) })
            : summary.n_censored > 0
              ? t('value.unfinished', { count: summary.n_censored })
              : ''}
        </span>
      </footer>
    </article>
  )
}
