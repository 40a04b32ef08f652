/** The source's own totals beside ours: equal, or what is missing. */
import { useTranslation } from 'react-i18next'
import type { RepositoryStatus } from '../api.ts'
import { StoredLink } from './stored-link.tsx'

type Total = RepositoryStatus['totals'][number]

/** Whether the source has more than is stored. */
export const lacks = ({ source, stored }: Total): boolean => source !== null && source > stored

/** `341 of 341`; ours alone where the source's total isn't known. */
export function Reconciled({
  resource,
  repository: { as_of, name, owner, totals },
}: {
  resource: Total['resource']
  repository: RepositoryStatus
}) {
  const { t, i18n } = useTranslation()
  const total = totals.find((each) => each.resource === resource)
  if (total === undefined) {
    // Where the source was asked for everything and nothing was there, that is a true 0; files may just not have it.
    const wasAsked = as_of !== null && totals.some(({ source }) => source !== null)
    return wasAsked ? <>0</> : <span className="cov">{t('status.notAsked')}</span>
  }
  const stored = total.stored.toLocaleString(i18n.language)
  const text =
    total.source === null
      ? stored
      : t('coverage.ofExpected', {
          fetched: stored,
          expected: total.source.toLocaleString(i18n.language),
        })
  return (
    <span className={lacks(total) ? 'lacking' : ''}>
      <StoredLink repo={`${owner}/${name}`} resource={resource} count={total.stored}>
        {text}
      </StoredLink>
    </span>
  )
}

/** One sentence on a repository's page; nothing where the source was never asked. */
export function ReconciledLine({ totals }: { totals: Total[] }) {
  const { t, i18n } = useTranslation()
  const told = (['issue', 'pull_request'] as const).flatMap((resource) =>
    totals.filter((each) => each.resource === resource && each.source !== null),
  )
  if (told.length === 0) return null
  const number = (value: number): string => value.toLocaleString(i18n.language)
  const said = told.map(({ resource, source }) =>
    t(`noun.${resource === 'issue' ? 'issue' : 'change_request'}`, {
      count: source ?? 0,
    }),
  )
  return (
    <span className={told.some(lacks) ? 'cov part' : 'cov'}>
      {t('status.reconciled', {
        source: said.join(t('status.comma')),
        stored: told.map(({ stored }) => number(stored)).join(t('status.comma')),
      })}
    </span>
  )
}
