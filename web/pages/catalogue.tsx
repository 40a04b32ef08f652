/** The catalogue: every metric with its definition, its bias and its source. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../components/about.tsx'
import { Failed, Loading } from '../components/states.tsx'
import { useCatalogue } from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { carried } from '../search.ts'

export function CataloguePage() {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const { data, error, refetch } = useCatalogue()
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loading height={480} />
  return (
    <>
      <div className="scope">
        <h1>{t('catalogue.title')}</h1>
        <span className="sub">{t('catalogue.sub')}</span>
      </div>
      {data.metrics.map((metric) => (
        <section key={metric.key} className="panel sheet">
          <h2>
            <Link to="/metric/$key" params={{ key: metric.key }} search={carried(view)}>
              {titleOf(metric, i18n.language)}
            </Link>{' '}
            <small className="cov">{metric.key}</small>
          </h2>
          <dl className="prose">
            <dt>{t('about.definition')}</dt>
            <dd>{metric.definition}</dd>
            <dt>{t('about.bias')}</dt>
            <dd>{metric.bias}</dd>
            <dt>{t('about.standard')}</dt>
            <dd>{metric.standard}</dd>
          </dl>
        </section>
      ))}
    </>
  )
}
