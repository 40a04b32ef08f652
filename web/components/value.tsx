/** A value with its unit, or in words why there is none; its likely range; its change. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Metric, Point, Series } from '../api.ts'
import { changeOf, show } from '../format.ts'
import { apart } from '../said.ts'

/** Fewer finished items than this make a value that may be chance. */
export const fewest = 5

/** Of all that there is, so that few items leave nothing to chance: counts, and sums over all people. */
export const isExact = ({ noun, unit }: Metric): boolean =>
  unit === 'count' ||
  noun === 'repository' ||
  noun === 'check' ||
  (unit === 'number' && ['contributor', 'credit'].includes(noun))

export const isFew = (point: Point, metric: Metric): boolean =>
  !isExact(metric) && point.value !== null && point.n - point.n_censored < fewest

/** What `n` counts, in words: bots and agents aren't people. */
export const countText = (
  count: number,
  { noun }: Metric,
  actors: Series['actors'],
  t: TFunction,
): string => t(`noun.${noun === 'contributor' && actors !== 'human' ? 'account' : noun}`, { count })

/** One value as text, unit included. */
export function valueText(
  value: number,
  metric: Metric,
  t: TFunction,
  language: string,
  like = value,
): string {
  const { number, unit } = show(value, metric.unit, language, like)
  return unit === null ? number : `${number}\u00a0${t(`unit.${unit}`)}`
}

/** The value, or `> 90 d` where a median isn't reached; null where there is nothing to say but the reason. */
export function pointText(
  point: Point,
  metric: Metric,
  t: TFunction,
  language: string,
): string | null {
  if (point.value !== null) return valueText(point.value, metric, t, language)
  if (point.at_least !== null)
    return t('value.atLeast', { value: valueText(point.at_least, metric, t, language) })
  return null
}

/** A census has no chance in it: its ends are what it would be with everybody's organisation known. */
export const hasBounds = ({ aggregate }: Metric): boolean =>
  ['elephant-factor', 'diversity', 'organisation-count'].includes(aggregate)

export function rangeText(
  point: Point,
  metric: Metric,
  t: TFunction,
  language: string,
): string | null {
  if (point.value === null || point.low === null) return null
  // Where nothing has happened yet an estimate of how sure that is has no width; it is not certain for that.
  if (metric.unit === 'share' && point.low === point.high) return null
  const isPossible = hasBounds(metric)
  if (metric.unit === 'count' && !isPossible) return null
  const part = (value: number): string =>
    show(value, metric.unit, language, point.value ?? value).number
  if (point.high === null) return t('value.likelyFrom', { low: part(point.low) })
  return t(isPossible ? 'value.possible' : 'value.likely', {
    low: part(point.low),
    high: part(point.high),
  })
}

/** @param against what `before` is, in words, shown beside the change */
export function Delta({
  now,
  before,
  metric,
  against,
}: {
  now: Point
  before: Point | null
  metric: Metric
  against?: string
}) {
  const { t, i18n } = useTranslation()
  if (before === null) return null
  const change = changeOf(now, before, metric.unit, metric.better, i18n.language)
  if (change === null) return null
  const unit = change.unit === null ? '' : `\u00a0${t(`unit.${change.unit}`)}`
  // A move within the likely ranges may be chance: it is told, but not as good or bad news.
  const isNews = change.meaning !== 'neutral' && apart(now, before)
  const word = isNews ? t(`value.${change.meaning}`) : ''
  const tone = !isNews ? '' : change.meaning === 'worse' ? ' bad' : ' good'
  const was = before.value === null ? '' : valueText(before.value, metric, t, i18n.language)
  return (
    <span className={`delta${tone}`} title={`${t('value.before', { value: was })} ${word}`}>
      {change.number}
      {unit}
      <span className="sr-only"> {word}</span>
      {against !== undefined && <small> {against}</small>}
    </span>
  )
}

/** Both changes of the whole window, each with what it is against; one where both are against the same time. */
export function Deltas({ series, metric }: { series: Series; metric: Metric }) {
  const { t } = useTranslation()
  const { previous, summary, year_ago } = series
  // In steps of weeks the year before and the time before begin a few days apart.
  const isSame =
    previous !== null &&
    year_ago !== null &&
    Math.abs(Date.parse(previous.period) - Date.parse(year_ago.period)) <= 7 * 86_400_000
  return (
    <>
      <Delta
        now={summary}
        before={previous}
        metric={metric}
        against={t(isSame ? 'value.againstYear' : 'value.againstBefore')}
      />
      {!isSame && (
        <Delta now={summary} before={year_ago} metric={metric} against={t('value.againstYear')} />
      )}
    </>
  )
}
