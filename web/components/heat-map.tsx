/** One metric of every project month by month: the darker, the more; each cell with its value, the link to its rows. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric } from '../api.ts'
import { holeOf } from '../charts/points.ts'
import { showPeriod } from '../format.ts'
import { shades, type ProjectRow } from '../portfolio.ts'
import { carried } from '../search.ts'
import { titleOf } from './about.tsx'
import { Scroll } from './scroll.tsx'
import { inColumn, useCells } from './use-cells.ts'
import { useView } from './use-view.ts'
import { pointText } from './value.tsx'

/** With more periods than this a cell is too narrow for its value. */
const most = 14

export default function HeatMap({ metric, rows }: { metric: Metric; rows: ProjectRow[] }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const language = i18n.language
  const lines = rows.map(({ series }) => series[0]?.points ?? [])
  const dark = shades(lines)
  const periods = lines.find((points) => points.length > 0)?.map(({ period }) => period) ?? []
  // As many names as there is room for.
  const every = Math.ceil(periods.length / 8)
  const isWide = periods.length > most
  const cells = useCells()
  return (
    <div className="sheet panel">
      <Scroll label={t('heat.label', { metric: titleOf(metric, language) })}>
        <table className="heat" {...cells}>
          <thead>
            <tr>
              <th scope="col">{t('table.project')}</th>
              {periods.map((period, at) => (
                <th key={period} scope="col">
                  <span className={at % every === 0 ? '' : 'sr-only'}>
                    {showPeriod(period, view.grain, language)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ repo, series }, row) => {
              const search = { ...carried(view), scope: `repo:${repo.owner}/${repo.name}` }
              return (
                <tr key={repo.id}>
                  <th scope="row">
                    <Link to="/metric/$key" params={{ key: metric.key }} search={search}>
                      {repo.name}
                    </Link>
                  </th>
                  {(series[0]?.points ?? []).map((point, at) => {
                    const shade = dark[row]?.[at] ?? null
                    const text = pointText(point, metric, t, language)
                    const why = point.reason === null ? '' : t(`reason.${point.reason}`)
                    const period = showPeriod(point.period, view.grain, language)
                    const says = (
                      <>
                        <span className="sr-only">
                          {period}: {text ?? why}
                        </span>
                        {!isWide && <span aria-hidden="true">{text}</span>}
                      </>
                    )
                    return (
                      <td
                        key={point.period}
                        title={`${period}: ${text ?? why}`}
                        className={[
                          holeOf(point) === 'gap' ? 'gap' : '',
                          point.is_partial ? 'running' : '',
                          shade === null ? '' : 'shaded',
                        ].join(' ')}
                        style={shade === null ? {} : { ['--shade' as string]: shade }}
                      >
                        {point.n === 0 ? (
                          says
                        ) : (
                          <Link
                            to="/metric/$key"
                            params={{ key: metric.key }}
                            search={{ ...search, period: point.period }}
                            hash="items"
                            {...inColumn(at)}
                          >
                            {says}
                          </Link>
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <p className="foot key">
        <span>
          <i className="ramp" /> {t('heat.ramp')}
        </span>
        <span>{t(`heat.better_${metric.better}`)}</span>
        <span>
          <i className="cell gap" /> {t('key.gap')}
        </span>
        <span className="wide-only">{t('heat.keys')}</span>
      </p>
    </div>
  )
}
