/** The sparkline of a metric's series; what is pointed at is said, and marked in all others of the page. */
import { useTranslation } from 'react-i18next'
import type { Metric, Series } from '../api.ts'
import { showPeriod } from '../format.ts'
import { Spark } from './spark.tsx'
import { useView } from './use-view.ts'
import { pointText } from './value.tsx'

export function SeriesSpark({
  metric,
  series: { points },
  width,
  height,
}: {
  metric: Metric
  series: Series
  width: number
  height: number
}) {
  const { t, i18n } = useTranslation()
  const [{ grain }] = useView()
  const says = (index: number): string => {
    const point = points[index]
    if (point === undefined) return ''
    const why = point.reason === null ? '' : t(`reason.${point.reason}`)
    return t('before.point', {
      period: showPeriod(point.period, grain, i18n.language),
      value: pointText(point, metric, t, i18n.language) ?? why,
    })
  }
  const periods = points.map(({ period }) => period)
  return <Spark points={points} width={width} height={height} cross={{ periods, says }} />
}
