/** What the shapes of a chart mean: only those that are in it. */
import { useTranslation } from 'react-i18next'
import type { Metric, Series } from '../api.ts'
import type { Mark } from '../charts/marks.ts'
import { cutOf, hasBand, holeOf } from '../charts/points.ts'
import { hasBounds } from './value.tsx'

export function ChartKey({
  metric,
  series,
  marks,
  scale,
}: {
  metric: Metric
  series: Series[]
  /** By what the axis divides. */
  scale: number
  marks: Mark[]
}) {
  const { t } = useTranslation()
  const points = series.flatMap((one) => one.points)
  const drawn = (kind: Mark['kind']): boolean => marks.some((mark) => mark.kind === kind)
  const shapes = [
    {
      shape: 'interval',
      text: `${hasBounds(metric) ? 'key.possible' : 'key.likely'}${cutOf(series, scale) === null ? '' : 'Cut'}`,
      is: points.some(hasBand),
    },
    {
      shape: 'more',
      text: 'key.atLeast',
      is: points.some(({ at_least, value }) => value === null && at_least !== null),
    },
    {
      shape: 'not_collected',
      text: 'key.running',
      is: points.some((point) => point.is_partial),
    },
    { shape: 'gap', text: 'key.gap', is: points.some((point) => holeOf(point) === 'gap') },
    { shape: 'partial', text: 'key.part', is: points.some((point) => holeOf(point) === 'part') },
    { shape: 'release', text: 'key.release', is: drawn('release') },
    { shape: 'moment', text: 'key.event', is: drawn('event') },
    { shape: 'level', text: 'key.change', is: drawn('change') },
  ]
  return (
    <>
      {shapes
        .filter(({ is }) => is)
        .map(({ shape, text }) => (
          <span key={shape}>
            <i className={`cell ${shape}`} /> {t(text)}
          </span>
        ))}
    </>
  )
}
