/** A dated report for a board, made to be printed: summary in words, tables, charts, definitions and data quality. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric, RepositoryStatus } from '../api.ts'
import { titleOf, wordsOf } from '../components/about.tsx'
import { Card } from '../components/card.tsx'
import { Heading } from '../components/heading.tsx'
import { HangsOn, Moved } from '../components/index-effects.tsx'
import { Lead } from '../components/index-lead.tsx'
import { IndexParts } from '../components/index-parts.tsx'
import { Mark } from '../components/mark.tsx'
import { Portfolio } from '../components/portfolio.tsx'
import { Said } from '../components/said.tsx'
import { ScopeEntry } from '../components/scope-entry.tsx'
import { Failed, Loading } from '../components/states.tsx'
import {
  spanOf,
  useCatalogue,
  useEcosystems,
  useOverview,
  useReposOf,
  useStatus,
} from '../components/use-data.ts'
import { useIndices } from '../components/use-indices.ts'
import { Spoken, useView } from '../components/use-view.ts'
import { isCopy } from '../copy.ts'
import { headlineOf } from '../families.ts'
import { showDay } from '../format.ts'
import { named } from '../indices.ts'
import { datesOfPeriod, lastQuarter } from '../periods.ts'
import { byScope, sorted } from '../portfolio.ts'
import { carried } from '../search.ts'

/** Beside state and index of each project. */
const compared = [
  'time-to-first-response',
  'response-coverage-7d',
  'issue-resolution-duration',
  'merge-within-48h',
]

export function ReportPage() {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const [view, change] = useView()
  const ecosystems = useEcosystems()
  const catalogue = useCatalogue()
  const status = useStatus()
  const first = ecosystems.data?.ecosystems[0]
  const [scope = first === undefined ? 'all' : `ecosystem:${first.slug}`] = [
    view.scope ?? [],
  ].flat()
  const repos = useReposOf(ecosystems.data === undefined ? [] : [scope])
  const own = repos.data?.repos ?? []
  const span = spanOf(own)
  const period = view.until ?? (span.as_of === null ? undefined : lastQuarter(span.as_of))
  const dates = period === undefined ? null : datesOfPeriod(period)
  // A published copy has no metric's page of these dates.
  const spoken =
    isCopy || dates === null || period === undefined
      ? null
      : {
          range: 'custom' as const,
          ...dates,
          grain: 'month' as const,
          actors: 'human' as const,
          until: period,
        }
  const isReady = dates !== null && repos.data !== undefined
  const question = {
    scope: isReady ? [scope] : [],
    grain: 'month' as const,
    actors: 'human' as const,
    ...dates,
  }
  const metrics = catalogue.data?.metrics ?? []
  const headline = headlineOf(metrics)
  const figures = useOverview(headline, question)
  const columns = compared.flatMap((key) => metrics.filter((metric) => metric.key === key))
  const names = own.map((repo) => `repo:${repo.owner}/${repo.name}`)
  const table = useOverview(columns, { ...question, each: 'true' })
  const indexQuestion = { scope, ...(period === undefined ? {} : { period }) }
  const indices = useIndices('community-maturity', indexQuestion, isReady)
  const { answer, before, each, index, life, tornado } = indices
  const moved = indices.change.data?.scopes[0]
  const score = answer.data?.scopes[0]
  const scoreOf = byScope(each.data?.scopes, each.isError)
  const lifeOf = byScope(life.data?.repositories, life.isError)
  const failed = [ecosystems, catalogue, repos, figures, table, answer, life, each, status].find(
    (query) => query.error !== null,
  )
  const isWhole =
    figures.answered !== undefined &&
    table.answered !== undefined &&
    index !== undefined &&
    score !== undefined &&
    before !== null &&
    life.data !== undefined &&
    each.data !== undefined &&
    status.data !== undefined
  return (
    <>
      <div className="controls screen-only">
        <ScopeEntry scopes={[scope]} />
        {!isCopy && (
          <label>
            {t('report.period')}{' '}
            <input
              className="pick"
              value={view.until ?? period ?? ''}
              pattern="\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?"
              title={t('report.periodHint')}
              onChange={({ target }) =>
                change({ until: target.value === '' ? undefined : target.value })
              }
            />
          </label>
        )}
        <button type="button" className="plain" onClick={() => window.print()}>
          {t('report.print')}
        </button>
      </div>
      {failed?.error ? (
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      ) : !isWhole ? (
        <Loading height={900} />
      ) : (
        <Spoken value={spoken}>
          <article className="report">
            <header>
              <p className="brand">
                <Mark /> Lichen
              </p>
              <Heading>
                {t('report.title', { scope: nameOf(scope, ecosystems.data?.ecosystems ?? []) })}
              </Heading>
              <p className="sub">
                {t('report.line', {
                  period,
                  from: showDay(dates?.from ?? '', language),
                  to: showDay(dayBefore(dates?.to ?? ''), language),
                })}
                {span.as_of !== null &&
                  ` · ${t('app.asOf', { day: showDay(span.as_of, language) })}`}
              </p>
              {own.some((repo) => repo.is_simulated) && (
                <span className="mark">{t('simulated.mark')}</span>
              )}
            </header>
            <h2 className="question">{t('report.summary')}</h2>
            <Said answers={[...(table.answered ?? [])]} here={false} />
            <Lead
              before={before}
              checklist={undefined}
              index={index}
              life={life.data?.repositories.length === 1 ? life.data.repositories[0] : undefined}
              moved={moved}
              scope={score}
              least={answer.data?.least_known ?? 0}
            />
            {own.length > 1 && (
              <>
                <h2 className="question">{t('indices.portfolio')}</h2>
                <Portfolio
                  isWhole
                  rows={sorted(
                    own.map((repo, at) => ({
                      repo,
                      series:
                        table.answered?.map(({ series }) =>
                          series.find(({ scope: one }) => one === names[at]),
                        ) ?? [],
                      index: scoreOf(names[at] ?? ''),
                      life: lifeOf(names[at] ?? ''),
                    })),
                    'state',
                    columns,
                  )}
                  metrics={columns}
                  index={index}
                />
              </>
            )}
            <h2 className="question">{t('report.figures')}</h2>
            <div className="cards">
              {figures.answered?.map(({ metric, series }) => {
                const one = series[0]
                return one && <Card key={metric.key} metric={metric} series={one} />
              })}
            </div>
            <h2 className="question">{named(index.title, language)}</h2>
            <section className="panel sheet">
              <IndexParts index={index} metrics={metrics} scope={score} />
              <p className="foot">
                {t('indices.made', answer.data?.weights ?? { name: '', version: '' })}
              </p>
            </section>
            {moved !== undefined && (
              <>
                <h2 className="question">{t('indices.moved', { before })}</h2>
                <section className="panel sheet">
                  <Moved change={moved} index={index} scope={score} />
                </section>
              </>
            )}
            {tornado.data !== undefined && (
              <>
                <h2 className="question">{t('indices.hangs')}</h2>
                <section className="panel sheet">
                  <HangsOn answer={tornado.data} index={index} scope={score} />
                </section>
              </>
            )}
            <h2 className="question appendix">{t('report.quality')}</h2>
            <Quality
              repositories={(status.data?.repositories ?? []).filter(({ name, owner }) =>
                names.includes(`repo:${owner}/${name}`),
              )}
            />
            <h2 className="question">{t('report.definitions')}</h2>
            <Definitions metrics={headline} />
          </article>
        </Spoken>
      )}
    </>
  )
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

const nameOf = (scope: string, ecosystems: { slug: string; title: string }[]): string =>
  ecosystems.find(({ slug }) => scope === `ecosystem:${slug}`)?.title ?? scope.replace(/^repo:/, '')

/** Up to when each repository is known, and what it lacks. */
function Quality({ repositories }: { repositories: RepositoryStatus[] }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  return (
    <section className="panel sheet">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('table.project')}</th>
            <th scope="col">{t('status.asOf')}</th>
            <th scope="col" className="r">
              {t('report.gaps')}
            </th>
          </tr>
        </thead>
        <tbody>
          {repositories.map(({ as_of, gaps, name, owner }) => (
            <tr key={`${owner}/${name}`}>
              <th scope="row">
                <Link to="/status" hash="gaps" search={carried(view)}>
                  {owner}/{name}
                </Link>
              </th>
              <td>{as_of === null ? t('table.never') : showDay(as_of, i18n.language)}</td>
              <td className="r">{gaps}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Definitions({ metrics }: { metrics: Metric[] }) {
  const { t, i18n } = useTranslation()
  return (
    <dl className="defined">
      {metrics.map((metric) => {
        const words = wordsOf(metric, i18n.language)
        return (
          <div key={metric.key}>
            <dt>{titleOf(metric, i18n.language)}</dt>
            <dd>{words.definition}</dd>
            <dd>
              <b>{t('about.bias')}.</b> {words.bias}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
