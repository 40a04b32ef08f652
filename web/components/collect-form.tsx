/** Collects a repository that isn't there yet, with a token where the server has none. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { giveToken, startSync, type Status } from '../api.ts'
import { Failed } from './states.tsx'

/** `owner/name`, also out of the address of its page. */
export const nameIn = (text: string): string =>
  text
    .trim()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/(\.git)?\/?$/, '')

export function CollectForm({
  isActive,
  sync,
}: {
  sync: NonNullable<Status['sync']>
  /** One at a time. */
  isActive: boolean
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const id = useId()
  const [name, setName] = useState('')
  const [token, setToken] = useState('')
  const [adminToken, setAdminToken] = useState('')
  const needsToken = sync.hindrance?.code === 'no-token'
  const start = useMutation({
    mutationFn: async () => {
      if (needsToken || token !== '') await giveToken(adminToken, token)
      await startSync(adminToken, [nameIn(name)])
    },
    onSuccess: () => {
      setName('')
      setToken('')
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['status'] }),
  })
  if (sync.access === 'none') return null
  return (
    <form
      className="collect"
      onSubmit={(event) => {
        event.preventDefault()
        start.mutate()
      }}
    >
      <label htmlFor={`${id}name`}>{t('collect.name')}</label>
      <input
        id={`${id}name`}
        className="pick"
        required
        placeholder="owner/name"
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {needsToken && (
        <>
          <label htmlFor={`${id}token`}>{t('collect.token')}</label>
          <input
            id={`${id}token`}
            className="pick"
            type="password"
            required
            autoComplete="off"
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
          <p className="why">{t('collect.tokenText')}</p>
        </>
      )}
      {sync.access === 'token' && (
        <>
          <label htmlFor={`${id}admin`}>{t('sync.adminToken')}</label>
          <input
            id={`${id}admin`}
            className="pick"
            type="password"
            autoComplete="off"
            value={adminToken}
            onChange={({ target }) => setAdminToken(target.value)}
          />
        </>
      )}
      <button type="submit" className="plain" disabled={start.isPending || isActive}>
        {t(start.isPending ? 'collect.asking' : 'collect.start')}
      </button>
      {start.error !== null && <Failed error={start.error} retry={() => start.mutate()} />}
    </form>
  )
}
