/** What stands in another page: what it shows, of what, up to when, and the way to all of it. */
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repo } from '../api.ts'
import { showDay } from '../format.ts'
import { Heading } from './heading.tsx'
import { ScopeLinks } from './scope-links.tsx'
import { spanOf } from './use-data.ts'

/** Nothing else of ours may stand in another page. */
function openBeside({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest('a') : null
  if (link !== null) link.target = '_blank'
}

export function Embedded({
  children,
  repos,
  scopes,
  title,
  whole,
}: {
  children: ReactNode
  /** All that is shown is made of them. */
  repos: Repo[]
  scopes: string[]
  title: string
  /** The link to the page that it is taken from. */
  whole: ReactNode
}) {
  const { t, i18n } = useTranslation()
  const { as_of } = spanOf(repos)
  return (
    <article className="embedded" onClickCapture={openBeside}>
      <header className="scope">
        <Heading>{title}</Heading>
        <ScopeLinks scopes={scopes} />
        {repos.some((repo) => repo.is_simulated) && (
          <span className="mark">{t('simulated.mark')}</span>
        )}
      </header>
      {children}
      <p className="foot">
        {whole} {as_of !== null && t('app.asOf', { day: showDay(as_of, i18n.language) })}
      </p>
    </article>
  )
}
