/** What is said of a metric or an index in words, and the one button to it beside a number. */
import { lazy, Suspense, useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndexAbout, Metric } from '../api.ts'
import { whenReached } from '../reach.ts'

// With the library that places it, which nothing else needs.
const AboutPop = lazy(() => whenReached(() => import('./about-pop.tsx')))

export const titleOf = (metric: Metric, language: string): string =>
  metric.title[language] ?? metric.title['en'] ?? metric.key

/** Question, definition, bias and standard in the reader's language. */
export const wordsOf = (
  said: Metric | IndexAbout,
  language: string,
): Pick<Metric, 'question' | 'definition' | 'bias' | 'standard'> =>
  said.translations[language] ?? said

/** The button as such; whoever opens something by it adds what that takes. */
export function AboutButton({ metric, ...rest }: { metric: Metric } & ComponentProps<'button'>) {
  const { t, i18n } = useTranslation()
  return (
    <button
      type="button"
      className="about"
      aria-label={t('about.button', { title: titleOf(metric, i18n.language) })}
      {...rest}
    >
      ?
    </button>
  )
}

export function About({ metric }: { metric: Metric }) {
  const [isWanted, setWanted] = useState(false)
  const button = <AboutButton metric={metric} onClick={() => setWanted(true)} />
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <AboutPop metric={metric} />
    </Suspense>
  )
}
