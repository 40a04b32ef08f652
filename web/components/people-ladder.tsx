/** The contributor ladder: how many stand on each rung, what share has come that far, and how long it takes. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rungMetrics, rungsOf } from '../people.ts'
import { show } from '../format.ts'
import { carried } from '../search.ts'
import { About, titleOf } from './about.tsx'
import { Reason } from './reason.tsx'
import { Spark } from './spark.tsx'
import type { Answered } from './use-data.ts'
import { useView } from './use-view.ts'
import { countText, Delta, pointText } from './value.tsx'

/** A metric's number as the way to its page, or why there is none. */
function Figure({ of }: { of: Answered | undefined }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const one = of?.series[0]
  if (of === undefined || one === undefined) return null
  const { metric } = of
  const text = pointText(one.summary, metric, t, i18n.language)
  return (
    <Link
      to="/metric/$key"
      params={{ key: metric.key }}
      search={{ ...carried({ ...view, actors: one.actors }), scope: one.scope }}
      title={titleOf(metric, i18n.language)}
      className={text === null ? 'why' : ''}
    >
      {text ?? <Reason series={one} />}
    </Link>
  )
}

export function PeopleLadder({ answers }: { answers: Map<string, Answered> }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const of = (part: keyof typeof rungMetrics): Answered | undefined =>
    answers.get(rungMetrics[part])
  const ladder = of('ladder')
  const one = ladder?.series[0]
  const higher = of('toArchitect')?.series[0]
  if (ladder === undefined || one === undefined || higher === undefined) return null
  const { metric } = ladder
  const rungs = rungsOf(one, higher)
  const most = Math.max(1, ...Object.values(rungs ?? {}))
  const search = { ...carried({ ...view, actors: one.actors }), scope: one.scope }
  const rows = [
    { rung: 'newcomer', share: undefined, time: undefined },
    { rung: 'module_developer', share: of('toDeveloper'), time: of('timeToDeveloper') },
    { rung: 'architect', share: of('toArchitect'), time: of('timeToArchitect') },
  ] as const
  return (
    <article className="card wide" data-metric={metric.key}>
      <h3>
        <Link to="/metric/$key" params={{ key: metric.key }} search={search}>
          {titleOf(metric, i18n.language)}
        </Link>
        <About metric={metric} />
      </h3>
      {rungs === null ? (
        <div className="range">
          <Reason series={one} />
        </div>
      ) : (
        <table className="rungs">
          <thead>
            <tr>
              <th scope="col">{t('course.rung')}</th>
              <th scope="col">{t('noun.contributor_other', { count: one.summary.n })}</th>
              <th scope="col">{t('course.reached')}</th>
              <th scope="col">{t('course.after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rung, share, time }) => (
              <tr key={rung}>
                <th scope="row">{t(`outcome.${rung}`)}</th>
                <td>
                  <i style={{ width: `${Math.max(2, (56 * rungs[rung]) / most)}px` }} />
                  {show(rungs[rung], 'count', i18n.language).number}
                </td>
                <td>
                  <Figure of={share} />
                </td>
                <td>
                  <Figure of={time} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer>
        {one.summary.n > 0 && (
          <Link to="/metric/$key" params={{ key: metric.key }} search={search} hash="items">
            {countText(one.summary.n, metric, one.actors, t)}
          </Link>
        )}
        <Delta now={one.summary} before={one.previous} metric={metric} />
        <Spark points={one.points} width={120} height={22} />
      </footer>
    </article>
  )
}
