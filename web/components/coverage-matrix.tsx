/** What has been collected: a row a repository and resource, a cell a month, each cell in words as well as in colour. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, CoveragePeriod, RepositoryCoverage } from '../api.ts'
import { isCopy } from '../copy.ts'
import { showDay, showPeriod } from '../format.ts'
import { carried } from '../search.ts'
import { Scroll } from './scroll.tsx'
import { StoredLink } from './stored-link.tsx'
import { inColumn, useCells } from './use-cells.ts'
import { useView } from './use-view.ts'

/** With more repositories than this, those that are whole are left out at first. */
export const many = 12

/** Whether nothing of it is missing, as far as is known. */
export const isWhole = ({ resources }: RepositoryCoverage): boolean =>
  resources.every(
    ({ coverage, gaps }) => gaps.length === 0 && (coverage === null || coverage === 1),
  )

/** Issues and pull requests always; of the rest what the project has. */
const isUsed = ({ expected, fetched, gaps, resource }: RepositoryCoverage['resources'][number]) =>
  resource === 'issue' || resource === 'pull_request' || fetched + (expected ?? 0) + gaps.length > 0

function useWords() {
  const { t, i18n } = useTranslation()
  return {
    short: ({ coverage, fetched, state }: CoveragePeriod): string => {
      if (state === 'complete') return fetched.toLocaleString(i18n.language)
      if (state === 'partial') return `${Math.floor(coverage * 100)}\u00a0%`
      return t(`coverage.short.${state}`)
    },
    long: (cell: CoveragePeriod): string => {
      const { coverage, expected, fetched, gaps, state } = cell
      const parts = [
        t(`coverage.state.${state}`),
        state === 'partial' ? t('value.covered', { percent: Math.floor(coverage * 100) }) : '',
        state === 'before_start' || state === 'not_collected'
          ? ''
          : expected === null
            ? t('coverage.fetched', { fetched })
            : t('coverage.ofExpected', { fetched, expected }),
        gaps > 0 ? t('coverage.gapCount', { count: gaps }) : '',
      ]
      return parts.filter((part) => part !== '').join(' · ')
    },
  }
}

export function CoverageMatrix({
  answer,
  repositories,
}: {
  answer: CoverageAnswer
  repositories: RepositoryCoverage[]
}) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const words = useWords()
  const first = repositories.flatMap((each) => each.resources).find((each) => each.periods.length)
  const periods = first?.periods.map((each) => each.period) ?? []
  const search = carried(view)
  const cells = useCells()
  const { grain } = answer.window
  return (
    <>
      <Scroll label={t('coverage.title')}>
        <table className="matrix" {...cells}>
          <caption className="sr-only">{t('coverage.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('table.project')}</th>
              <th scope="col">{t('coverage.resource')}</th>
              {periods.map((period) => (
                <th key={period} scope="col">
                  {/* A year may stand on a line of its own. */}
                  {showPeriod(period, grain, i18n.language).replace('年', '年\u200b')}
                </th>
              ))}
              <th scope="col" className="r">
                {t('coverage.whole')}
              </th>
              <th scope="col">{t('coverage.until')}</th>
            </tr>
          </thead>
          {repositories.map(({ repo, resources }) => {
            const [owner = '', name = ''] = repo.split('/')
            const rows = resources.filter((each) => each.periods.length > 0 && isUsed(each))
            return (
              <tbody key={repo}>
                {rows.map((each, index) => (
                  <tr key={each.resource}>
                    {index === 0 && (
                      <th scope="rowgroup" rowSpan={rows.length}>
                        <Link to="/project/$owner/$name" params={{ owner, name }} search={search}>
                          {name}
                        </Link>
                        <small>{owner}</small>
                      </th>
                    )}
                    <th scope="row">{t(`resource.${each.resource}`)}</th>
                    {each.periods.map((cell, column) => (
                      <td
                        key={cell.period}
                        className={`cell ${cell.state}`}
                        title={words.long(cell)}
                      >
                        <StoredLink
                          repo={repo}
                          resource={each.resource}
                          count={cell.fetched}
                          period={cell.period}
                          {...inColumn(column)}
                        >
                          <span aria-hidden="true">{words.short(cell)}</span>
                          <span className="sr-only">{words.long(cell)}</span>
                        </StoredLink>
                      </td>
                    ))}
                    <td
                      className={`r${each.coverage !== null && each.coverage < 1 ? ' lacking' : ''}`}
                    >
                      <StoredLink repo={repo} resource={each.resource} count={each.fetched}>
                        {each.expected === null
                          ? each.fetched.toLocaleString(i18n.language)
                          : t('coverage.ofExpected', {
                              fetched: each.fetched.toLocaleString(i18n.language),
                              expected: each.expected.toLocaleString(i18n.language),
                            })}
                      </StoredLink>
                    </td>
                    <td>
                      {each.complete_until === null ? (
                        <span className="cov part">{t('table.never')}</span>
                      ) : (
                        showDay(each.complete_until, i18n.language)
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            )
          })}
        </table>
      </Scroll>
      <p className="foot key">
        {(['complete', 'partial', 'gap', 'not_collected', 'before_start'] as const).map((state) => (
          <span key={state}>
            <i className={`cell ${state}`} aria-hidden="true" /> {t(`coverage.key.${state}`)}
          </span>
        ))}
        {!isCopy && <span className="wide-only">{t('heat.keys')}</span>}
      </p>
    </>
  )
}
