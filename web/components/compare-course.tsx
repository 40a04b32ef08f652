/** One metric of all compared scopes over time, by date or by the age of each; as a chart or as a table. */
import { Link, useNavigate, type LinkProps } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Metric, MetricAnswer } from '../api.ts'
import { trendOption } from '../charts/trend.ts'
import { byAge, nearest, periodAt } from '../compare.ts'
import { scaleOf, showPeriod } from '../format.ts'
import { usePreferences } from '../preferences.ts'
import { whenReached } from '../reach.ts'
import { scopeName } from '../scope-words.ts'
import { chartColours } from '../theme.ts'
import { titleOf } from './about.tsx'
import { ChartKey } from './chart-key.tsx'
import { Scroll } from './scroll.tsx'
import { Loading } from './states.tsx'
import { isCopy } from '../copy.ts'
import { rangeOf } from './trend.tsx'
import { useEmbed } from './use-embed.ts'
import { useView } from './use-view.ts'
import { countText, pointText, rangeText, valueText } from './value.tsx'

const Chart = lazy(() => whenReached(() => import('../charts/chart.tsx')))

export function CompareCourse({
  answer,
  metric,
  rows,
}: {
  metric: Metric
  answer: MetricAnswer
  /** Where the items of one scope in one period are listed; undefined: no number leads to its rows. */
  rows?: (scope: string, period: string) => LinkProps
}) {
  const navigate = useNavigate()
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const { patterns } = usePreferences()
  const embed = useEmbed()
  const language = i18n.language
  const isByAge = view.align === 'age'
  const series = isByAge ? byAge(answer.series) : answer.series
  const place = (period: string): string =>
    isByAge
      ? t(`compare.age_${answer.window.grain}`, { count: Number(period) })
      : showPeriod(period, answer.window.grain, language)
  const largest = Math.max(
    0,
    ...series.flatMap(({ points }) => points.map(({ at_least, value }) => value ?? at_least ?? 0)),
  )
  const scale = scaleOf(metric.unit, largest)
  if (view.view === 'table') {
    return (
      <Scroll label={titleOf(metric, language)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(isByAge ? 'compare.ageHead' : 'table.period')}</th>
              {series.map(({ scope }) => (
                <th key={scope} scope="col" className="r">
                  {scopeName(scope)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(series[0]?.points ?? []).map(({ period }, index) => (
              <tr key={period}>
                <th scope="row">{place(period)}</th>
                {series.map(({ points, scope }, at) => {
                  const point = points[index]
                  const text = point === undefined ? null : pointText(point, metric, t, language)
                  const own = answer.series[at]
                  const period = own && periodAt(own, index, isByAge)
                  return (
                    <td key={scope} className="r">
                      {text !== null && rows !== undefined && period !== undefined ? (
                        <Link {...rows(scope, period)}>{text}</Link>
                      ) : (
                        text
                      )}
                      {text === null && (
                        <span className="why">
                          {point?.reason == null ? '' : t(`reason.${point.reason}`)}
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    )
  }
  const option = trendOption(series, { scale, columns: false, patterns }, chartColours(), {
    period: place,
    tick: (value) => valueText(value * scale, metric, t, language, largest),
    lines: (point, one) => {
      const text = pointText(point, metric, t, language)
      const range = rangeText(point, metric, t, language)
      return [
        ...(text === null ? [] : [text]),
        ...(range === null ? [] : [range]),
        ...(point.reason === null ? [] : [t(`reason.${point.reason}`)]),
        ...(point.n === 0 ? [] : [countText(point.n, metric, one.actors, t)]),
      ]
    },
    name: ({ scope }) => scopeName(scope),
  })
  return (
    <Suspense fallback={<Loading height={340} />}>
      <Chart
        option={option}
        name={`${metric.key}-compared`}
        embed={embed(
          metric.key,
          series.map(({ scope }) => scope),
        )}
        label={t('compare.aria', {
          title: titleOf(metric, language),
          scopes: series.map(({ scope }) => scopeName(scope)).join(', '),
          count: series[0]?.points.length ?? 0,
        })}
        {...(rows !== undefined && {
          onPick: (place: number, value: number) => {
            const own = answer.series[nearest(series, place, value * scale)]
            const period = own && periodAt(own, place, isByAge)
            if (period !== undefined) void navigate(rows(own?.scope ?? '', period))
          },
        })}
        // An age is no range of time.
        {...(isByAge || isCopy ? {} : { onDrag: rangeOf(answer, change) })}
      />
      <p className="foot key">
        <ChartKey metric={metric} series={series} marks={[]} scale={scale} />
      </p>
    </Suspense>
  )
}
