/** A count of what is stored, as the link to its rows. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isCopy } from '../copy.ts'
import { carried, type View } from '../search.ts'
import { useView } from './use-view.ts'

export function StoredLink({
  children,
  count,
  period,
  repo,
  resource,
  ...rest
}: {
  children: ReactNode
  count: number
  /** Start of the month that it is of; left out, it is of all that is stored. */
  period?: string
  /** `owner/name` */
  repo: string
  resource: NonNullable<View['stored']>
  className?: string
  tabIndex?: number
}) {
  const [view] = useView()
  // A published copy holds the rows of the numbers that it shows, and no others.
  if (count === 0 || isCopy) return <>{children}</>
  return (
    <Link
      to="/status"
      search={{ ...carried(view), scope: `repo:${repo}`, stored: resource, period }}
      hash="stored"
      {...rest}
    >
      {children}
    </Link>
  )
}
