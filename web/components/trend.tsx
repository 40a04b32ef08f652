/** The large chart of a metric, or the same numbers as a table; a period chosen in either shows its items. */
import type { TFunction } from 'i18next'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { base } from '../copy.ts'
import type { Annotation, Metric, MetricAnswer, Point, Series } from '../api.ts'
import { annotationMarks, changeMarks } from '../charts/marks.ts'
import { holeOf, lastKnown } from '../charts/points.ts'
import { trendOption } from '../charts/trend.ts'
import { scaleOf, show, showPeriod } from '../format.ts'
import { usePreferences } from '../preferences.ts'
import { whenReached } from '../reach.ts'
import { chartColours } from '../theme.ts'
import { titleOf } from './about.tsx'
import { ChartKey } from './chart-key.tsx'
import { Loading } from './states.tsx'
import { useView } from './use-view.ts'
import { changeText, happenedText, seriesName } from './happened.tsx'
import { countText, pointText, rangeText, valueText } from './value.tsx'

const Chart = lazy(() => whenReached(() => import('../charts/chart.tsx')))

/** What the running period is compared with; null for every other point. */
function comparableOf(point: Point, one: Series): Point | null {
  const last = one.points.findLast((each) => each.reason !== 'not_collected')
  return point === last && point.is_partial && point.value !== null ? one.comparable : null
}

/** Why a period is only a part of one: it still runs, or the range cuts it. */
function partialText(point: Point, one: Series, { window }: MetricAnswer, t: TFunction): string {
  if (!point.is_partial || point.reason === 'not_collected') return ''
  const isLast = point === one.points[lastKnown(one.points)]
  const isRunning = isLast && one.as_of !== null && Date.parse(one.as_of) < Date.parse(window.to)
  return t(isRunning ? 'value.partial' : 'value.cut')
}

function useWords(metric: Metric, answer: MetricAnswer) {
  const { t, i18n } = useTranslation()
  return (point: Point, one: Series): string[] => {
    const like = comparableOf(point, one)
    const before = like === null ? null : pointText(like, metric, t, i18n.language)
    const text = pointText(point, metric, t, i18n.language)
    const range = rangeText(point, metric, t, i18n.language)
    return [
      ...(text === null ? [] : [text]),
      ...(range === null ? [] : [range]),
      ...(point.reason === null ? [] : [t(`reason.${point.reason}`)]),
      countText(point.n, metric, one.actors, t),
      ...[partialText(point, one, answer, t)].filter((text) => text !== ''),
      ...(like === null || before === null
        ? []
        : [
            t('value.comparable', {
              period: showPeriod(like.period, answer.window.grain, i18n.language),
              value: before,
            }),
          ]),
      ...(holeOf(point) === 'part'
        ? [t('value.covered', { percent: Math.floor(point.coverage * 100) })]
        : []),
    ]
  }
}

export function TrendChart({
  metric,
  answer,
  annotations,
}: {
  metric: Metric
  answer: MetricAnswer
  annotations: Annotation[]
}) {
  const { t, i18n } = useTranslation()
  const [, change] = useView()
  const { patterns } = usePreferences()
  const words = useWords(metric, answer)
  const language = i18n.language
  const first = answer.series[0]
  const largest = Math.max(
    0,
    ...answer.series.flatMap((one) =>
      one.points.map((point) => point.value ?? point.at_least ?? 0),
    ),
  )
  const scale = scaleOf(metric.unit, largest)
  const marks = [
    ...changeMarks(answer.series, (change, one) => {
      const text = changeText(change, metric, t, language)
      return answer.series.length > 1 ? `${seriesName(one, answer, t)}: ${text}` : text
    }),
    ...annotationMarks(annotations, first?.points ?? [], (each) => happenedText(each, t)),
  ]
  const option = trendOption(
    answer.series,
    { scale, columns: metric.unit === 'count' && answer.series.length === 1, patterns },
    chartColours(),
    {
      period: (start) => showPeriod(start, answer.window.grain, language),
      tick: (value) => valueText(value * scale, metric, t, language, largest),
      lines: words,
      name: (one) => seriesName(one, answer, t),
    },
    marks,
  )
  const summary = first === undefined ? null : pointText(first.summary, metric, t, language)
  return (
    <Suspense fallback={<Loading height={340} />}>
      <Chart
        option={option}
        name={metric.key}
        embed={`${base}embed/${metric.key}${window.location.search}`}
        label={t('metric.aria', {
          title: titleOf(metric, language),
          scope: first?.scope ?? '',
          value: summary ?? '',
          count: first?.points.length ?? 0,
        })}
        onPick={(index) => {
          const period = first?.points[index]?.period
          if (period !== undefined) change({ period })
        }}
      />
      <p className="foot key">
        <ChartKey metric={metric} series={answer.series} marks={marks} scale={scale} />
        <span>{t('metric.pickHint')}</span>
      </p>
    </Suspense>
  )
}

/** What a row has to say beside its numbers. */
function noteOf(point: Point, one: Series, answer: MetricAnswer, t: TFunction): string {
  if (point.reason !== null) return t(`reason.${point.reason}`)
  const notes = [
    partialText(point, one, answer, t),
    holeOf(point) === 'part' ? t('value.lacks') : '',
  ]
  return notes.filter((note) => note !== '').join(' · ')
}

export function TrendTable({ metric, answer }: { metric: Metric; answer: MetricAnswer }) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const language = i18n.language
  const cell = (value: number | null, like: number | null): string => {
    if (value === null) return ''
    const { number, unit } = show(value, metric.unit, language, like ?? value)
    return unit === null ? number : `${number} ${t(`unit.${unit}`)}`
  }
  return (
    <div className="scroll">
      {answer.series.map((series) => (
        <table key={`${series.scope} ${series.actors}`}>
          <caption className={answer.series.length > 1 ? '' : 'sr-only'}>
            {seriesName(series, answer, t)}
          </caption>
          <thead>
            <tr>
              {(
                [
                  'period',
                  'value',
                  'low',
                  'high',
                  'items',
                  'unfinished',
                  'coverage',
                  'note',
                ] as const
              ).map((key) => (
                <th key={key} scope="col" className={key === 'period' || key === 'note' ? '' : 'r'}>
                  {t(`table.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.points.map((point) => (
              <tr key={point.period} aria-selected={view.period === point.period}>
                <th scope="row">
                  <button
                    type="button"
                    className="plain"
                    onClick={() => change({ period: point.period })}
                  >
                    {showPeriod(point.period, answer.window.grain, language)}
                  </button>
                </th>
                <td className="r">{pointText(point, metric, t, language)}</td>
                <td className="r">{cell(point.low, point.value)}</td>
                <td className="r">{cell(point.high, point.value)}</td>
                <td className="r">{point.n}</td>
                <td className="r">{point.n_censored}</td>
                <td className={holeOf(point) === null ? 'r' : 'r lacking'}>
                  {Math.floor(point.coverage * 100)} %
                </td>
                <td className="why">{noteOf(point, series, answer, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
