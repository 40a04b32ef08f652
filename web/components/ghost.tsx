/** What an earlier window is called that stands behind a chart, what it says, and the choice of it. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Metric, Point } from '../api.ts'
import { showDay, showPeriod } from '../format.ts'
import type { View } from '../search.ts'
import type { Ghost } from './use-ghost.ts'
import { useView } from './use-view.ts'
import { pointText } from './value.tsx'

const ways: View['before'][] = ['none', 'previous', 'year']

export const ghostName = ({ way }: Ghost, t: TFunction): string => t(`before.${way}`)

/** One of its points: `Mar 2025: 3.1 d`, or in words why there is nothing. */
export function ghostPointText(
  point: Point,
  metric: Metric,
  { answer }: Ghost,
  t: TFunction,
  language: string,
): string {
  return t('before.point', {
    period: showPeriod(point.period, answer.window.grain, language),
    value: pointText(point, metric, t, language) ?? t(`reason.${point.reason ?? 'no_items'}`),
  })
}

/** Its dates, and what one series says over all of them. */
export function ghostText(ghost: Ghost, metric: Metric, t: TFunction, language: string): string {
  const { series, window } = ghost.answer
  const [one, ...others] = series
  const last = new Date(Date.parse(window.to) - 1).toISOString()
  const text = t('before.dates', {
    name: ghostName(ghost, t),
    from: showDay(window.from, language),
    to: showDay(last, language),
  })
  if (one === undefined || others.length > 0) return text
  const { reason } = one.summary
  const value = pointText(one.summary, metric, t, language)
  return t('before.said', { text, value: value ?? (reason === null ? '' : t(`reason.${reason}`)) })
}

export function GhostChoice() {
  const { t } = useTranslation()
  const [view, change] = useView()
  return (
    <select
      className="pick"
      aria-label={t('before.label')}
      value={view.before}
      onChange={({ target }) => {
        const way = ways.find((each) => each === target.value)
        if (way !== undefined) change({ before: way })
      }}
    >
      {ways.map((way) => (
        <option key={way} value={way}>
          {t(way === 'none' ? 'before.none' : 'before.behind', { name: t(`before.${way}`) })}
        </option>
      ))}
    </select>
  )
}
