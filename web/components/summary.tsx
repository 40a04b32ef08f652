/** The numbers of a metric's page: one large, or several side by side, each in the colour of its line. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Metric, MetricAnswer, Series } from '../api.ts'
import { carried } from '../search.ts'
import { seriesColour } from '../theme.ts'
import { seriesName } from './happened.tsx'
import { Reason } from './reason.tsx'
import { useView } from './use-view.ts'
import { countText, Deltas, isFew, pointText, rangeText } from './value.tsx'

export function Summary({ metric, answer }: { metric: Metric; answer: MetricAnswer }) {
  const { series } = answer
  const isByActors = answer.actors === 'each'
  if (series.length === 1)
    return series.map((one) => <Figure key={one.scope} metric={metric} one={one} />)
  return (
    <div className="figures">
      {series.map((one, index) => (
        <div key={`${one.scope} ${one.actors}`}>
          <Name one={one} answer={answer} colour={seriesColour(index, one.actors, isByActors)} />
          <Figure metric={metric} one={one} />
          <Rows metric={metric} one={one} />
        </div>
      ))}
    </div>
  )
}

function Name({ one, answer, colour }: { one: Series; answer: MetricAnswer; colour: string }) {
  const { t } = useTranslation()
  return (
    <h2>
      <i className="swatch" style={{ background: colour }} />
      {seriesName(one, answer, t)}
    </h2>
  )
}

function Figure({ metric, one }: { metric: Metric; one: Series }) {
  const { t, i18n } = useTranslation()
  const text = pointText(one.summary, metric, t, i18n.language)
  const range = rangeText(one.summary, metric, t, i18n.language)
  return (
    <div className={isFew(one.summary, metric) ? 'big few' : 'big'}>
      {text !== null && <b>{text}</b>}
      <div className="range">
        {range !== null && <span>{range}</span>}
        {one.summary.reason !== null && (
          <span>
            <Reason series={one} />
          </span>
        )}
        <Deltas series={one} metric={metric} />
      </div>
    </div>
  )
}

/** Where several series stand side by side, the items of each are a page of their own. */
function Rows({ metric, one }: { metric: Metric; one: Series }) {
  const { t } = useTranslation()
  const [view] = useView()
  if (one.summary.n === 0) return null
  return (
    <Link
      to="/metric/$key"
      params={{ key: metric.key }}
      search={{ ...carried({ ...view, actors: one.actors }), scope: one.scope }}
      hash="items"
      className="cov"
    >
      {countText(one.summary.n, metric, one.actors, t)}
    </Link>
  )
}
