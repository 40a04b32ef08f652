/** An ecosystem: what changed, its projects as rows or as a heat map, then all metrics of it as a whole. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import {
  fetchIndex,
  fetchIndices,
  fetchLifecycle,
  overviewFile,
  type IndexAbout,
  type Metric,
} from '../api.ts'
import { About } from '../components/about.tsx'
import { Choice, Controls } from '../components/controls.tsx'
import { Families } from '../components/family.tsx'
import { Heading } from '../components/heading.tsx'
import { MetricChoice } from '../components/metric-choice.tsx'
import { Portfolio } from '../components/portfolio.tsx'
import { Said } from '../components/said.tsx'
import { Empty, Failed, Loading, Unknown } from '../components/states.tsx'
import {
  questionOf,
  spanOf,
  useCatalogue,
  useEcosystems,
  useOverview,
  useRepos,
  useReposOf,
  useScopes,
} from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { isCopy } from '../copy.ts'
import { familiesOf } from '../families.ts'
import { named } from '../indices.ts'
import { byScope, searched, sorted } from '../portfolio.ts'
import { whenReached } from '../reach.ts'
import { carried } from '../search.ts'

const HeatMap = lazy(() => whenReached(() => import('../components/heat-map.tsx')))

/** As many as fit beside state, index and trend. */
const headline = ['response-coverage-7d', 'issue-resolution-duration', 'merge-within-48h']
/** The index that stands in the rows until another is chosen. */
const shownIndex = 'community-maturity'

/** State of life and index of each project; the rows are there before them. */
function useStanding(scope: string, chosen: string | undefined, isReady: boolean) {
  const list = useQuery({ queryKey: ['indices'], queryFn: fetchIndices })
  // Profiles and checklists have no score.
  const indices = (list.data?.indices ?? []).filter(({ aggregation }) => aggregation !== 'none')
  const index =
    indices.find(({ key }) => key === chosen) ?? indices.find(({ key }) => key === shownIndex)
  const life = useQuery({
    queryKey: ['lifecycle', { scope }],
    queryFn: () => fetchLifecycle({ scope }),
    enabled: isReady,
  })
  const each = useQuery({
    queryKey: ['index-each', index?.key, { scope }],
    queryFn: () => fetchIndex(index?.key ?? '', { scope, each: 'true' }),
    enabled: isReady && index !== undefined,
  })
  return {
    index,
    indices,
    life: byScope(life.data?.repositories, life.isError),
    score: byScope(each.data?.scopes, each.isError),
  }
}

export function EcosystemPage() {
  const { t } = useTranslation()
  const { slug } = useParams({ from: '/ecosystem/$slug' })
  const [view, change] = useView()
  const ecosystems = useEcosystems()
  const repos = useRepos()
  const catalogue = useCatalogue()
  const ecosystem = ecosystems.data?.ecosystems.find((each) => each.slug === slug)
  const whole = `ecosystem:${slug}`
  const scope = view.only === undefined ? whole : `${whole}&${view.only}`
  const chosen = useReposOf(view.only === undefined ? [] : [scope])
  const own =
    view.only === undefined
      ? (repos.data?.repos ?? []).filter((repo) => repo.ecosystems.includes(slug))
      : (chosen.data?.repos ?? [])
  const span = spanOf(own)
  const metrics = catalogue.data?.metrics ?? []
  const lead =
    metrics.find((metric) => metric.key === (view.metric ?? 'time-to-first-response')) ?? metrics[0]
  const others = headline.flatMap((key) =>
    metrics.filter((metric) => metric.key === key && metric !== lead),
  )
  const asked = lead === undefined ? [] : [lead, ...others]
  const scopes = own.map((repo) => `repo:${repo.owner}/${repo.name}`)
  // Each of the scope: an address that names hundreds would be longer than a server takes.
  const question = {
    ...questionOf(view, own.length === 0 ? [] : [scope], span),
    each: 'true',
  } as const
  const answers = useOverview(asked, question)
  const told = answers.answered?.map(({ series }) => new Map(series.map((one) => [one.scope, one])))
  const { index, indices, life, score } = useStanding(whole, view.index, ecosystem !== undefined)

  const failed = [ecosystems, repos, catalogue, chosen, answers].find(
    (query) => query.error !== null,
  )
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (ecosystems.data !== undefined && ecosystem === undefined) return <Unknown />
  const rows = own.map((repo) => {
    const name = `repo:${repo.owner}/${repo.name}`
    return {
      repo,
      series: told?.map((series) => series.get(name)) ?? [],
      index: score(name),
      life: life(name),
    }
  })
  const shown = sorted(searched(rows, view.q ?? ''), view.sort, asked)
  return (
    <>
      <div className="scope">
        <Heading>{ecosystem?.title ?? '…'}</Heading>
        <span className="sub">{t('eco.count', { count: own.length })}</span>
        {ecosystem?.is_simulated === true && <span className="sub">{t('eco.simulated')}</span>}
        <Link to="/bottlenecks" search={{ ...carried(view), scope }}>
          {t('bottlenecks.link')}
        </Link>
        <Link to="/compare" search={{ ...carried(view), scope: scopes.slice(0, 6) }}>
          {t('compare.link')}
        </Link>
      </div>
      <Controls span={span} />
      {lead !== undefined && answers.answered !== undefined ? (
        <>
          <Said answers={answers.answered} here={false} />
          <div className="controls narrow">
            <input
              className="pick search"
              type="search"
              aria-label={t('eco.search')}
              placeholder={t('eco.search')}
              value={view.q ?? ''}
              onChange={({ target }) =>
                change({ q: target.value === '' ? undefined : target.value })
              }
            />
            {!isCopy && <OwnFields />}
            <Choice
              label={t('heat.as')}
              value={view.show}
              onChange={(next) => change({ show: next })}
              options={(['rows', 'heat'] as const).map((value) => ({
                value,
                text: t(`heat.as_${value}`),
              }))}
            />
            {view.show === 'heat' ? (
              <LeadChoice metrics={metrics} lead={lead} />
            ) : (
              index !== undefined && <IndexChoice indices={indices} index={index} />
            )}
            {!isCopy && (
              <a
                href={overviewFile(
                  asked.map(({ key }) => key),
                  question,
                )}
              >
                {t('metric.csv')}
              </a>
            )}
          </div>
          {shown.length === 0 ? (
            <Empty text={t('eco.none')} />
          ) : view.show === 'heat' ? (
            <Suspense fallback={<Loading height={260} />}>
              <HeatMap metric={lead} rows={shown} />
            </Suspense>
          ) : (
            <Portfolio
              rows={shown}
              metrics={asked}
              index={index}
              choice={<LeadChoice metrics={metrics} lead={lead} />}
            />
          )}
          <p className="foot">
            {t('eco.foot')} {view.actors === 'human' && t('said.bot')}
          </p>
        </>
      ) : (
        <Loading height={480} />
      )}
      {ecosystem !== undefined && answers.answered !== undefined && (
        <Families
          families={familiesOf(metrics)}
          question={questionOf(view, [scope], span)}
          title={t('family.whole')}
        />
      )}
    </>
  )
}

function LeadChoice({ lead, metrics }: { lead: Metric; metrics: Metric[] }) {
  const { t } = useTranslation()
  return (
    <span className="titled">
      <MetricChoice label={t('eco.choose')} metric={lead} metrics={metrics} />
      <About metric={lead} />
    </span>
  )
}

function IndexChoice({ index, indices }: { index: IndexAbout; indices: IndexAbout[] }) {
  const { t, i18n } = useTranslation()
  const [, change] = useView()
  return (
    <select
      className="pick"
      aria-label={t('eco.chooseIndex')}
      value={index.key}
      onChange={({ target }) => change({ index: target.value })}
    >
      {indices.map(({ key, title }) => (
        <option key={key} value={key}>
          {named(title, i18n.language)}
        </option>
      ))}
    </select>
  )
}

/** The user's own fields, where there are any. */
function OwnFields() {
  const { t } = useTranslation()
  const [view, change] = useView()
  const fields = (useScopes().data?.scopes ?? []).filter(({ scope }) => scope.startsWith('field:'))
  if (fields.length === 0) return null
  return (
    <select
      className="pick"
      aria-label={t('eco.field')}
      value={view.only ?? ''}
      onChange={({ target }) => change({ only: target.value === '' ? undefined : target.value })}
    >
      <option value="">{t('eco.anyField')}</option>
      {fields.map(({ scope }) => (
        <option key={scope} value={scope}>
          {scope.slice('field:'.length)}
        </option>
      ))}
    </select>
  )
}
