/** The first page: the first ecosystem; where there is none, a form that collects one, and how far that is. */
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CollectForm } from '../components/collect-form.tsx'
import { Failed, Loading } from '../components/states.tsx'
import { SyncPanel } from '../components/sync-panel.tsx'
import { useEcosystems, useStatus } from '../components/use-data.ts'
import { isActive, useSync } from '../components/use-sync.ts'
import { useView } from '../components/use-view.ts'
import { carried } from '../search.ts'

export function Start() {
  const [view] = useView()
  const { data, error, refetch } = useEcosystems()
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loading height={320} />
  // What was really collected goes before the sample.
  const first = data.ecosystems.find((each) => !each.is_simulated) ?? data.ecosystems[0]
  if (first === undefined) return <FirstRun />
  return (
    <Navigate to="/ecosystem/$slug" params={{ slug: first.slug }} search={carried(view)} replace />
  )
}

function FirstRun() {
  const { t } = useTranslation()
  const live = useSync()
  const active = isActive(live.progress)
  const status = useStatus(active)
  const sync = status.data?.sync ?? null
  return (
    <>
      <div className="prose">
        <h1>{t('start.title')}</h1>
        <p>{t('start.text')}</p>
      </div>
      {sync !== null && (
        <section className="panel sheet">
          <CollectForm sync={sync} isActive={active} />
        </section>
      )}
      {sync !== null && live.progress !== null && <SyncPanel live={live} sync={sync} />}
      <div className="prose">
        <p>{t('start.terminal')}</p>
        <pre>npx lichen collect owner/name</pre>
        <p>{t('start.sample')}</p>
        <pre>npx lichen sample</pre>
      </div>
    </>
  )
}
