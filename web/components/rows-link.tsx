/** A number of the bottlenecks that leads to its rows on the same page. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { carried } from '../search.ts'
import { rowsOf } from '../waits.ts'
import { useView } from './use-view.ts'

export function RowsLink({
  to,
  children,
  ...rest
}: {
  to: Parameters<typeof rowsOf>[0]
  children?: ReactNode
  className?: string
  style?: { flex: string }
  tabIndex?: number
  title?: string
}) {
  const [view] = useView()
  return (
    <Link
      to="/bottlenecks"
      hash="rows"
      search={{ ...carried(view), scope: view.scope, at: view.at, ...rowsOf(to) }}
      {...rest}
    >
      {children}
    </Link>
  )
}
