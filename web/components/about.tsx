/** What is said of a metric or an index in words, and the one button to it beside a number. */
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IndexAbout, Metric } from '../api.ts'

export const titleOf = (metric: Metric, language: string): string =>
  metric.title[language] ?? metric.title['en'] ?? metric.key

/** Question, definition, bias and standard in the reader's language. */
export const wordsOf = (
  said: Metric | IndexAbout,
  language: string,
): Pick<Metric, 'question' | 'definition' | 'bias' | 'standard'> =>
  said.translations[language] ?? said

export function About({ metric }: { metric: Metric }) {
  const { t, i18n } = useTranslation()
  const said = wordsOf(metric, i18n.language)
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
          <b>{t('about.definition')}.</b> {said.definition}
        </p>
        <p>
          <b>{t('about.bias')}.</b> {said.bias}
        </p>
        <p>
          <b>{t('about.standard')}.</b> {said.standard}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}
