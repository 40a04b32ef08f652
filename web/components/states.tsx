/** What a panel shows while it has no data: loading without a jump, an error with what to do, emptiness with its reason. */
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { Unreached } from '../reach.ts'

export function Loading({ height }: { height: number }) {
  const { t } = useTranslation()
  return <div className="bone" style={{ height }} role="status" aria-label={t('app.loading')} />
}

export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="state" role="alert">
      <p>
        <b>{t('state.error')}</b>{' '}
        {error instanceof Unreached ? t('unreached.title') : error.message}
      </p>
      {error instanceof ApiError && error.hint !== '' && <p>{error.hint}</p>}
      <button type="button" className="plain" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  )
}

export function Empty({ text }: { text?: string }) {
  const { t } = useTranslation()
  return <p className="state">{text ?? t('state.empty')}</p>
}
