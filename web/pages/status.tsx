/** The status: what is fresh, what is missing and why, what to do about it, and the sync that runs. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coverageFile, fetchCoverage, type RepositoryStatus, type Status } from '../api.ts'
import { CollectForm } from '../components/collect-form.tsx'
import { CoverageMatrix, isWhole, many } from '../components/coverage-matrix.tsx'
import { Gaps } from '../components/gaps.tsx'
import { Heading } from '../components/heading.tsx'
import { lacks, Reconciled } from '../components/reconciled.tsx'
import { Advice, Outcome, Runs } from '../components/runs.tsx'
import { Scroll } from '../components/scroll.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import { Stored } from '../components/stored.tsx'
import { SyncPanel } from '../components/sync-panel.tsx'
import { spanOf, useRepos, useStatus } from '../components/use-data.ts'
import { isActive, useSync } from '../components/use-sync.ts'
import { useView } from '../components/use-view.ts'
import { isCopy } from '../copy.ts'
import { showDay } from '../format.ts'
import { carried, datesOf } from '../search.ts'

export function StatusPage() {
  const { t, i18n } = useTranslation()
  const live = useSync()
  const status = useStatus(isActive(live.progress))
  const repos = useRepos()
  const [view, change] = useView()
  const range = view.range === 'all' ? 'all' : '12m'
  const span = spanOf(repos.data?.repos ?? [])
  const dates = datesOf({ range, from: undefined, to: undefined }, span.as_of, span.oldest)
  const coverage = useQuery({
    queryKey: ['coverage', dates],
    queryFn: () => fetchCoverage(dates),
    enabled: repos.data !== undefined,
  })
  const [isAll, setAll] = useState(false)
  const failed = [status, repos, coverage].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (status.data === undefined || coverage.data === undefined) return <Loading height={520} />
  const { as_of, repositories, runs, sync } = status.data
  const covered = coverage.data.repositories
  const isLong = covered.length > many
  const shown = isLong && !isAll ? covered.filter((each) => !isWhole(each)) : covered
  return (
    <>
      <div className="scope">
        <Heading>{t('status.title')}</Heading>
        <span className="sub">
          {as_of === null
            ? t('table.never')
            : t('app.asOf', { day: showDay(as_of, i18n.language) })}
        </span>
      </div>
      <Lead status={status.data} />
      {sync !== null && <SyncPanel live={live} sync={sync} />}
      {sync !== null && (
        <details className="panel sheet">
          <summary>{t('collect.another')}</summary>
          <CollectForm sync={sync} isActive={isActive(live.progress)} />
        </details>
      )}
      <section className="panel sheet">
        <header>
          <h2>{t('status.repositories')}</h2>
        </header>
        {repositories.length === 0 ? (
          <Empty text={t('start.title')} />
        ) : (
          <Repositories repositories={repositories} />
        )}
      </section>
      {covered.length > 0 && (
        <section className="panel sheet">
          <header>
            <h2>{t('coverage.title')}</h2>
            <div className="group" role="group" aria-label={t('range.label')}>
              {(['12m', 'all'] as const).map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={range === each}
                  onClick={() => change({ range: each })}
                >
                  {t(`range.${each}`)}
                </button>
              ))}
            </div>
            {isLong && (
              <label className="why">
                <input
                  type="checkbox"
                  checked={isAll}
                  onChange={(event) => setAll(event.target.checked)}
                />{' '}
                {t('coverage.all', { count: covered.length })}
              </label>
            )}
            {!isCopy && <a href={coverageFile(dates)}>{t('metric.csv')}</a>}
          </header>
          {shown.length === 0 ? (
            <Empty text={t('coverage.noHoles')} />
          ) : (
            <CoverageMatrix answer={coverage.data} repositories={shown} />
          )}
        </section>
      )}
      {view.stored !== undefined && (
        <Stored
          key={JSON.stringify([view.stored, view.scope, view.period])}
          resource={view.stored}
          scope={[view.scope ?? 'all'].flat()[0] ?? 'all'}
          period={view.period}
          close={() => change({ stored: undefined, scope: undefined, period: undefined })}
        />
      )}
      <section className="panel sheet" id="gaps">
        <header>
          <h2>{t('gaps.title')}</h2>
        </header>
        <Gaps repositories={covered} />
      </section>
      <section className="panel sheet">
        <header>
          <h2>{t('runs.title')}</h2>
        </header>
        <Runs runs={runs} />
      </section>
    </>
  )
}

/** The page's first answer: how many are whole, and which aren't. */
function Lead({ status: { repositories } }: { status: Status }) {
  const { t } = useTranslation()
  const name = ({ name: text }: RepositoryStatus): string => text
  const list = (some: RepositoryStatus[]): string =>
    some.slice(0, 5).map(name).join(t('status.comma')) + (some.length > 5 ? ' …' : '')
  const troubled = repositories.filter(({ last_run: run }) =>
    ['failed', 'cancelled', 'interrupted'].includes(run?.outcome ?? ''),
  )
  const holed = repositories.filter(({ gaps, totals }) => gaps > 0 || totals.some(lacks))
  const never = repositories.filter(({ as_of }) => as_of === null)
  const bad = new Set([...troubled, ...holed, ...never])
  const lines = [
    { some: troubled, text: 'status.failed' },
    { some: holed, text: 'status.holed' },
    { some: never, text: 'status.never' },
  ].filter(({ some }) => some.length > 0)
  return (
    <section className="said" aria-label={t('status.lead')}>
      <h2>{t('status.lead')}</h2>
      <ul>
        <li>
          {t('status.whole', {
            count: repositories.length,
            whole: repositories.length - bad.size,
          })}
        </li>
        {lines.map(({ some, text }) => (
          <li key={text}>
            <b>{t(text, { count: some.length })}</b> {list(some)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Repositories({ repositories }: { repositories: RepositoryStatus[] }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  return (
    <Scroll label={t('status.repositories')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('item.repo')}</th>
            <th scope="col">{t('status.asOf')}</th>
            <th scope="col" className="r">
              {t('resource.issue')}
              <small>{t('status.ofSource')}</small>
            </th>
            <th scope="col" className="r">
              {t('resource.pull_request')}
              <small>{t('status.ofSource')}</small>
            </th>
            <th scope="col" className="r">
              {t('resource.release')}
              <small>{t('status.ofSource')}</small>
            </th>
            <th scope="col" className="r">
              {t('gaps.title')}
            </th>
            <th scope="col">{t('status.lastRun')}</th>
          </tr>
        </thead>
        <tbody>
          {repositories.map((repository) => {
            const { as_of, ecosystems, gaps, is_simulated, last_run, name, owner } = repository
            return (
              <tr key={`${owner}/${name}`}>
                <th scope="row">
                  <Link to="/project/$owner/$name" params={{ owner, name }} search={carried(view)}>
                    {name}
                  </Link>
                  <small>{owner}</small>
                  {ecosystems.length === 0 && <small>{t('status.left')}</small>}
                </th>
                <td>{as_of === null ? t('table.never') : showDay(as_of, i18n.language)}</td>
                {(['issue', 'pull_request', 'release'] as const).map((resource) => (
                  <td key={resource} className="r">
                    <Reconciled resource={resource} repository={repository} />
                  </td>
                ))}
                <td className={gaps > 0 ? 'r lacking' : 'r'}>
                  {gaps === 0 ? (
                    0
                  ) : (
                    <Link to="/status" hash="gaps" search={carried(view)}>
                      {gaps.toLocaleString(i18n.language)}
                    </Link>
                  )}
                </td>
                <td className="wrap">
                  {is_simulated ? (
                    <span className="mark">{t('simulated.mark')}</span>
                  ) : last_run === null ? (
                    <span className="cov">{t('runs.none')}</span>
                  ) : (
                    <>
                      <Outcome run={last_run} />
                      {last_run.outcome !== 'running' && <Advice run={last_run} />}
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
