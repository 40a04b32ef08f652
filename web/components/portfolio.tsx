/** The projects of an ecosystem as rows: state of life, an index with its range, one metric with its trend, some others. */
import { Link } from '@tanstack/react-router'
import { lazy, memo, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndexAbout, Metric, Series } from '../api.ts'
import { named, points } from '../indices.ts'
import { turned, type ProjectRow } from '../portfolio.ts'
import { carried } from '../search.ts'
import { titleOf } from './about.tsx'
import { Reason } from './reason.tsx'
import type { Placed } from './many-rows.tsx'
import { SeriesSpark } from './series-spark.tsx'
import { StoredLink } from './stored-link.tsx'
import { useView } from './use-view.ts'
import { Delta, isFew, pointText, rangeText } from './value.tsx'

const ManyRows = lazy(() => import('./many-rows.tsx'))
/** Of up to so many rows all are there, to be found and printed by any means; of more, those that can be seen. */
const most = 60
/** Drawn until it is known which can be seen. */
const screenful = 20

/** A heading that sorts; one that chooses what its column shows has a button for it beside the choice. */
function Sorted({
  by,
  choice,
  className = '',
  title,
}: {
  by: string
  title: string
  choice?: ReactNode
  className?: string
}) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const way =
    view.sort === by ? 'ascending' : view.sort === `-${by}` ? ('descending' as const) : undefined
  const arrow = way === 'ascending' ? '↑' : way === 'descending' ? '↓' : ''
  const sort = (): void => change({ sort: turned(view.sort, by) })
  return (
    <th scope="col" className={className} aria-sort={way ?? 'none'}>
      {choice === undefined ? (
        <button type="button" className="link" onClick={sort}>
          {title}
          <i aria-hidden="true">{arrow}</i>
        </button>
      ) : (
        <span className="titled">
          {choice}
          <button
            type="button"
            className="link turn"
            aria-label={t('eco.sortBy', { title })}
            title={t('eco.sortBy', { title })}
            onClick={sort}
          >
            {arrow === '' ? '↕' : arrow}
          </button>
        </span>
      )}
    </th>
  )
}

export function Portfolio({
  choice,
  index,
  isWhole = false,
  metrics,
  rows,
}: {
  rows: ProjectRow[]
  /** The first is drawn. */
  metrics: Metric[]
  index: IndexAbout | undefined
  /** Chooses the metric that is drawn; without it the heading says which. */
  choice?: ReactNode
  /** To be printed: all rows are there, however many. */
  isWhole?: boolean
}) {
  const { t, i18n } = useTranslation()
  const [lead, ...others] = metrics
  if (lead === undefined) return null
  const isMany = rows.length > most && !isWhole
  const drawn = (row: ProjectRow, place?: Placed): ReactNode => (
    <Project key={row.repo.id} row={row} metrics={metrics} index={index} {...place} />
  )
  return (
    <div className="sheet scroll">
      <table
        className={isMany ? 'compare many' : 'compare'}
        // Those that aren't drawn count, too, and the headings.
        aria-rowcount={isMany ? rows.length + 1 : undefined}
      >
        <thead>
          <tr aria-rowindex={isMany ? 1 : undefined}>
            <Sorted by="name" title={t('table.project')} />
            <Sorted by="state" title={t('indices.state')} />
            {index !== undefined && <Sorted by="index" title={named(index.title, i18n.language)} />}
            <Sorted
              by="lead"
              className="drawn"
              title={titleOf(lead, i18n.language)}
              choice={choice}
            />
            {others.map((metric) => (
              <Sorted
                key={metric.key}
                by={metric.key}
                className="r"
                title={titleOf(metric, i18n.language)}
              />
            ))}
            <th scope="col">{t('table.data')}</th>
          </tr>
        </thead>
        {isMany ? (
          <Suspense fallback={<tbody>{rows.slice(0, screenful).map((row) => drawn(row))}</tbody>}>
            <ManyRows rows={rows} drawn={drawn} />
          </Suspense>
        ) : (
          <tbody>{rows.map((row) => drawn(row))}</tbody>
        )}
      </table>
    </div>
  )
}

/** Drawn again only where something of its own has changed: scrolling passes many. */
const Project = memo(function Project({
  at,
  index,
  measure,
  metrics,
  row: { index: score, life, repo, series },
}: {
  row: ProjectRow
  metrics: Metric[]
  index: IndexAbout | undefined
} & Partial<Placed>) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const [lead, ...others] = metrics
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at === undefined ? undefined : at + 2}>
      <th scope="row">
        <Link
          to="/project/$owner/$name"
          params={{ owner: repo.owner, name: repo.name }}
          search={carried(view)}
        >
          {repo.name}
        </Link>
        <small>
          <StoredLink repo={`${repo.owner}/${repo.name}`} resource="issue" count={repo.issues}>
            {t('repo.issues', { count: repo.issues })}
          </StoredLink>{' '}
          ·{' '}
          <StoredLink
            repo={`${repo.owner}/${repo.name}`}
            resource="pull_request"
            count={repo.change_requests}
          >
            {t('repo.requests', { count: repo.change_requests })}
          </StoredLink>
        </small>
      </th>
      <td data-title={t('indices.state')}>
        {life ? (
          <span className={`state-${life.state}`} title={t(`lifecycleRule.${life.rule}`)}>
            {t(`lifecycle.${life.state}`)}
          </span>
        ) : (
          <Untold isComing={life === undefined} />
        )}
      </td>
      {index !== undefined && (
        <td data-title={named(index.title, i18n.language)}>
          {score ? (
            <Score index={index} score={score} />
          ) : (
            <Untold isComing={score === undefined} />
          )}
        </td>
      )}
      <td className="drawn">
        {lead !== undefined && series[0] !== undefined && <Lead metric={lead} series={series[0]} />}
      </td>
      {others.map((metric, at) => (
        <Figure key={metric.key} metric={metric} series={series[at + 1]} />
      ))}
      <td data-title={t('table.data')}>
        <Coverage asOf={repo.as_of} series={series[0]} />
      </td>
    </tr>
  )
})

/** In the place of what comes later than the rows, or not at all. */
function Untold({ isComing }: { isComing: boolean }) {
  const { t } = useTranslation()
  return <small className="why">{isComing ? '…' : t('people.unknown')}</small>
}

function Score({ index, score }: { index: IndexAbout; score: NonNullable<ProjectRow['index']> }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const { high, low } = score
  if (score.score === null) {
    return (
      <small className="why">
        {t('indices.tooLittle', { percent: points(score.known, i18n.language) })}
      </small>
    )
  }
  return (
    <Link
      to="/indices"
      search={{ ...carried(view), index: index.key, scope: score.scope, until: view.until }}
      className="score"
    >
      <b>{points(score.score, i18n.language)}</b>
      {low !== null && high !== null && (
        <small>
          {points(low, i18n.language)}–{points(high, i18n.language)}
        </small>
      )}
    </Link>
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
      <SeriesSpark metric={metric} series={series} width={132} height={34} />
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
