/** Declares an item of a checklist with the evidence, and withdraws what was declared. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ApiError,
  declare,
  fetchStatus,
  withdraw,
  type ChecklistScope,
  type IndexAbout,
} from '../api.ts'
import { named } from '../indices.ts'

/** A statement speaks of one project or ecosystem. */
const isSpeakable = (scope: string): boolean => /^(repo|org|ecosystem):[^,&]+$/.test(scope)

export function Declare({ index, scope }: { index: IndexAbout; scope: ChecklistScope }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const status = useQuery({ queryKey: ['status'], queryFn: fetchStatus })
  const [token, setToken] = useState('')
  const [item, setItem] = useState('')
  const items = scope.parts.flatMap((part) => part.items)
  // What a machine knows needs nobody's word.
  const open = new Set(items.filter((each) => each.known_by !== 'machine').map(({ key }) => key))
  const standing = items.find(({ key }) => key === item)?.statement ?? null
  const refresh = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('checklist'),
    })
  const saying = useMutation({
    mutationFn: (said: FormData) => {
      const text = (name: string): string => {
        const value = said.get(name)
        return typeof value === 'string' ? value.trim() : ''
      }
      return declare(
        index.key,
        {
          scope: scope.scope,
          item,
          is_met: text('verdict') !== 'not',
          said_by: text('by'),
          url: text('url'),
          ...(text('until') === '' ? {} : { holds_until: text('until') }),
          ...(text('note') === '' ? {} : { note: text('note') }),
        },
        token,
      )
    },
    onSuccess: refresh,
  })
  const taking = useMutation({
    mutationFn: (id: string) => withdraw(index.key, id, token),
    onSuccess: refresh,
  })
  const failed = saying.error ?? taking.error
  const access = status.data?.sync?.access ?? 'open'
  if (!isSpeakable(scope.scope)) return <p className="foot">{t('checklist.oneScope')}</p>
  if (access === 'none') return <p className="foot">{t('checklist.closed')}</p>
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    taking.reset()
    saying.mutate(new FormData(event.currentTarget))
  }
  return (
    <details className="declare">
      <summary>{t('checklist.declare')}</summary>
      <form onSubmit={send}>
        <label>
          {t('checklist.item')}
          <select
            className="pick"
            required
            value={item}
            onChange={({ target }) => setItem(target.value)}
          >
            <option value="">{t('checklist.choose')}</option>
            {index.dimensions.map((dimension) => (
              <optgroup key={dimension.key} label={named(dimension.title, i18n.language)}>
                {dimension.indicators
                  .filter(({ key }) => open.has(key))
                  .map(({ key, title }) => (
                    <option key={key} value={key}>
                      {named(title, i18n.language)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label>
          {t('checklist.verdict')}
          <select className="pick" name="verdict">
            <option value="met">{t('checklist.met')}</option>
            <option value="not">{t('checklist.notMet')}</option>
          </select>
        </label>
        <label>
          {t('checklist.by')}
          <input className="pick" name="by" required maxLength={100} autoComplete="name" />
        </label>
        <label>
          {t('checklist.link')}
          <input className="pick" name="url" type="url" required placeholder="https://" />
        </label>
        <label>
          {t('checklist.until')}
          <input className="pick" name="until" type="date" />
        </label>
        <label>
          {t('checklist.note')}
          <input className="pick" name="note" maxLength={500} />
        </label>
        {access === 'token' && (
          <label>
            {t('sync.adminToken')}
            <input
              className="pick"
              type="password"
              autoComplete="off"
              value={token}
              onChange={({ target }) => setToken(target.value)}
            />
          </label>
        )}
        <div className="buttons">
          <button type="submit" className="plain" disabled={saying.isPending}>
            {t('checklist.declareButton')}
          </button>
          {standing !== null && (
            <button
              type="button"
              className="plain"
              disabled={taking.isPending}
              onClick={() => {
                saying.reset()
                taking.mutate(standing.id)
              }}
            >
              {t('checklist.withdraw', { by: standing.said_by })}
            </button>
          )}
        </div>
      </form>
      <p className="foot" role="status">
        {failed !== null &&
          `${failed.message} ${failed instanceof ApiError ? failed.hint : ''}`.trim()}
        {failed === null && saying.data !== undefined && t('checklist.stored')}
        {failed === null && taking.data !== undefined && t('checklist.withdrawn')}
      </p>
    </details>
  )
}
