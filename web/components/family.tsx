/** The metrics that answer one question, folded until somebody asks: one row each, all fetched at once. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric, Question, Series } from '../api.ts'
import type { Family } from '../families.ts'
import { carried } from '../search.ts'
import { About, titleOf } from './about.tsx'
import { Reason } from './reason.tsx'
import { SeriesSpark } from './series-spark.tsx'
import { Failed, Loading } from './states.tsx'
import { useOverview } from './use-data.ts'
import { useView } from './use-view.ts'
import { countText, Delta, isFew, pointText, rangeText } from './value.tsx'

export function Families({
  families,
  question,
  title,
}: {
  families: Family[]
  question: Question
  title: string
}) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const open = new Set(view.open?.split(',').filter((key) => key !== ''))
  const setOpen = (keys: string[]): void =>
    change({ open: keys.length === 0 ? undefined : keys.join(',') })
  const isAll = families.every((family) => open.has(family.key))
  return (
    <section>
      <header className="all">
        <h2 className="question">{title}</h2>
        <button
          type="button"
          className="plain"
          onClick={() => setOpen(isAll ? [] : families.map((family) => family.key))}
        >
          {t(isAll ? 'family.foldAll' : 'family.openAll')}
        </button>
      </header>
      <div className="sheet families">
        {families.map((family) => {
          const names = family.metrics.map((metric) => titleOf(metric, i18n.language)).join(' · ')
          const isOpen = open.has(family.key)
          const id = `family-${family.key}`
          return (
            <section key={family.key}>
              <h3>
                <button
                  type="button"
                  aria-expanded={isOpen}
                  aria-controls={id}
                  onClick={() =>
                    setOpen(
                      isOpen
                        ? [...open].filter((key) => key !== family.key)
                        : [...open, family.key],
                    )
                  }
                >
                  <span className="ask">
                    {t(`family.${family.key}`, { defaultValue: family.key })}
                  </span>
                  <span className="names" title={names}>
                    {names}
                  </span>
                </button>
              </h3>
              <div id={id}>{isOpen && <Rows metrics={family.metrics} question={question} />}</div>
            </section>
          )
        })}
      </div>
    </section>
  )
}

function Rows({ metrics, question }: { metrics: Metric[]; question: Question }) {
  const { t } = useTranslation()
  const { answered, error, refetch } = useOverview(metrics, question)
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (answered === undefined) return <Loading height={54 * metrics.length} />
  return (
    <div className="scroll">
      <table className="rows">
        <colgroup>
          <col className="titles" />
          <col />
          <col className="changes" />
          <col className="trends" />
          <col className="items" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            {(['metric', 'value', 'change', 'trend', 'items'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`table.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answered.map(({ metric, series }) => {
            const one = series[0]
            return one === undefined ? null : <Row key={metric.key} metric={metric} series={one} />
          })}
        </tbody>
      </table>
    </div>
  )
}

function Row({ metric, series }: { metric: Metric; series: Series }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const { summary, previous } = series
  const search = { ...carried(view), scope: series.scope }
  const text = pointText(summary, metric, t, i18n.language)
  const range = rangeText(summary, metric, t, i18n.language)
  return (
    <tr>
      <th scope="row">
        <span className="titled">
          <Link to="/metric/$key" params={{ key: metric.key }} search={search}>
            {titleOf(metric, i18n.language)}
          </Link>{' '}
          <About metric={metric} />
        </span>
      </th>
      <td className="figure">
        {text !== null && <b className={isFew(summary, metric) ? 'few' : ''}>{text}</b>}{' '}
        <span className="why">
          {summary.reason === null ? range : <Reason series={series} />}
          {isFew(summary, metric) && <> · {t('value.few')}</>}
        </span>
      </td>
      <td className="r">
        <Delta now={summary} before={previous} metric={metric} />
      </td>
      <td>
        <SeriesSpark metric={metric} series={series} width={132} height={28} />
      </td>
      <td className="r">
        {summary.n > 0 && (
          <Link
            to="/metric/$key"
            params={{ key: metric.key }}
            search={search}
            hash="items"
            className="cov"
          >
            {countText(summary.n, metric, series.actors, t)}
          </Link>
        )}
      </td>
    </tr>
  )
}
