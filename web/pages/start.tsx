/** The first page: the first ecosystem; where there is none, what collects one. */
import { Navigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Failed, Loading } from '../components/states.tsx'
import { useEcosystems } from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { withTexts } from '../i18n.ts'
import { carried } from '../search.ts'

/** Seen once: nobody else waits for it. */
const FirstRun = lazy(() => withTexts(() => import('./first-run.tsx')))

export function Start() {
  const [view] = useView()
  const { data, error, refetch } = useEcosystems()
  // Whoever has clicked on something else meanwhile isn't called back.
  const isLeaving = useRouterState({
    select: ({ location, resolvedLocation }) =>
      resolvedLocation !== undefined && location.pathname !== resolvedLocation.pathname,
  })
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined || isLeaving) return <Loading height={320} />
  // What was really collected goes before the sample.
  const first = data.ecosystems.find((each) => !each.is_simulated) ?? data.ecosystems[0]
  if (first === undefined) {
    return (
      <Suspense fallback={<Loading height={320} />}>
        <FirstRun />
      </Suspense>
    )
  }
  return (
    <Navigate to="/ecosystem/$slug" params={{ slug: first.slug }} search={carried(view)} replace />
  )
}
