/** How people come and go in sentences, each number the way to its rows. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hitsOf, lead } from '../people.ts'
import { carried } from '../search.ts'
import { titleOf } from './about.tsx'
import { Reason } from './reason.tsx'
import type { Answered } from './use-data.ts'
import { useView } from './use-view.ts'
import { countText, Delta, valueText } from './value.tsx'

/** A sentence that begins with its number; where there is none, why. */
function Sentence({
  of: { metric, series },
  figure,
  children,
}: {
  of: Answered
  figure: string | null
  children: ReactNode
}) {
  const { i18n } = useTranslation()
  const [view] = useView()
  const one = series[0]
  if (one === undefined) return null
  const search = { ...carried({ ...view, actors: one.actors }), scope: one.scope }
  return (
    <li data-metric={metric.key}>
      {figure === null ? (
        <>
          <Link to="/metric/$key" params={{ key: metric.key }} search={search}>
            {titleOf(metric, i18n.language)}
          </Link>
          {': '}
          <Reason series={one} />
        </>
      ) : (
        <>
          <Link to="/metric/$key" params={{ key: metric.key }} search={search} hash="items">
            <b>{figure}</b>
          </Link>{' '}
          {children}
        </>
      )}
    </li>
  )
}

export function PeopleSaid({ answers }: { answers: Map<string, Answered> }) {
  const { t, i18n } = useTranslation()
  const told = Object.entries(lead) as [keyof typeof lead, string][]
  return (
    <section className="said" aria-label={t('course.title')}>
      <h2>{t('course.title')}</h2>
      <ul>
        {told.map(([what, key]) => {
          const of = answers.get(key)
          const one = of?.series[0]
          if (of === undefined || one === undefined) return null
          const { previous, summary } = one
          if (summary.value === null) {
            return (
              <Sentence key={key} of={of} figure={null}>
                {null}
              </Sentence>
            )
          }
          const all = countText(summary.n, of.metric, one.actors, t)
          const some = what === 'half' ? summary.value : hitsOf(summary)
          const isCount = what === 'all' || what === 'fresh'
          return (
            <Sentence
              key={key}
              of={of}
              figure={isCount ? all : t('course.some', { count: some ?? 0, all })}
            >
              {t(`course.${what}`, {
                share: valueText(summary.value, of.metric, t, i18n.language),
              })}{' '}
              {what === 'all' && (
                <Delta
                  now={summary}
                  before={previous}
                  metric={of.metric}
                  against={t('value.againstBefore')}
                />
              )}
            </Sentence>
          )
        })}
      </ul>
    </section>
  )
}
