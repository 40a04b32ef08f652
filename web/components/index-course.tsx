/** How an index has gone: its line with its range as a chart or a table, the first and the last value in words. */
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndexAbout, IndexSeries } from '../api.ts'
import { trendOption } from '../charts/trend.ts'
import { isCopy } from '../copy.ts'
import { asSeries } from '../index-drawn.ts'
import { named, points, titlesOf } from '../indices.ts'
import { usePreferences } from '../preferences.ts'
import { whenReached } from '../reach.ts'
import { chartColours } from '../theme.ts'
import { likely, RangeText } from './index-parts.tsx'
import { Scroll } from './scroll.tsx'
import { Loading } from './states.tsx'
import { useEmbed } from './use-embed.ts'
import { useView } from './use-view.ts'

const Chart = lazy(() => whenReached(() => import('../charts/chart.tsx')))

type Series = IndexSeries['series'][number]

export function IndexCourse({
  index,
  onPick,
  series,
}: {
  index: IndexAbout
  series: Series
  /** Called with the name of the period that was clicked. */
  onPick?: (period: string) => void
}) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const language = i18n.language
  const titles = titlesOf(index, language)
  const known = series.points.filter(({ score }) => score !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return <p>{t('indices.courseNone')}</p>
  const left = series.left_out.map((key) => titles.get(key) ?? key).join(t('status.comma'))
  return (
    <>
      {view.view === 'table' ? (
        <CourseTable series={series} />
      ) : (
        <CourseChart index={index} series={series} {...(onPick && { onPick })} />
      )}
      <p>
        {t('indices.course', {
          first: points(first.score ?? 0, language),
          from: first.period.name,
          last: points(last.score ?? 0, language),
          to: last.period.name,
        })}
      </p>
      <p className="foot">
        {t('indices.courseFoot')} {left !== '' && t('indices.leftOut', { indicators: left })}
      </p>
    </>
  )
}

function CourseChart({ index, onPick, series }: Parameters<typeof IndexCourse>[0]) {
  const { t, i18n } = useTranslation()
  const { patterns } = usePreferences()
  const embed = useEmbed()
  const language = i18n.language
  const title = named(index.title, language)
  const drawn = asSeries(series)
  const names = new Map(series.points.map(({ period }) => [period.from, period.name]))
  const option = trendOption(
    [drawn],
    // The axis counts to 100.
    { scale: 0.01, columns: false, patterns },
    chartColours(),
    {
      period: (start) => names.get(start) ?? start,
      tick: String,
      lines: ({ high, low, value }) => [
        value === null ? t('indices.notKnown') : points(value, language),
        ...likely({ low, high }, t, language),
      ],
      name: () => title,
    },
  )
  return (
    <Suspense fallback={<Loading height={340} />}>
      <Chart
        option={option}
        name={`${index.key}-course`}
        embed={embed(`index/${index.key}/course`, [series.scope])}
        label={t('indices.courseAria', {
          title,
          scope: series.scope,
          count: series.points.length,
        })}
        {...(onPick && {
          onPick: (at: number) => {
            const name = series.points[at]?.period.name
            if (name !== undefined) onPick(name)
          },
        })}
      />
    </Suspense>
  )
}

function CourseTable({ series }: { series: Series }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const language = i18n.language
  return (
    <Scroll label={t('indices.courseTitle')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('indices.period')}</th>
            <th scope="col">{t('indices.score')}</th>
            <th scope="col">{t('indices.likely')}</th>
          </tr>
        </thead>
        <tbody>
          {series.points.map(({ high, low, period, score }) => (
            <tr key={period.name}>
              <th scope="row">
                {isCopy ? (
                  period.name
                ) : (
                  <Link
                    to="/indices"
                    search={{ ...view, scope: series.scope, until: period.name, view: undefined }}
                  >
                    {period.name}
                  </Link>
                )}
              </th>
              <td>{score === null ? t('indices.notKnown') : points(score, language)}</td>
              <td>
                {low === null || high === null ? (
                  t('indices.notKnown')
                ) : (
                  <RangeText low={low} high={high} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
