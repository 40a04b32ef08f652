/** The attempts to collect: how each ended, and of one that failed, why and what to do. */
import { useTranslation } from 'react-i18next'
import type { Run } from '../api.ts'
import { showTime } from '../format.ts'
import { Scroll } from './scroll.tsx'
import { Empty } from './states.tsx'

/** How an attempt ended, in a word; what is to be looked at is said in the warm tone too. */
export function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation()
  const isGood = run.outcome === 'complete' || run.outcome === 'running'
  return (
    <span className={isGood ? 'cov' : 'cov part'}>
      {run.source !== 'github' && t(`runSource.${run.source}`)}
      {t(`runOutcome.${run.outcome}`)}
      {run.error_class !== null && run.outcome === 'failed' && (
        <> · {t(`errorClass.${run.error_class}`, { defaultValue: run.error_class })}</>
      )}
    </span>
  )
}

/**
 * What is wrong and what to do: in English the server's own sentences, else what is known of the class of the error. What
 * nobody foresaw is left as it was said, to be reported.
 */
export function Advice({ run }: { run: Run }) {
  const { t, i18n } = useTranslation()
  if (run.message === null) return null
  const known =
    run.error_class === null ? '' : t(`errorDo.${run.error_class}`, { defaultValue: '' })
  const isOurs = i18n.language === 'en' || known === ''
  const isSaid = isOurs || run.error_class === 'bug'
  return (
    <div className="why">
      {isSaid && <span lang="en">{run.message}</span>} <b>{isOurs ? run.hint : known}</b>
    </div>
  )
}

export function Runs({ runs }: { runs: Run[] }) {
  const { t, i18n } = useTranslation()
  const number = (value: number): string => value.toLocaleString(i18n.language)
  if (runs.length === 0) return <Empty text={t('runs.none')} />
  return (
    <Scroll label={t('runs.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('runs.started')}</th>
            <th scope="col">{t('item.repo')}</th>
            <th scope="col">{t('runs.outcome')}</th>
            <th scope="col" className="r">
              {t('runs.requests')}
            </th>
            <th scope="col" className="r">
              {t('runs.rows')}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>{showTime(run.started_at, i18n.language)}</td>
              <th scope="row">{run.repository}</th>
              <td className="wrap">
                <Outcome run={run} />
                <Advice run={run} />
              </td>
              <td className="r">{number(run.requests)}</td>
              <td className="r">
                {t('runs.changes', {
                  inserted: number(run.inserted),
                  updated: number(run.updated),
                  deleted: number(run.deleted),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
