/** The large chart of a metric; a period chosen in it shows its items, several that are dragged over narrow the range. */
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { isCopy } from '../copy.ts'
import type { Annotation, Metric, MetricAnswer, Point, Series } from '../api.ts'
import { annotationMarks, changeMarks } from '../charts/marks.ts'
import { holeOf } from '../charts/points.ts'
import { trendOption } from '../charts/trend.ts'
import { scaleOf, showPeriod } from '../format.ts'
import { usePreferences } from '../preferences.ts'
import { whenReached } from '../reach.ts'
import type { SearchInput } from '../search.ts'
import { chartColours } from '../theme.ts'
import { narrowed } from '../windows.ts'
import { titleOf } from './about.tsx'
import { ChartKey } from './chart-key.tsx'
import { Loading } from './states.tsx'
import { changeText, happenedText, seriesName } from './happened.tsx'
import { ghostName, ghostPointText, ghostText } from './ghost.tsx'
import { partialText } from './trend-table.tsx'
import type { Ghost } from './use-ghost.ts'
import { useEmbed } from './use-embed.ts'
import { useView } from './use-view.ts'
import { countText, pointText, rangeText, valueText } from './value.tsx'

const Chart = lazy(() => whenReached(() => import('../charts/chart.tsx')))

/** What the running period is compared with; null for every other point. */
function comparableOf(point: Point, one: Series): Point | null {
  const last = one.points.findLast((each) => each.reason !== 'not_collected')
  return point === last && point.is_partial && point.value !== null ? one.comparable : null
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

/** Makes the periods between two places of a chart the range of the view. */
export function rangeOf({ series, window }: MetricAnswer, change: (changed: SearchInput) => void) {
  return (from: number, to: number): void => {
    const [one, other] = [from, to].map((at) => series[0]?.points[at]?.period)
    if (one === undefined || other === undefined) return
    const dates = { from: window.from.slice(0, 10), to: window.to.slice(0, 10) }
    const range = narrowed(dates, window.grain, one, other)
    change({ range: 'custom', ...range, period: undefined })
  }
}

export function TrendChart({
  metric,
  answer,
  annotations,
  ghost,
}: {
  metric: Metric
  answer: MetricAnswer
  annotations: Annotation[]
  /** Drawn behind it. */
  ghost: Ghost | null
}) {
  const { t, i18n } = useTranslation()
  const [, change] = useView()
  const embed = useEmbed()
  const { patterns } = usePreferences()
  const words = useWords(metric, answer)
  const language = i18n.language
  const first = answer.series[0]
  const ghosts = ghost?.answer.series ?? []
  const largest = Math.max(
    0,
    ...[...answer.series, ...ghosts].flatMap((one) =>
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
      ...(ghost === null
        ? {}
        : {
            ghost: {
              name: ghostName(ghost, t),
              line: (point: Point) => ghostPointText(point, metric, ghost, t, language),
            },
          }),
    },
    marks,
    ghosts,
  )
  const summary = first === undefined ? null : pointText(first.summary, metric, t, language)
  return (
    <Suspense fallback={<Loading height={340} />}>
      <Chart
        option={option}
        name={metric.key}
        embed={embed(metric.key, [...new Set(answer.series.map(({ scope }) => scope))])}
        label={[
          t('metric.aria', {
            title: titleOf(metric, language),
            scope: first?.scope ?? '',
            value: summary ?? '',
            count: first?.points.length ?? 0,
          }),
          ...(ghost === null ? [] : [ghostText(ghost, metric, t, language)]),
        ].join(' ')}
        onPick={(index) => {
          const period = first?.points[index]?.period
          if (period !== undefined) change({ period })
        }}
        {...(isCopy ? {} : { onDrag: rangeOf(answer, change) })}
      />
      <p className="foot key">
        <ChartKey metric={metric} series={answer.series} marks={marks} scale={scale} />
        {ghost !== null && (
          <span>
            <i className="cell ghost" /> {ghostText(ghost, metric, t, language)}
          </span>
        )}
        <span>{t('metric.pickHint')}</span>
      </p>
    </Suspense>
  )
}
