/** The page's first answer: what changed, in words made from the numbers, each with its link. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric, Series } from '../api.ts'
import { showPeriod } from '../format.ts'
import { headlines, holesOf, isComparable, movesOf, shiftsOf } from '../said.ts'
import { carried } from '../search.ts'
import { titleOf } from './about.tsx'
import { changeText } from './happened.tsx'
import { useView } from './use-view.ts'
import { countText, valueText } from './value.tsx'

const nameOf = (scope: string): string =>
  scope.replace(/^repo:[^/]+\//, '').replace(/^ecosystem:/, '')

export function Said({
  answers,
  here,
}: {
  answers: { metric: Metric; series: Series[] }[]
  here: boolean
}) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const moves = headlines(movesOf(answers), here ? 3 : 1)
  const shifts = shiftsOf(answers, 2)
  const holes = holesOf(answers)
  return (
    <section className="said" aria-label={t('said.title')}>
      <h2>{t('said.title')}</h2>
      <ul>
        {moves.length === 0 && <li>{t(isComparable(answers) ? 'said.steady' : 'said.alone')}</li>}
        {moves.map(({ before, metric, series, meaning }) => (
          <li key={`${metric.key} ${series.scope}`}>
            <b>
              {here
                ? t(`said.here_${meaning}`)
                : t(`said.${meaning}`, { repo: nameOf(series.scope) })}
            </b>{' '}
            {t('said.move', {
              metric: titleOf(metric, i18n.language),
              before: valueText(before.value ?? 0, metric, t, i18n.language),
              now: valueText(series.summary.value ?? 0, metric, t, i18n.language),
            })}{' '}
            <Link
              to="/metric/$key"
              params={{ key: metric.key }}
              search={{ ...carried(view), scope: series.scope }}
            >
              {t('said.items', { items: countText(series.summary.n, metric, series.actors, t) })}
            </Link>
          </li>
        ))}
        {shifts.map(({ change, metric, series }) => (
          <li key={`${metric.key} ${series.scope} ${change.period}`}>
            <b>{here ? t('said.shift') : t('said.shiftOf', { repo: nameOf(series.scope) })}</b>{' '}
            <Link
              to="/metric/$key"
              params={{ key: metric.key }}
              search={{ ...carried(view), scope: series.scope }}
            >
              {titleOf(metric, i18n.language)}
            </Link>
            {t('said.since', {
              period: showPeriod(change.period, view.grain, i18n.language),
              change: changeText(change, metric, t, i18n.language),
            })}
          </li>
        ))}
        {[...holes].map(([scope, coverage]) => (
          <li key={scope}>
            <b>{t('said.data')}</b>{' '}
            {t('said.gap', { repo: nameOf(scope), percent: Math.floor(coverage * 100) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
