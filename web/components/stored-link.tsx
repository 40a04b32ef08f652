/** A count of what is stored, as the link to its rows, where they are listed one by one. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isCopy } from '../copy.ts'
import { carried, type SearchInput } from '../search.ts'
import { useView } from './use-view.ts'

/**
 * Metrics that count all that was opened, whatever became of it. Of other resources none does: merges, drafts and
 * pre-releases are stored and not counted.
 */
const metricOf: Record<string, string> = {
  issue: 'issues-opened',
  pull_request: 'linked-change-requests',
}

export function StoredLink({
  children,
  count,
  dates,
  repo,
  resource,
  ...rest
}: {
  children: ReactNode
  count: number
  /** What the address says of a part; left out, it is of all that is stored. */
  dates?: Pick<SearchInput, 'from' | 'period' | 'range' | 'to'>
  /** `owner/name` */
  repo: string
  resource: string
  className?: string
  tabIndex?: number
}) {
  const [view] = useView()
  const key = metricOf[resource]
  // A published copy holds the rows of the windows that it shows, of no other.
  if (key === undefined || count === 0 || isCopy) return <>{children}</>
  return (
    <Link
      to="/metric/$key"
      params={{ key }}
      search={{
        ...carried(view),
        grain: 'month',
        actors: 'all',
        from: undefined,
        to: undefined,
        scope: `repo:${repo}`,
        ...(dates ?? { range: 'all' }),
      }}
      hash="items"
      {...rest}
    >
      {children}
    </Link>
  )
}
