/** Chooses the metric that is drawn, by the questions that metrics answer. */
import { useTranslation } from 'react-i18next'
import type { Metric } from '../api.ts'
import { familiesOf } from '../families.ts'
import { titleOf } from './about.tsx'
import { useView } from './use-view.ts'

export function MetricChoice({
  label,
  metric,
  metrics,
}: {
  label: string
  metric: Metric
  metrics: Metric[]
}) {
  const { t, i18n } = useTranslation()
  const [, change] = useView()
  return (
    <select
      className="pick"
      aria-label={label}
      value={metric.key}
      onChange={({ target }) => change({ metric: target.value })}
    >
      {familiesOf(metrics).map((family) => (
        <optgroup key={family.key} label={t(`family.${family.key}`, { defaultValue: family.key })}>
          {family.metrics.map((each) => (
            <option key={each.key} value={each.key}>
              {titleOf(each, i18n.language)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
