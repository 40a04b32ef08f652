/** What the numbers are asked of, as text: a mix of repositories, owners, ecosystems and own fields, with suggestions. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '../copy.ts'
import { scopeName, suggestions } from '../scope-words.ts'
import { useRepos, useScopes } from './use-data.ts'
import { useView } from './use-view.ts'

export function ScopeEntry({ scopes }: { scopes: string[] }) {
  const held = copy()
  return held === null ? (
    <Typed scopes={scopes} />
  ) : (
    <Chosen scopes={scopes} held={held.scopes.map(({ scope }) => scope)} />
  )
}

/** A copy answers for some scopes alone, so that there is nothing to type. */
function Chosen({ held, scopes }: { held: string[]; scopes: string[] }) {
  const { t } = useTranslation()
  const [, change] = useView()
  const [current = ''] = scopes.length === 1 ? scopes : []
  return (
    <div className="controls">
      <label>
        {t('scope.label')}{' '}
        <select
          className="pick"
          value={held.includes(current) ? current : ''}
          onChange={({ target }) => change({ scope: target.value, period: undefined })}
        >
          {!held.includes(current) && (
            <option value="">{scopes.map(scopeName).join(t('status.comma'))}</option>
          )}
          {held.map((scope) => (
            <option key={scope} value={scope}>
              {scope === 'all' ? t('people.all') : scopeName(scope)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Typed({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation()
  const [, change] = useView()
  const known = useScopes()
  const repos = useRepos()
  const id = useId()
  const current = scopes.length === 1 ? (scopes[0] ?? '') : ''
  const [text, setText] = useState(current)
  const [shown, setShown] = useState(current)
  // Back and forward change it too.
  if (current !== shown) {
    setShown(current)
    setText(current)
  }
  const all = [
    ...(known.data?.scopes.map(({ scope }) => scope) ?? []),
    ...(repos.data?.repos.map(({ name, owner }) => `repo:${owner}/${name}`) ?? []),
  ]
  return (
    <form
      className="controls"
      onSubmit={(event) => {
        event.preventDefault()
        const scope = text.trim()
        if (scope !== '') change({ scope, period: undefined })
      }}
    >
      <label htmlFor={`${id}text`}>{t('scope.label')}</label>
      <input
        id={`${id}text`}
        className="pick search"
        list={`${id}list`}
        placeholder={t('scope.example')}
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
        {t('scope.ask')}
      </button>
    </form>
  )
}
