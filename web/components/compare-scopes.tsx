/** The scopes that are compared, each in the colour of its line, to take out or add to. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '../copy.ts'
import { mostScopes } from '../compare.ts'
import { scopeName, suggestions } from '../scope-words.ts'
import { seriesColour } from '../theme.ts'
import { useRepos, useScopes } from './use-data.ts'

export function CompareScopes({
  scopes,
  onChange,
}: {
  scopes: string[]
  onChange: (scopes: string[]) => void
}) {
  const { t } = useTranslation()
  const known = useScopes()
  const repos = useRepos()
  const id = useId()
  const [text, setText] = useState('')
  const all = [
    ...(repos.data?.repos.map(({ name, owner }) => `repo:${owner}/${name}`) ?? []),
    ...(known.data?.scopes.map(({ scope }) => scope) ?? []),
  ].filter((scope) => !scopes.includes(scope))
  const held = copy()
  const isFull = scopes.length >= mostScopes
  return (
    <form
      className="controls chips"
      onSubmit={(event) => {
        event.preventDefault()
        const scope = text.trim()
        if (scope === '' || scopes.includes(scope)) return
        onChange([...scopes, scope])
        setText('')
      }}
    >
      <ul>
        {scopes.map((scope, index) => (
          <li key={scope}>
            <i className="swatch" style={{ background: seriesColour(index, 'all', false) }} />
            {scopeName(scope)}
            <button
              type="button"
              aria-label={t('compare.remove', { scope: scopeName(scope) })}
              onClick={() => onChange(scopes.filter((each) => each !== scope))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {isFull ? (
        <span className="sub">{t('compare.full', { count: mostScopes })}</span>
      ) : held !== null ? (
        <select
          className="pick"
          aria-label={t('compare.add')}
          value=""
          onChange={({ target }) => onChange([...scopes, target.value])}
        >
          <option value="">{t('compare.add')}</option>
          {held.scopes
            .filter(({ scope }) => !scopes.includes(scope))
            .map(({ scope }) => (
              <option key={scope} value={scope}>
                {scopeName(scope)}
              </option>
            ))}
        </select>
      ) : (
        <>
          <input
            className="pick search"
            aria-label={t('compare.add')}
            placeholder={t('compare.add')}
            list={`${id}list`}
            title={t('scope.hint')}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <datalist id={`${id}list`}>
            {suggestions(text, all).map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </datalist>
          <button type="submit" className="plain">
            {t('compare.addNow')}
          </button>
        </>
      )}
    </form>
  )
}
