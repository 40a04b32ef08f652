/** A repository: what changed, then a card for every metric, under the questions that they answer. */
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../components/card.tsx'
import { Controls } from '../components/controls.tsx'
import { ReconciledLine } from '../components/reconciled.tsx'
import { Said } from '../components/said.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import {
  questionOf,
  spanOf,
  useAnswers,
  useCatalogue,
  useRepos,
  useStatus,
} from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { carried, datesOf } from '../search.ts'

/** The order of the questions; a family that isn't named here comes after them. */
const order = ['responsiveness', 'throughput', 'changes']
const place = (family: string): number =>
  order.includes(family) ? order.indexOf(family) : order.length

export function RepositoryPage() {
  const { t } = useTranslation()
  const { owner, name } = useParams({ from: '/repo/$owner/$name' })
  const [view] = useView()
  const repos = useRepos()
  const catalogue = useCatalogue()
  const repo = repos.data?.repos.find((each) => each.owner === owner && each.name === name)
  const status = useStatus()
  const totals = status.data?.repositories.find(
    (each) => each.owner === owner && each.name === name,
  )?.totals
  const span = spanOf(repo === undefined ? [] : [repo])
  const metrics = catalogue.data?.metrics ?? []
  const answers = useAnswers(
    metrics,
    questionOf(view, repo === undefined ? [] : [`repo:${owner}/${name}`], span),
  )

  const failed = [repos, catalogue].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (repos.data !== undefined && repo === undefined) return <Empty text={t('state.notFound')} />
  const known = metrics.flatMap((metric, index) => {
    const series = answers[index]?.data?.series
    return series === undefined ? [] : [{ metric, series }]
  })
  const families = [...new Set(metrics.map((metric) => metric.family))].toSorted(
    (one, other) => place(one) - place(other),
  )
  return (
    <>
      <div className="scope">
        <h1>{name}</h1>
        {repo?.is_simulated === true && <span className="mark">{t('simulated.mark')}</span>}
        {repo?.is_archived === true && <span className="mark">{t('repo.archived')}</span>}
        {repo?.ecosystems.map((slug) => (
          <Link key={slug} to="/ecosystem/$slug" params={{ slug }} search={carried(view)}>
            {repo.is_simulated ? 'Sample ecosystem (simulated)' : slug}
          </Link>
        ))}
        <span className="sub">{repo?.description}</span>
      </div>
      {totals !== undefined && (
        <p className="recon">
          <ReconciledLine totals={totals} />
        </p>
      )}
      <Controls dates={datesOf(view, span.as_of, span.oldest)} />
      {known.length === metrics.length && metrics.length > 0 ? (
        <Said answers={known} here />
      ) : (
        <Loading height={84} />
      )}
      {families.map((family) => (
        <section key={family}>
          <h2 className="question">{t(`family.${family}`, { defaultValue: family })}</h2>
          <div className="cards">
            {metrics.map((metric, index) => {
              if (metric.family !== family) return null
              const answer = answers[index]
              if (answer?.error) {
                return (
                  <article key={metric.key} className="card">
                    <Failed error={answer.error} retry={() => void answer.refetch()} />
                  </article>
                )
              }
              const series = answer?.data?.series[0]
              return series === undefined ? (
                <Loading key={metric.key} height={232} />
              ) : (
                <Card key={metric.key} metric={metric} series={series} />
              )
            })}
          </div>
        </section>
      ))}
    </>
  )
}
