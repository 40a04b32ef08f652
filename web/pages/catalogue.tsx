/** The catalogue: every metric, by family or by the question that it answers, searchable, each with how it is made. */
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Metric, Sources } from '../api.ts'
import { titleOf, wordsOf } from '../components/about.tsx'
import { MetricDefinition } from '../components/definition.tsx'
import { Heading } from '../components/heading.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import { useCatalogue, useSources } from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { familiesOf, found } from '../families.ts'
import { carried } from '../search.ts'

export function CataloguePage() {
  const { t } = useTranslation()
  const [view, change] = useView()
  const { data, error, refetch } = useCatalogue()
  const sources = useSources()
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loading height={480} />
  const shown = familiesOf(found(data.metrics, view.q ?? ''))
  const count = shown.reduce((sum, family) => sum + family.metrics.length, 0)
  return (
    <div className={`catalogue by-${view.by}`}>
      <div className="scope">
        <Heading>{t('catalogue.title')}</Heading>
        <span className="sub">
          {t('catalogue.sub')}{' '}
          <Link to="/methodology" search={carried(view)}>
            {t('catalogue.method')}
          </Link>
        </span>
      </div>
      <div className="controls">
        <Search />
        <div className="group" role="group" aria-label={t('catalogue.by')}>
          {(['family', 'question'] as const).map((by) => (
            <button
              key={by}
              type="button"
              aria-pressed={view.by === by}
              onClick={() => change({ by })}
            >
              {t(`catalogue.by_${by}`)}
            </button>
          ))}
        </div>
        <span className="dates" role="status">
          {t('catalogue.count', { count, total: data.metrics.length })}
        </span>
      </div>
      {count > 0 && (
        <nav className="index" aria-label={t('catalogue.by')}>
          {shown.map(({ key, metrics }) => (
            <a key={key} href={`#${key}`}>
              {t(`familyName.${key}`, { defaultValue: key })} <small>{metrics.length}</small>
            </a>
          ))}
        </nav>
      )}
      {count === 0 && <Empty text={t('catalogue.none', { search: view.q ?? '' })} />}
      {shown.map(({ key, metrics }) => {
        const name = t(`familyName.${key}`, { defaultValue: key })
        const question = t(`family.${key}`, { defaultValue: key })
        return (
          <section key={key} id={key}>
            <h2 className="question">
              {view.by === 'family' ? name : question}{' '}
              <small>{view.by === 'family' ? question : name}</small>
            </h2>
            <div className="sheet entries">
              {metrics.map((metric) => (
                <Entry key={metric.key} metric={metric} read={sources.data} />
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}

/** Typed at once, in the address a little later: each letter would be a step back. */
function Search() {
  const { t } = useTranslation()
  const [view, change] = useView()
  const [text, setText] = useState(view.q ?? '')
  const [known, setKnown] = useState(view.q)
  if (view.q !== known) {
    setKnown(view.q)
    setText(view.q ?? '')
  }
  useEffect(() => {
    if (text === (view.q ?? '')) return undefined
    const timer = setTimeout(() => {
      setKnown(text === '' ? undefined : text)
      change({ q: text === '' ? undefined : text })
    }, 250)
    return () => clearTimeout(timer)
  }, [change, text, view.q])
  return (
    <input
      className="pick search"
      type="search"
      aria-label={t('catalogue.search')}
      placeholder={t('catalogue.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}

function Entry({ metric, read }: { metric: Metric; read: Sources | undefined }) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const isOpen = view.metric === metric.key
  const title = titleOf(metric, i18n.language)
  const { question } = wordsOf(metric, i18n.language)
  const isMissing = metric.sources.some(
    (source) => read?.sources.find((each) => each.source === source)?.repositories === 0,
  )
  const id = `about-${metric.key}`
  return (
    <article className="entry" id={metric.key}>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => change({ metric: isOpen ? undefined : metric.key })}
        >
          <span className="title">{view.by === 'family' ? title : question}</span>
          <span className="asks">{view.by === 'family' ? question : title}</span>
          <span className="kind">
            {isMissing && <em>{t('catalogue.lacks')}</em>}
            {t(`unitName.${metric.unit}`)}
            {metric.better !== 'neither' && <> · {t(`direction.${metric.better}`)}</>}
          </span>
        </button>
      </h3>
      <div id={id}>
        {isOpen && (
          <>
            <p className="links">
              <code>{metric.key}</code>
              <Link to="/metric/$key" params={{ key: metric.key }} search={carried(view)}>
                {t('catalogue.see')}
              </Link>
            </p>
            <MetricDefinition metric={metric} read={read} />
          </>
        )}
      </div>
    </article>
  )
}
