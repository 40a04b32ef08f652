/** Two to six scopes beside each other: a table of metrics with ranks, and one of them over time or age. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchMetric, fileUrl, overviewFile } from '../api.ts'
import { isCopy } from '../copy.ts'
import { titleOf } from '../components/about.tsx'
import { CompareCourse } from '../components/compare-course.tsx'
import { CompareScopes } from '../components/compare-scopes.tsx'
import { CompareTable } from '../components/compare-table.tsx'
import { Choice, Controls, ViewChoice } from '../components/controls.tsx'
import { Heading } from '../components/heading.tsx'
import { MetricChoice } from '../components/metric-choice.tsx'
import { Failed, Loading } from '../components/states.tsx'
import {
  courseOf,
  questionOf,
  spanOf,
  useCatalogue,
  useEcosystems,
  useOverview,
  useRepos,
  useReposOf,
} from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { mostScopes } from '../compare.ts'
import { headlineOf } from '../families.ts'
import { carried, type View } from '../search.ts'

/** The scopes that the address names; else the first three repositories of the first ecosystem, so that there is something to see. */
function useCompared(view: View): string[] | null {
  const ecosystems = useEcosystems()
  const repos = useRepos()
  const named = view.scope === undefined ? [] : [view.scope].flat()
  if (named.length > 0) return named.slice(0, mostScopes)
  if (ecosystems.data === undefined || repos.data === undefined) return null
  const slug = ecosystems.data.ecosystems[0]?.slug
  return repos.data.repos
    .filter((repo) => slug !== undefined && repo.ecosystems.includes(slug))
    .slice(0, 3)
    .map(({ name, owner }) => `repo:${owner}/${name}`)
}

export function ComparePage() {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const catalogue = useCatalogue()
  const scopes = useCompared(view) ?? []
  const repos = useReposOf(scopes)
  const span = spanOf(repos.data?.repos ?? [])
  const question = questionOf(view, repos.data === undefined ? [] : scopes, span)
  const metrics = catalogue.data?.metrics ?? []
  const table = useOverview(headlineOf(metrics), question)
  const metric = metrics.find(({ key }) => key === view.metric) ?? headlineOf(metrics)[0]
  const course = courseOf(view, question.scope, span)
  const answer = useQuery({
    queryKey: ['metric', metric?.key, course],
    queryFn: () => fetchMetric(metric?.key ?? '', course),
    enabled: metric !== undefined && course.scope.length > 0,
  })
  const isSimulated = repos.data?.repos.some((repo) => repo.is_simulated) === true
  const failed = [catalogue, repos, table, answer].find((query) => query.error !== null)
  return (
    <>
      <div className="scope">
        <Heading>{t('compare.title')}</Heading>
        {isSimulated && <span className="mark">{t('simulated.mark')}</span>}
        <p className="sub">{t('compare.sub')}</p>
      </div>
      <CompareScopes
        scopes={scopes}
        onChange={(next) => change({ scope: next.length === 0 ? undefined : next })}
      />
      {failed?.error ? (
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      ) : (
        <>
          <Controls span={span} />
          {table.answered === undefined ? (
            <Loading height={620} />
          ) : (
            <>
              <CompareTable answers={table.answered} scopes={question.scope} />
              <p className="foot">
                {t('compare.foot')}{' '}
                {!isCopy && (
                  <a
                    href={overviewFile(
                      headlineOf(metrics).map(({ key }) => key),
                      question,
                    )}
                  >
                    {t('metric.csv')}
                  </a>
                )}
              </p>
            </>
          )}
          {metric !== undefined && table.answered !== undefined && (
            <>
              <h2 className="question">{titleOf(metric, i18n.language)}</h2>
              <section className="panel sheet">
                <header>
                  <MetricChoice label={t('compare.metric')} metrics={metrics} metric={metric} />
                  <Choice
                    label={t('compare.align')}
                    value={view.align}
                    onChange={(align) => change({ align })}
                    options={(['date', 'age'] as const).map((value) => ({
                      value,
                      text: t(`compare.align_${value}`),
                    }))}
                  />
                  <ViewChoice />
                  {!isCopy && <a href={fileUrl(metric.key, course, 'csv')}>{t('metric.csv')}</a>}
                </header>
                {answer.data === undefined ? (
                  <Loading height={380} />
                ) : (
                  <CompareCourse
                    metric={metric}
                    answer={answer.data}
                    rows={(scope, period) => ({
                      to: '/metric/$key',
                      params: { key: metric.key },
                      search: {
                        ...carried(view),
                        // Those of one scope alone may be others; a copy has but the usual ones.
                        ...(!isCopy && {
                          range: 'custom' as const,
                          from: course.from,
                          to: course.to,
                        }),
                        scope,
                        period,
                      },
                      hash: 'items',
                    })}
                  />
                )}
              </section>
            </>
          )}
        </>
      )}
    </>
  )
}
