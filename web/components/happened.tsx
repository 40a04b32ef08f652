/** What stands beside the numbers, in words: where the level changed, and what happened. */
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annotation, AnnotationsAnswer, Metric, MetricAnswer, Series } from '../api.ts'
import { showDay, showPeriod } from '../format.ts'
import { isOneRepo, scopeName } from '../scope-words.ts'
import { isLink } from './item-link.tsx'
import { valueText } from './value.tsx'

type Change = Series['changes'][number]

/** A series as a legend calls it: its scope, and whose items it counts where the answer tells these apart. */
export function seriesName(one: Series, answer: MetricAnswer, t: TFunction): string {
  const scope = scopeName(one.scope)
  if (answer.actors !== 'each') return scope
  const whose = t(`actors.${one.actors}`)
  return answer.series.every((each) => each.scope === one.scope) ? whose : `${scope} · ${whose}`
}

/** `3.1 d → 5.4 d` */
export function changeText(change: Change, metric: Metric, t: TFunction, language: string): string {
  const [before, after] = [change.before, change.after].map((value) =>
    valueText(value, metric, t, language, change.after),
  )
  return `${before} → ${after}`
}

export const happenedText = ({ kind, title }: Annotation, t: TFunction): string =>
  `${t(`happened.${kind}`)}: ${title}`

/** The last instant of what ended at another, which isn't part of it. */
const lastOf = (to: string): string => new Date(Date.parse(to) - 1).toISOString()

/** More than these are shown when they are asked for. */
const most = 8

export function Happened({
  metric,
  answer,
  happened,
}: {
  metric: Metric
  answer: MetricAnswer
  happened: AnnotationsAnswer
}) {
  const { t, i18n } = useTranslation()
  const changes = answer.series.flatMap((one) => one.changes.map((change) => ({ change, one })))
  const { annotations, releases } = happened
  const [isAll, setAll] = useState(false)
  if (changes.length + annotations.length === 0) return null
  const latest = annotations.toReversed()
  const isOfOne = answer.series.length === 1 && answer.series.every(({ scope }) => isOneRepo(scope))
  return (
    <section className="panel sheet">
      <header>
        <h2>{t('happened.title')}</h2>
      </header>
      <ul className="events">
        {changes.map(({ change, one }) => (
          <li key={`${one.scope} ${one.actors} ${change.period}`}>
            <b>{showPeriod(change.period, answer.window.grain, i18n.language)}</b>{' '}
            {t('happened.change', {
              change: changeText(change, metric, t, i18n.language),
              p: change.p.toFixed(3),
            })}
            {answer.series.length > 1 && ` · ${seriesName(one, answer, t)}`}
          </li>
        ))}
        {(isAll ? latest : latest.slice(0, most)).map((each) => (
          <li key={each.id}>
            <b>
              {[each.from_at, ...(each.to_at === null ? [] : [lastOf(each.to_at)])]
                .map((instant) => showDay(instant, i18n.language))
                .filter((day, place, days) => day !== days[place - 1])
                .join(' – ')}
            </b>{' '}
            {t(`happened.${each.kind}`)}:{' '}
            {isLink(each.url) ? (
              <a href={each.url} target="_blank" rel="noreferrer">
                {each.title}
              </a>
            ) : (
              each.title
            )}
            {/* A single repository's page needn't name it. */}
            {each.scope === null || isOfOne ? '' : ` · ${scopeName(each.scope)}`}
          </li>
        ))}
      </ul>
      {!isAll && latest.length > most && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          {t('happened.all', { count: latest.length })}
        </button>
      )}
      <p className="foot">
        {changes.length > 0 && t('happened.method')}{' '}
        {releases !== 'all' && t(`happened.releases_${releases}`)}
      </p>
    </section>
  )
}
