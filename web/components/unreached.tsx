/** That the server can't be reached: from when what is shown is, and a way to try again; gone when it is back. */
import { onlineManager } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { showTime } from '../format.ts'
import { lastHeard, reach } from '../reach.ts'

/** How long until it is asked again, in seconds: seldomer the longer it is gone. */
const waits = [2, 4, 8, 15, 30]

const subscribe = (changed: () => void): (() => void) => onlineManager.subscribe(changed)

export function Unreached() {
  const { t, i18n } = useTranslation()
  const isThere = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  const [tries, setTries] = useState(0)
  const [isTrying, setTrying] = useState(false)
  const ask = useCallback(async (): Promise<void> => {
    setTrying(true)
    const isBack = await reach()
    setTrying(false)
    setTries((before) => (isBack ? 0 : before + 1))
  }, [])
  useEffect(() => {
    if (isThere) return undefined
    const wait = waits[Math.min(tries, waits.length - 1)] ?? 30
    const timer = setTimeout(() => void ask(), wait * 1000)
    return () => clearTimeout(timer)
  }, [ask, isThere, tries])
  const heard = lastHeard()
  return (
    // It is there before it says something, so that it is read out when it does.
    <div role="status" className={isThere ? '' : 'unreached'}>
      {!isThere && (
        <>
          <span>
            <b>{t('unreached.title')}</b>{' '}
            {heard !== null && t('unreached.asOf', { time: showTime(heard, i18n.language) })}{' '}
            {t('unreached.again')}
          </span>
          <button type="button" className="plain" disabled={isTrying} onClick={() => void ask()}>
            {t('state.retry')}
          </button>
        </>
      )}
    </div>
  )
}
