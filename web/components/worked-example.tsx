/** The worked example of a metric as a table: what is given, and the value that it must have. */
import { useTranslation } from 'react-i18next'
import type { Example, Metric } from '../api.ts'
import { showDay, showPeriod } from '../format.ts'
import { Scroll } from './scroll.tsx'
import { valueText } from './value.tsx'

/** Whole days stay whole; the rest keeps what it takes to tell two instants apart. */
const round = (day: number): string => String(Math.round(day * 1000) / 1000)

function useDay() {
  const { t, i18n } = useTranslation()
  return (at: number | string | null): string =>
    at === null
      ? ''
      : typeof at === 'number'
        ? t('example.day', { day: round(at) })
        : showDay(at, i18n.language)
}

export function WorkedExample({ metric, example }: { metric: Metric; example: Example }) {
  const { t, i18n } = useTranslation()
  const name = example.names[i18n.language] ?? example.name
  const day = useDay()
  const isOneRepository = new Set(example.rows.map((row) => row.repository)).size < 2
  return (
    <div className="example">
      <p>{name.replace(/^the worked example(?:, | — )/, '')}</p>
      <Scroll label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('example.given')}</th>
              <th scope="col">{t('example.at')}</th>
              <th scope="col">{t('example.by')}</th>
              <th scope="col">{t('example.then')}</th>
            </tr>
          </thead>
          <tbody>
            {example.rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no other name and never move
              <tr key={index}>
                <th scope="row">
                  {t(`example.kind.${row.kind}`, { defaultValue: row.kind })}
                  {!isOneRepository && (
                    <small>{t('example.repository', { letter: row.repository })}</small>
                  )}
                </th>
                <td>{day(row.at)}</td>
                <td>{row.by}</td>
                <td className="wrap">
                  {row.facts.map((fact) => (
                    <span key={fact} className="act">
                      {fact}
                    </span>
                  ))}
                  {row.acts.map((act, order) => (
                    // oxlint-disable-next-line react/no-array-index-key -- acts have no other name and never move
                    <span key={order} className="act">
                      {day(act.at)}: {act.what}
                      {act.detail === null ? '' : ` “${act.detail}”`}, {act.by ?? t('item.deleted')}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ul className="expected">
        {example.expected.map((point) => (
          <li key={point.period}>
            <Expected metric={metric} example={example} point={point} />
          </li>
        ))}
      </ul>
      <p className="foot">
        {t('example.asOf', { day: day(example.as_of) })} {t('example.zero')}
      </p>
    </div>
  )
}

function Expected({
  metric,
  example,
  point,
}: {
  metric: Metric
  example: Example
  point: Example['expected'][number]
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const period =
    point.period === 'window' || point.period === 'previous'
      ? t(`example.${point.period}`)
      : showPeriod(point.period, example.grain, language)
  const value =
    point.value !== null
      ? valueText(point.value, metric, t, language)
      : point.at_least === null
        ? null
        : t('value.atLeast', { value: valueText(point.at_least, metric, t, language) })
  const why =
    point.reason === null ? null : t(`reason.${point.reason}`, { defaultValue: point.reason })
  const rest = [
    point.n === null ? null : t(`noun.${metric.noun}`, { count: point.n }),
    point.n_censored === null || point.n_censored === 0
      ? null
      : t('value.unfinished', { count: point.n_censored }),
    why,
  ].filter((each) => each !== null)
  return (
    <>
      {period} → {point.tells_value || value !== null ? <b>{value ?? t('example.none')}</b> : null}{' '}
      <span className="why">{rest.join(' · ')}</span>
    </>
  )
}
