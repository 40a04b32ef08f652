/** One metric of one or several scopes: chart or table, the items, the SQL, the definition, the files. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchMetric, fetchSql, fileUrl, type Metric, type Question } from '../api.ts'
import { isCopy } from '../copy.ts'
import { titleOf, wordsOf } from '../components/about.tsx'
import { Controls, ViewChoice } from '../components/controls.tsx'
import { GhostChoice } from '../components/ghost.tsx'
import { Happened } from '../components/happened.tsx'
import { Heading } from '../components/heading.tsx'
import { Items } from '../components/items.tsx'
import { ScopeEntry } from '../components/scope-entry.tsx'
import { ScopeLinks } from '../components/scope-links.tsx'
import { Failed, Loading, Unknown } from '../components/states.tsx'
import { Summary } from '../components/summary.tsx'
import { TrendTable } from '../components/trend-table.tsx'
import { TrendChart } from '../components/trend.tsx'
import {
  questionOf,
  spanOf,
  useAnnotations,
  useCatalogue,
  useEcosystems,
  useReposOf,
} from '../components/use-data.ts'
import { useGhost } from '../components/use-ghost.ts'
import { useView } from '../components/use-view.ts'

export function MetricPage() {
  const { t, i18n } = useTranslation()
  const { key } = useParams({ from: '/metric/$key' })
  const [view] = useView()
  const catalogue = useCatalogue()
  const ecosystems = useEcosystems()
  const metric = catalogue.data?.metrics.find((each) => each.key === key)
  const named = view.scope === undefined ? [] : [view.scope].flat()
  const scopes =
    named.length > 0
      ? named
      : (ecosystems.data?.ecosystems.slice(0, 1).map((each) => `ecosystem:${each.slug}`) ?? [])
  const repos = useReposOf(scopes)
  const own = repos.data?.repos ?? []
  const span = spanOf(own)
  // Items and SQL are of one kind of actor or of all; only values come as three series.
  const question = {
    ...questionOf(view, scopes, span),
    ...(view.actors === 'each' ? { actors: 'all' as const } : {}),
    ...(view.trailing === undefined ? {} : { trailing: String(view.trailing) }),
  }
  const asked = { ...question, actors: view.actors }
  const happened = useAnnotations(question)
  const answer = useQuery({
    queryKey: ['metric', key, asked],
    queryFn: () => fetchMetric(key, asked),
    enabled: metric !== undefined && scopes.length > 0 && repos.data !== undefined,
  })
  const ghost = useGhost(key, asked, answer.data !== undefined)
  const failed = [catalogue, repos, ecosystems, answer, happened].find(
    (query) => query.error !== null,
  )
  if (failed?.error) {
    return (
      <>
        {/* A scope that was typed wrongly can be mended here. */}
        <ScopeEntry scopes={scopes} />
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      </>
    )
  }
  if (catalogue.data !== undefined && metric === undefined) return <Unknown />
  if (metric === undefined || answer.data === undefined) return <Loading height={520} />
  const isSimulated = own.some((repo) => repo.is_simulated)
  const isMixed = isSimulated && !own.every((repo) => repo.is_simulated)
  // Nothing was read of what it is made from: an empty chart would say less than the words above.
  const isUnread = answer.data.series.every(({ summary }) => summary.reason === 'no_source')
  return (
    <>
      <div className="scope">
        <Heading>{titleOf(metric, i18n.language)}</Heading>
        <ScopeLinks scopes={scopes} />
        {isSimulated && <span className="mark">{t('simulated.mark')}</span>}
        <p className="sub">{wordsOf(metric, i18n.language).question}</p>
      </div>
      <Controls span={span} each trailing={metric.trailing} />
      <ScopeEntry scopes={scopes} />
      <Summary metric={metric} answer={answer.data} />
      {!isUnread && (
        <section className="panel sheet">
          <header>
            <h2>{t(`metric.by_${view.grain}`)}</h2>
            {!isCopy && <GhostChoice />}
            <ViewChoice />
            {!isCopy && (
              <>
                <a href={fileUrl(key, asked, 'csv')}>{t('metric.csv')}</a>
                <a href={fileUrl(key, asked, 'json')}>{t('metric.json')}</a>
              </>
            )}
          </header>
          {view.view === 'chart' ? (
            <TrendChart
              metric={metric}
              answer={answer.data}
              annotations={happened.data?.annotations ?? []}
              ghost={ghost}
            />
          ) : (
            <TrendTable metric={metric} answer={answer.data} ghost={ghost} />
          )}
        </section>
      )}
      <div className="beside">
        <Formula metric={metric} question={question} />
        {!isUnread && happened.data !== undefined && (
          <Happened metric={metric} answer={answer.data} happened={happened.data} />
        )}
      </div>
      {!isUnread && scopes.length === 1 && (
        <Items metric={metric} question={question} period={view.period} isMixed={isMixed} />
      )}
    </>
  )
}

function Formula({ metric, question }: { metric: Metric; question: Question }) {
  const { t, i18n } = useTranslation()
  const said = wordsOf(metric, i18n.language)
  const [isCopied, setCopied] = useState(false)
  const sql = useQuery({
    queryKey: ['sql', metric.key, question],
    queryFn: () => fetchSql(metric.key, question),
  })
  return (
    <section className="panel sheet">
      <dl className="prose">
        <dt>{t('about.definition')}</dt>
        <dd>{said.definition}</dd>
        <dt>{t('about.bias')}</dt>
        <dd>{said.bias}</dd>
        <dt>{t('about.standard')}</dt>
        <dd>{said.standard}</dd>
      </dl>
      <details>
        <summary>{t('metric.sql')}</summary>
        {sql.error !== null && <Failed error={sql.error} retry={() => void sql.refetch()} />}
        {sql.data !== undefined && (
          <>
            <p>
              <button
                type="button"
                className="plain"
                onClick={() =>
                  void navigator.clipboard.writeText(sql.data).then(() => setCopied(true))
                }
              >
                {t(isCopied ? 'metric.copied' : 'metric.copy')}
              </button>
            </p>
            <pre>{sql.data}</pre>
          </>
        )}
      </details>
    </section>
  )
}
