/** The numbers of the large chart as a table; a period chosen in it shows its items. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Metric, MetricAnswer, Point, Series } from '../api.ts'
import { holeOf, lastKnown } from '../charts/points.ts'
import { show, showPeriod } from '../format.ts'
import { titleOf } from './about.tsx'
import { seriesName } from './happened.tsx'
import { ghostName, ghostPointText } from './ghost.tsx'
import { Scroll } from './scroll.tsx'
import type { Ghost } from './use-ghost.ts'
import { useView } from './use-view.ts'
import { pointText } from './value.tsx'

/** Why a period is only a part of one: it still runs, or the range cuts it. */
export function partialText(
  point: Point,
  one: Series,
  { window }: MetricAnswer,
  t: TFunction,
): string {
  if (!point.is_partial || point.reason === 'not_collected') return ''
  const isLast = point === one.points[lastKnown(one.points)]
  const isRunning = isLast && one.as_of !== null && Date.parse(one.as_of) < Date.parse(window.to)
  return t(isRunning ? 'value.partial' : 'value.cut')
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

const allColumns = [
  'period',
  'value',
  'ghost',
  'low',
  'high',
  'items',
  'unfinished',
  'coverage',
  'note',
] as const

export function TrendTable({
  metric,
  answer,
  ghost,
}: {
  metric: Metric
  answer: MetricAnswer
  /** A column of its own. */
  ghost: Ghost | null
}) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const language = i18n.language
  const cell = (value: number | null, like: number | null): string => {
    if (value === null) return ''
    const { number, unit } = show(value, metric.unit, language, like ?? value)
    return unit === null ? number : `${number} ${t(`unit.${unit}`)}`
  }
  const ghostCell = (point: Point | undefined): string =>
    point === undefined || ghost === null ? '' : ghostPointText(point, metric, ghost, t, language)
  const columns = allColumns.filter((key) => key !== 'ghost' || ghost !== null)
  return (
    <Scroll label={titleOf(metric, language)}>
      {answer.series.map((series, at) => (
        <table key={`${series.scope} ${series.actors}`}>
          <caption className={answer.series.length > 1 ? '' : 'sr-only'}>
            {seriesName(series, answer, t)}
          </caption>
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key} scope="col" className={key === 'period' || key === 'note' ? '' : 'r'}>
                  {key === 'ghost' ? ghost !== null && ghostName(ghost, t) : t(`table.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.points.map((point, place) => (
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
                {ghost !== null && (
                  <td className="r">{ghostCell(ghost.answer.series[at]?.points[place])}</td>
                )}
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
    </Scroll>
  )
}
