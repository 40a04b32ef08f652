/** Scopes side by side: a row for each metric, with the rank where the likely ranges tell them apart. */
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Metric, Series } from '../api.ts'
import { ranksOf } from '../compare.ts'
import { familiesOf } from '../families.ts'
import { scopeName } from '../scope-words.ts'
import { carried } from '../search.ts'
import { seriesColour } from '../theme.ts'
import { About, titleOf } from './about.tsx'
import { Reason } from './reason.tsx'
import type { Answered } from './use-data.ts'
import { useView } from './use-view.ts'
import { isFew, pointText, rangeText } from './value.tsx'

export function CompareTable({ answers, scopes }: { answers: Answered[]; scopes: string[] }) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const families = familiesOf(answers.map(({ metric }) => metric))
  return (
    <div className="sheet scroll">
      <table className="versus">
        <thead>
          <tr>
            <th scope="col">{t('table.metric')}</th>
            {scopes.map((scope, index) => (
              <th key={scope} scope="col" className="r">
                <i className="swatch" style={{ background: seriesColour(index, 'all', false) }} />
                {scopeName(scope)}
              </th>
            ))}
          </tr>
        </thead>
        {families.map((family) => (
          <tbody key={family.key}>
            <tr>
              <th scope="rowgroup" colSpan={scopes.length + 1} className="ask">
                {t(`family.${family.key}`, { defaultValue: family.key })}
              </th>
            </tr>
            {family.metrics.map((metric) => {
              const series = answers.find((each) => each.metric === metric)?.series ?? []
              const ranks = ranksOf(
                series.map(({ summary }) => summary),
                metric.better,
              )
              return (
                <tr key={metric.key} aria-selected={view.metric === metric.key}>
                  <th scope="row">
                    <span className="titled">
                      <button
                        type="button"
                        className="link"
                        onClick={() => change({ metric: metric.key })}
                      >
                        {titleOf(metric, i18n.language)}
                      </button>
                      <About metric={metric} />
                    </span>
                  </th>
                  {scopes.map((scope, index) => (
                    <Fragment key={scope}>
                      <Cell metric={metric} one={series[index]} rank={ranks[index] ?? null} />
                    </Fragment>
                  ))}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Cell({
  metric,
  one,
  rank,
}: {
  metric: Metric
  one: Series | undefined
  rank: number | null
}) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  if (one === undefined) return <td className="r">{t('state.empty')}</td>
  const text = pointText(one.summary, metric, t, i18n.language)
  const range = rangeText(one.summary, metric, t, i18n.language)
  return (
    <td className="r" data-title={scopeName(one.scope)}>
      {text === null ? (
        <span className="why">
          <Reason series={one} />
        </span>
      ) : (
        <>
          {rank !== null && <span className="rank">{t('compare.rank', { rank })}</span>}
          <Link
            className={isFew(one.summary, metric) ? 'few' : ''}
            to="/metric/$key"
            params={{ key: metric.key }}
            search={{ ...carried(view), scope: one.scope }}
          >
            {text}
          </Link>
          {range !== null && <div className="why">{range}</div>}
        </>
      )}
    </td>
  )
}
