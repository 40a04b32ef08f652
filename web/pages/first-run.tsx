/** What a server with nothing collected shows: a form that collects a repository, and how far that is. */
import { useTranslation } from 'react-i18next'
import { CollectForm } from '../components/collect-form.tsx'
import { Heading } from '../components/heading.tsx'
import { SyncPanel } from '../components/sync-panel.tsx'
import { useStatus } from '../components/use-data.ts'
import { isActive, useSync } from '../components/use-sync.ts'

export default function FirstRun() {
  const { t } = useTranslation()
  const live = useSync()
  const active = isActive(live.progress)
  const status = useStatus(active)
  const sync = status.data?.sync ?? null
  return (
    <>
      <div className="prose">
        <Heading>{t('start.title')}</Heading>
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
