/** A repository: what changed, a card for each headline metric, then all others under the questions that they answer. */
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../components/card.tsx'
import { Controls } from '../components/controls.tsx'
import { Families } from '../components/family.tsx'
import { Heading } from '../components/heading.tsx'
import { ReconciledLine } from '../components/reconciled.tsx'
import { Said } from '../components/said.tsx'
import { Failed, Loading, Unknown } from '../components/states.tsx'
import {
  questionOf,
  spanOf,
  useCatalogue,
  useEcosystems,
  useOverview,
  useRepos,
  useStatus,
} from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { familiesOf, headlineOf } from '../families.ts'
import { carried } from '../search.ts'

export function RepositoryPage() {
  const { t } = useTranslation()
  const { owner, name } = useParams({ from: '/project/$owner/$name' })
  const [view] = useView()
  const repos = useRepos()
  const ecosystems = useEcosystems()
  const catalogue = useCatalogue()
  const repo = repos.data?.repos.find((each) => each.owner === owner && each.name === name)
  const status = useStatus()
  const totals = status.data?.repositories.find(
    (each) => each.owner === owner && each.name === name,
  )?.totals
  const span = spanOf(repo === undefined ? [] : [repo])
  const metrics = catalogue.data?.metrics ?? []
  const question = questionOf(view, repo === undefined ? [] : [`repo:${owner}/${name}`], span)
  const headline = useOverview(headlineOf(metrics), question)

  const failed = [repos, catalogue].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (repos.data !== undefined && repo === undefined) return <Unknown />
  return (
    <>
      <div className="scope">
        <Heading>{name}</Heading>
        {repo?.is_simulated === true && <span className="mark">{t('simulated.mark')}</span>}
        {repo?.is_archived === true && <span className="mark">{t('repo.archived')}</span>}
        {repo?.ecosystems.map((slug) => (
          <Link key={slug} to="/ecosystem/$slug" params={{ slug }} search={carried(view)}>
            {ecosystems.data?.ecosystems.find((each) => each.slug === slug)?.title ?? slug}
          </Link>
        ))}
        <Link to="/bottlenecks" search={{ ...carried(view), scope: `repo:${owner}/${name}` }}>
          {t('bottlenecks.link')}
        </Link>
        <span className="sub" translate="no">
          {repo?.description}
        </span>
      </div>
      {totals !== undefined && repo?.is_simulated === false && (
        <p className="recon">
          <ReconciledLine totals={totals} />
        </p>
      )}
      <Controls span={span} />
      {headline.error !== null ? (
        <Failed error={headline.error} retry={() => void headline.refetch()} />
      ) : headline.answered === undefined ? (
        <Loading height={560} />
      ) : (
        <>
          <Said answers={headline.answered} here />
          <h2 className="question">{t('family.headline')}</h2>
          <div className="cards">
            {headline.answered.map(({ metric, series }) => {
              const one = series[0]
              return one && <Card key={metric.key} metric={metric} series={one} />
            })}
          </div>
        </>
      )}
      {headline.answered !== undefined && (
        <Families families={familiesOf(metrics)} question={question} title={t('family.all')} />
      )}
    </>
  )
}
