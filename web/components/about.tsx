/** The one button to a number's definition and to what distorts it. */
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Metric } from '../api.ts'

export const titleOf = (metric: Metric, language: string): string =>
  metric.title[language] ?? metric.title['en'] ?? metric.key

export function About({ metric }: { metric: Metric }) {
  const { t, i18n } = useTranslation()
  return (
    <Popover position="bottom-end" shadow="none" withinPortal trapFocus>
      <Popover.Target>
        <button
          type="button"
          className="about"
          aria-label={t('about.button', { title: titleOf(metric, i18n.language) })}
        >
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className="pop">
        <p>
          <b>{t('about.definition')}.</b> {metric.definition}
        </p>
        <p>
          <b>{t('about.bias')}.</b> {metric.bias}
        </p>
        <p>
          <b>{t('about.standard')}.</b> {metric.standard}
        </p>
        {t('about.english') !== '' && <p>{t('about.english')}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}
