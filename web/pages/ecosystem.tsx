/** An ecosystem: what changed, its repositories as rows for a few metrics, then all metrics of it as a whole. */
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric, Series } from '../api.ts'
import { About, titleOf } from '../components/about.tsx'
import { Controls } from '../components/controls.tsx'
import { Families } from '../components/family.tsx'
import { Reason } from '../components/reason.tsx'
import { Said } from '../components/said.tsx'
import { Spark } from '../components/spark.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import {
  questionOf,
  spanOf,
  useCatalogue,
  useEcosystems,
  useOverview,
  useRepos,
} from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { Delta, isFew, pointText, rangeText } from '../components/value.tsx'
import { familiesOf } from '../families.ts'
import { carried, datesOf } from '../search.ts'

const headline = [
  'response-coverage-7d',
  'issue-resolution-duration',
  'merge-within-48h',
  'issue-resolution-rate',
]

export function EcosystemPage() {
  const { t, i18n } = useTranslation()
  const { slug } = useParams({ from: '/ecosystem/$slug' })
  const [view, change] = useView()
  const ecosystems = useEcosystems()
  const repos = useRepos()
  const catalogue = useCatalogue()

  const ecosystem = ecosystems.data?.ecosystems.find((each) => each.slug === slug)
  const own = (repos.data?.repos ?? []).filter((repo) => repo.ecosystems.includes(slug))
  const span = spanOf(own)
  const scopes = own.map((repo) => `repo:${repo.owner}/${repo.name}`)
  const metrics = catalogue.data?.metrics ?? []
  const lead =
    metrics.find((metric) => metric.key === (view.metric ?? 'time-to-first-response')) ?? metrics[0]
  const others = headline.flatMap((key) =>
    metrics.filter((metric) => metric.key === key && metric !== lead),
  )
  const asked = lead === undefined ? [] : [lead, ...others]
  const answers = useOverview(asked, questionOf(view, scopes, span))
  const rows = answers.answered

  const failed = [ecosystems, repos, catalogue, answers].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (ecosystems.data !== undefined && ecosystem === undefined)
    return <Empty text={t('state.notFound')} />
  return (
    <>
      <div className="scope">
        <h1>{ecosystem?.title ?? '…'}</h1>
        <span className="sub">{t('eco.count', { count: own.length })}</span>
        {ecosystem?.is_simulated === true && <span className="sub">{t('eco.simulated')}</span>}
        <Link to="/bottlenecks" search={{ ...carried(view), scope: `ecosystem:${slug}` }}>
          {t('bottlenecks.link')}
        </Link>
      </div>
      <Controls dates={datesOf(view, span.as_of, span.oldest)} />
      {lead !== undefined && rows !== undefined ? (
        <>
          <Said answers={rows} here={false} />
          <div className="sheet scroll">
            <table className="compare">
              <thead>
                <tr>
                  <th scope="col">{t('table.project')}</th>
                  <th scope="col">
                    <span className="titled">
                      <select
                        className="pick"
                        aria-label={t('eco.choose')}
                        value={lead.key}
                        onChange={(event) => change({ metric: event.target.value })}
                      >
                        {familiesOf(metrics).map((family) => (
                          <optgroup
                            key={family.key}
                            label={t(`family.${family.key}`, { defaultValue: family.key })}
                          >
                            {family.metrics.map((metric) => (
                              <option key={metric.key} value={metric.key}>
                                {titleOf(metric, i18n.language)}
                              </option>
                            ))}
                          </optgroup>
                        ))}
                      </select>
                      <About metric={lead} />
                    </span>
                  </th>
                  {others.map((metric) => (
                    <th key={metric.key} scope="col" className="r">
                      {titleOf(metric, i18n.language)}
                    </th>
                  ))}
                  <th scope="col">{t('table.data')}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((repo, row) => {
                  const series = rows[0]?.series[row]
                  return (
                    <tr key={repo.id}>
                      <th scope="row">
                        <Link
                          to="/repo/$owner/$name"
                          params={{ owner: repo.owner, name: repo.name }}
                          search={carried(view)}
                        >
                          {repo.name}
                        </Link>
                        <small>
                          {t('repo.issues', { count: repo.issues })} ·{' '}
                          {t('repo.requests', { count: repo.change_requests })}
                        </small>
                      </th>
                      <td>{series !== undefined && <Lead metric={lead} series={series} />}</td>
                      {others.map((metric, index) => (
                        <Figure
                          key={metric.key}
                          metric={metric}
                          series={rows[index + 1]?.series[row]}
                        />
                      ))}
                      <td data-title={t('table.data')}>
                        <Coverage asOf={repo.as_of} series={series} />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
          <p className="foot">
            {t('eco.foot')} {view.actors === 'human' && t('said.bot')}
          </p>
        </>
      ) : (
        <Loading height={480} />
      )}
      {ecosystem !== undefined && metrics.length > 0 && (
        <Families
          families={familiesOf(metrics)}
          question={questionOf(view, [`ecosystem:${slug}`], span)}
          title={t('family.whole')}
        />
      )}
    </>
  )
}

function Lead({ metric, series }: { metric: Metric; series: Series }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const { summary, previous } = series
  const text = pointText(summary, metric, t, i18n.language)
  const range = rangeText(summary, metric, t, i18n.language)
  return (
    <div className="lead">
      <div>
        {text !== null && (
          <Link
            to="/metric/$key"
            params={{ key: metric.key }}
            search={{ ...carried(view), scope: series.scope }}
          >
            <b className={isFew(summary, metric) ? 'few' : ''}>{text}</b>
          </Link>
        )}
        <div className="why">{summary.reason === null ? range : <Reason series={series} />}</div>
      </div>
      <Spark points={series.points} width={132} height={34} />
      <Delta now={summary} before={previous} metric={metric} />
    </div>
  )
}

function Figure({ metric, series }: { metric: Metric; series: Series | undefined }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const title = titleOf(metric, i18n.language)
  if (series === undefined) return <td data-title={title}>{t('state.empty')}</td>
  const text = pointText(series.summary, metric, t, i18n.language)
  const why = series.summary.reason
  return (
    <td className="r" data-title={title}>
      {text === null ? (
        <span className="why">
          <Reason series={series} />
        </span>
      ) : (
        <Link
          className={isFew(series.summary, metric) ? 'few' : ''}
          to="/metric/$key"
          params={{ key: metric.key }}
          search={{ ...carried(view), scope: series.scope }}
          style={{ color: 'inherit' }}
          title={why === null ? '' : t(`reason.${why}`)}
        >
          {text}
        </Link>
      )}
      <div>
        <Delta now={series.summary} before={series.previous} metric={metric} />
      </div>
    </td>
  )
}

function Coverage({ asOf, series }: { asOf: string | null; series: Series | undefined }) {
  const { t } = useTranslation()
  if (asOf === null) return <span className="cov part">{t('table.never')}</span>
  const coverage = series?.summary.coverage ?? 1
  if (coverage >= 0.999) return <span className="cov">{t('table.complete')}</span>
  return (
    <span className="cov part">{t('table.part', { percent: Math.floor(coverage * 100) })}</span>
  )
}
