/** What a panel shows while it has no data: loading without a jump, an error with what to do, emptiness with its reason. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { copy } from '../copy.ts'
import { Unreached } from '../reach.ts'

export function Loading({ height }: { height: number }) {
  const { t } = useTranslation()
  return <div className="bone" style={{ height }} role="status" aria-label={t('app.loading')} />
}

export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation()
  if (error instanceof ApiError && error.code === 'not-in-copy') return <NotInCopy />
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

/** A published copy holds the usual questions only: which, and where all others are answered. */
function NotInCopy() {
  const { t } = useTranslation()
  const held = copy()
  const list = (group: string, names: string[]): string =>
    names.map((name) => t(`${group}.${name}`)).join(t('status.comma'))
  return (
    <div className="state" role="alert">
      <p>
        <b>{t('copy.absent')}</b>
      </p>
      {held !== null && (
        <p>
          {t('copy.holds', {
            count: held.scopes.length,
            ranges: list(
              'range',
              Object.keys(held.windows).filter((name) => name !== 'report'),
            ),
            grains: list('grain', held.grains),
            actors: list('actors', held.actors),
          })}
        </p>
      )}
      <p>{t('copy.elsewhere')}</p>
    </div>
  )
}

/** An address that leads nowhere; a copy may lack what a server has. */
export function Unknown() {
  return copy() === null ? <Lost /> : <NotInCopy />
}

/** An address that leads nowhere, and the way back. */
export function Lost() {
  const { t } = useTranslation()
  return (
    <div className="state">
      <p>{t('state.notFound')}</p>
      <Link to="/">{t('state.home')}</Link>
    </div>
  )
}

export function Empty({ text }: { text?: string }) {
  const { t } = useTranslation()
  return <p className="state">{text ?? t('state.empty')}</p>
}
