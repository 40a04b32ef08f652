/** Releases: what the numbers say of them, when each came, and each as a row against the norm of its level. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchReleases, releasesFile } from '../api.ts'
import { isCopy } from '../copy.ts'
import { Card } from '../components/card.tsx'
import { Controls } from '../components/controls.tsx'
import { Heading } from '../components/heading.tsx'
import { Norms, ReleaseTable } from '../components/release-table.tsx'
import { ReleaseTimeline } from '../components/release-timeline.tsx'
import { ScopeEntry } from '../components/scope-entry.tsx'
import { ScopeLinks } from '../components/scope-links.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import {
  questionOf,
  spanOf,
  useCatalogue,
  useEcosystems,
  useOverview,
  useReposOf,
} from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { datesOf } from '../search.ts'

const shown = [
  'release-interval',
  'days-since-release',
  'release-frequency',
  'release-cadence-fit',
  'change-failure',
  'merge-to-release',
]

export function ReleasesPage() {
  const { t } = useTranslation()
  const [view] = useView()
  const ecosystems = useEcosystems()
  const catalogue = useCatalogue()
  const first = ecosystems.data?.ecosystems[0]
  const [scope = first === undefined ? 'all' : `ecosystem:${first.slug}`] = [
    view.scope ?? [],
  ].flat()
  const isReady = ecosystems.data !== undefined
  const repos = useReposOf(isReady ? [scope] : [])
  const own = repos.data?.repos ?? []
  const span = spanOf(own)
  const dates = datesOf(view, span.as_of, span.oldest)
  const question = questionOf(view, repos.data === undefined ? [] : [scope], span)
  const metrics = shown.flatMap(
    (key) => catalogue.data?.metrics.filter((metric) => metric.key === key) ?? [],
  )
  const figures = useOverview(metrics, question)
  const asked = { scope, ...dates }
  const drawn = useQuery({
    queryKey: ['releases', 'drawn', asked],
    queryFn: () => fetchReleases({ ...asked, limit: '1000' }),
    enabled: repos.data !== undefined,
  })
  const list = useInfiniteQuery({
    queryKey: ['releases', asked],
    queryFn: ({ pageParam }) =>
      fetchReleases({ ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    enabled: repos.data !== undefined,
  })
  const failed = [ecosystems, catalogue, repos, figures, drawn, list].find(
    (query) => query.error !== null,
  )
  if (failed?.error) {
    return (
      <>
        {/* A scope that was typed wrongly can be mended here. */}
        <ScopeEntry scopes={[scope]} />
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      </>
    )
  }
  const pages = list.data?.pages ?? []
  const rows = pages.flatMap(({ releases }) => releases)
  const total = pages[0]?.total ?? 0
  return (
    <>
      <div className="scope">
        <Heading>{t('releases.title')}</Heading>
        <ScopeLinks scopes={[scope]} />
        {own.some((repo) => repo.is_simulated) && (
          <span className="mark">{t('simulated.mark')}</span>
        )}
      </div>
      <ScopeEntry scopes={[scope]} />
      <Controls span={span} />
      {figures.answered === undefined ? (
        <Loading height={900} />
      ) : (
        <>
          <h2 className="question">{t('family.releases')}</h2>
          <div className="cards">
            {figures.answered.map(({ metric, series }) => {
              const one = series[0]
              return one && <Card key={metric.key} metric={metric} series={one} />
            })}
          </div>
        </>
      )}
      {figures.answered !== undefined && <h2 className="question">{t('releases.when')}</h2>}
      <section className="panel sheet" hidden={figures.answered === undefined}>
        {drawn.data === undefined || dates === null ? (
          <Loading height={220} />
        ) : drawn.data.releases.length === 0 ? (
          <Empty text={t('releases.empty')} />
        ) : (
          <>
            <ReleaseTimeline releases={drawn.data.releases} {...dates} />
            <p className="foot">
              {t('releases.sizes')}{' '}
              {drawn.data.total > drawn.data.releases.length &&
                t('releases.cut', { count: drawn.data.releases.length })}
            </p>
          </>
        )}
      </section>
      {rows.length > 0 && figures.answered !== undefined && drawn.data !== undefined && (
        <>
          <h2 className="question">{t('releases.count', { count: total })}</h2>
          <section className="panel sheet">
            <ReleaseTable releases={rows} isOne={own.length === 1} scope={scope} />
            <div className="controls">
              {list.hasNextPage && (
                <button type="button" className="plain" onClick={() => void list.fetchNextPage()}>
                  {t('metric.more')}
                </button>
              )}
              <span className="sub">{t('metric.shown', { shown: rows.length, total })}</span>
              {!isCopy && <a href={releasesFile(asked)}>{t('metric.itemsCsv')}</a>}
            </div>
            <Norms norms={pages[0]?.norms ?? []} releases={rows} />
          </section>
        </>
      )}
    </>
  )
}
