/** The sync that runs or ran last: which repository, how far, what is left of the budget; start and cancel. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cancelSync, startSync, type Status, type SyncProgress } from '../api.ts'
import { show, showTime } from '../format.ts'
import { Failed } from './states.tsx'
import { isActive, type Live } from './use-sync.ts'

type Sync = NonNullable<Status['sync']>

const overOf = ({ complete, failed, with_gaps }: SyncProgress): number =>
  complete + failed + with_gaps

export function SyncPanel({ live, sync }: { live: Live; sync: Sync }) {
  const { t, i18n } = useTranslation()
  const { progress } = live
  const { schedule } = sync
  return (
    <section className="panel sheet" aria-label={t('sync.title')}>
      <header>
        <h2>{t('sync.title')}</h2>
        <span className="why">
          {schedule === null
            ? t('sync.noSchedule')
            : schedule.next_at === null
              ? t('sync.never')
              : t('sync.next', { time: showTime(schedule.next_at, i18n.language) })}
        </span>
        <Buttons sync={sync} active={isActive(progress)} />
      </header>
      {!live.isHeard && <p className="cov part">{t('sync.unheard')}</p>}
      {progress === null ? (
        <p className="why">{t('sync.none')}</p>
      ) : (
        <Running progress={progress} />
      )}
      {sync.hindrance !== null && <Hindrance {...sync.hindrance} />}
    </section>
  )
}

function Running({ progress }: { progress: SyncProgress }) {
  const { t, i18n } = useTranslation()
  const { budget, current, finished_at, message, requests, state, total, waiting } = progress
  const over = overOf(progress)
  const left = current?.seconds_left ?? null
  const shown = left === null || left < 60 ? null : show(left, 'duration', i18n.language)
  const number = (value: number): string => value.toLocaleString(i18n.language)
  return (
    <>
      <p className="live" role="status">
        <b>{t(`sync.state.${state}`)}</b>
        {finished_at !== null && <span>{showTime(finished_at, i18n.language)}</span>}
        {current !== null && <b>{current.repository}</b>}
        {current !== null && current.phase !== null && (
          <span>
            {t(`sync.phase.${current.phase}`, { defaultValue: current.phase })}{' '}
            {t('sync.items', {
              done: number(Math.min(current.done, current.total)),
              total: number(current.total),
            })}
          </span>
        )}
        {left !== null && left > 0 && (
          <span>
            {shown === null
              ? t('sync.soon')
              : t('sync.left', {
                  time: `${shown.number}\u00a0${shown.unit === null ? '' : t(`unit.${shown.unit}`)}`,
                })}
          </span>
        )}
      </p>
      {waiting !== null && (
        <p className="why">
          {t(`sync.waiting.${waiting.reason}`, { time: showTime(waiting.until, i18n.language) })}
        </p>
      )}
      {isActive(progress) && total > 0 && (
        <progress
          max={total}
          value={over}
          aria-label={t('sync.over', { over: number(over), total: number(total) })}
        />
      )}
      <p className="why live">
        {total > 0 && <span>{t('sync.over', { over: number(over), total: number(total) })}</span>}
        <span>{t('sync.requests', { count: requests })}</span>
        {budget !== null && (
          <span>
            {t('sync.budget', {
              remaining: number(budget.remaining),
              limit: number(budget.limit),
              time: showTime(budget.reset_at, i18n.language),
            })}
          </span>
        )}
      </p>
      {message !== null && <p className="cov part">{message}</p>}
    </>
  )
}

function Buttons({ active, sync }: { active: boolean; sync: Sync }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [adminToken, setAdminToken] = useState('')
  const change = useMutation({
    mutationFn: () => (active ? cancelSync(adminToken) : startSync(adminToken)),
    onSettled: () => client.invalidateQueries({ queryKey: ['status'] }),
  })
  if (sync.access === 'none') return <span className="why actions">{t('sync.closed')}</span>
  return (
    <>
      <span className="actions">
        {sync.access === 'token' && (
          <input
            className="pick"
            type="password"
            autoComplete="off"
            placeholder={t('sync.adminToken')}
            aria-label={t('sync.adminToken')}
            value={adminToken}
            onChange={(event) => setAdminToken(event.target.value)}
          />
        )}
        <button
          type="button"
          className="plain"
          disabled={change.isPending || (!active && sync.hindrance !== null)}
          onClick={() => change.mutate()}
        >
          {t(active ? 'sync.cancel' : 'sync.now')}
        </button>
      </span>
      {change.error !== null && (
        <div className="wide">
          <Failed error={change.error} retry={() => change.mutate()} />
        </div>
      )}
    </>
  )
}

/** Why no sync can begin: in English the server's own words, else what is known of their code. */
function Hindrance({ code, hint, message }: { code: string; hint: string; message: string }) {
  const { t, i18n } = useTranslation()
  const said = t(`hindrance.${code}`, { defaultValue: '' })
  if (i18n.language !== 'en' && said !== '') return <p className="why">{said}</p>
  return (
    <p className="why">
      <b>{message}</b> {hint}
    </p>
  )
}
