/** The first page: the first ecosystem, or how to get one. */
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failed, Loading } from '../components/states.tsx'
import { useEcosystems } from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { carried } from '../search.ts'

export function Start() {
  const { t } = useTranslation()
  const [view] = useView()
  const { data, error, refetch } = useEcosystems()
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loading height={320} />
  // What was really collected goes before the sample.
  const first = data.ecosystems.find((each) => !each.is_simulated) ?? data.ecosystems[0]
  if (first !== undefined) {
    return (
      <Navigate
        to="/ecosystem/$slug"
        params={{ slug: first.slug }}
        search={carried(view)}
        replace
      />
    )
  }
  return (
    <div className="prose">
      <h1>{t('start.title')}</h1>
      <p>{t('start.text')}</p>
      <pre>npx lichen collect owner/name</pre>
      <p>{t('start.sample')}</p>
      <pre>npx lichen sample</pre>
    </div>
  )
}
