/** Of what a page speaks: each scope by its name, leading to its own page. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { scopeName } from '../scope-words.ts'
import { carried } from '../search.ts'
import { useEcosystems } from './use-data.ts'
import { useView } from './use-view.ts'

export function ScopeLinks({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation()
  const [view] = useView()
  const ecosystems = useEcosystems()
  const search = carried(view)
  return scopes.map((scope) => {
    const [, kind, owner = '', name = ''] =
      /^(repo|ecosystem):([^,&/]+)\/?([^,&]*)$/.exec(scope) ?? []
    if (kind === 'repo') {
      return (
        <Link key={scope} to="/project/$owner/$name" params={{ owner, name }} search={search}>
          {scopeName(scope)}
        </Link>
      )
    }
    if (kind === 'ecosystem') {
      return (
        <Link key={scope} to="/ecosystem/$slug" params={{ slug: owner }} search={search}>
          {ecosystems.data?.ecosystems.find((each) => each.slug === owner)?.title ?? owner}
        </Link>
      )
    }
    // A mix has no page of its own.
    return (
      <span key={scope} className="sub">
        {scope === 'all' ? t('people.all') : scope}
      </span>
    )
  })
}
