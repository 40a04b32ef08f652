/** The frame of every page: mark, navigation, language and theme, how fresh the data is. */
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchEcosystems } from '../api.ts'
import { copy, isCopy } from '../copy.ts'
import { showDay } from '../format.ts'
import { languages, preferred, type Language } from '../i18n.ts'
import { whenReached } from '../reach.ts'
import { carried } from '../search.ts'
import { applyTheme, type Theme } from '../theme.ts'
import { Mark } from './mark.tsx'
import { Unreached } from './unreached.tsx'
import { useKeys } from './use-keys.ts'
import { useSought } from './use-sought.ts'
import { useView } from './use-view.ts'

const Palette = lazy(() => whenReached(() => import('./palette.tsx')))

const themes: Theme[] = ['system', 'light', 'dark']
const names: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' }

export function Layout() {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const language = view.lang ?? preferred()
  const ecosystems = useQuery({ queryKey: ['ecosystems'], queryFn: fetchEcosystems })
  const asOf = ecosystems.data?.ecosystems
    .map((each) => each.as_of)
    .filter((each) => each !== null)
    .toSorted()
    .at(-1)

  useEffect(() => {
    void i18n.changeLanguage(language)
    document.documentElement.lang = language
  }, [i18n, language])
  useEffect(() => {
    applyTheme(view.theme)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const follow = (): void => void applyTheme(view.theme)
    scheme.addEventListener('change', follow)
    return () => scheme.removeEventListener('change', follow)
  }, [view.theme])

  const search = carried(view)
  const [isFinding, setFinding] = useState(false)
  const find = useCallback(() => setFinding(true), [])
  useKeys(search, find)
  useSought()
  // In another page only the chart is shown.
  const isEmbedded = useRouterState({
    select: ({ location }) => location.pathname.startsWith('/embed/'),
  })
  if (isEmbedded) {
    return (
      <main id="content">
        <Unreached />
        <Outlet />
      </main>
    )
  }
  return (
    <>
      <a className="sr-only" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <Link to="/" search={search} className="brand">
          <Mark />
          Lichen
        </Link>
        <nav>
          {ecosystems.data?.ecosystems.map((each) => (
            <Link
              key={each.slug}
              to="/ecosystem/$slug"
              params={{ slug: each.slug }}
              search={search}
            >
              {each.title}
            </Link>
          ))}
          <Link to="/compare" search={search}>
            {t('nav.compare')}
          </Link>
          <Link to="/indices" search={search}>
            {t('nav.indices')}
          </Link>
          <Link to="/bottlenecks" search={search}>
            {t('nav.bottlenecks')}
          </Link>
          <Link to="/people" search={search}>
            {t('nav.people')}
          </Link>
          <Link to="/releases" search={search}>
            {t('nav.releases')}
          </Link>
          <Link to="/catalogue" search={search}>
            {t('nav.catalogue')}
          </Link>
        </nav>
        <div className="tools">
          <button type="button" className="plain find" onClick={find}>
            {t('palette.open')} <kbd>Ctrl K</kbd>
          </button>
          <Link to="/status" search={search} className="fresh">
            {asOf === undefined ? t('status.title') : <AsOf instant={asOf} />}
          </Link>
          <select
            className="pick"
            aria-label={t('app.language')}
            value={language}
            onChange={(event) => change({ lang: event.target.value as Language })}
          >
            {languages.map((each) => (
              <option key={each} value={each}>
                {names[each]}
              </option>
            ))}
          </select>
          <select
            className="pick"
            aria-label={t('app.theme')}
            value={view.theme}
            onChange={(event) => change({ theme: event.target.value as Theme })}
          >
            {themes.map((each) => (
              <option key={each} value={each}>
                {t(`theme.${each}`)}
              </option>
            ))}
          </select>
        </div>
      </header>
      <Unreached />
      <main id="content">
        <Outlet />
      </main>
      <footer className="bottom">
        <Link to="/report" search={search}>
          {t('page.report')}
        </Link>
        <Link to="/methodology" search={search}>
          {t('nav.methodology')}
        </Link>
        <Link to="/status" search={search}>
          {t('status.title')}
        </Link>
        <Link to="/settings" search={search}>
          {t('page.settings')}
        </Link>
        {isCopy ? <Published /> : <a href="/docs">{t('nav.api')}</a>}
      </footer>
      {isFinding && (
        <Suspense>
          <Palette close={() => setFinding(false)} search={search} />
        </Suspense>
      )}
    </>
  )
}

/** When a copy was made, and up to when what it says is known. */
function Published() {
  const { t, i18n } = useTranslation()
  const held = copy()
  if (held === null) return null
  return (
    <span className="why">
      {t('copy.published', {
        date: showDay(held.exported_at, i18n.language),
        day: held.as_of === null ? '–' : showDay(held.as_of, i18n.language),
      })}
    </span>
  )
}

/** How fresh the data is; on a narrow screen only what the link leads to. */
function AsOf({ instant }: { instant: string }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <span className="wide-only">{t('app.asOf', { day: showDay(instant, i18n.language) })}</span>
      <span className="narrow-only">{t('status.title')}</span>
    </>
  )
}
