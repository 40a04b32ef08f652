/** What an index is made of: dimensions and indicators with their scores, values, anchors, and the rows behind them. */
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndexAbout, IndexScope, Metric } from '../api.ts'
import { show, type Unit } from '../format.ts'
import { named, points } from '../indices.ts'
import { carried } from '../search.ts'
import { Scroll } from './scroll.tsx'
import { useView } from './use-view.ts'

type Shown = Pick<IndexScope, 'score' | 'low' | 'high'>

type Indicator = IndexAbout['dimensions'][number]['indicators'][number]
type Found = IndexScope['dimensions'][number]['indicators'][number]

/** To what an indicator measures, over the time that it was measured over. */
function IndicatorLink({
  children,
  each,
  found,
  hash,
  scope,
}: {
  children: ReactNode
  each: Indicator
  found: Found
  scope: string
  hash?: string
}) {
  const [view] = useView()
  if (each.metric === null) return <>{children}</>
  const search = {
    ...carried(view),
    scope,
    range: 'custom' as const,
    from: found.from?.slice(0, 10),
    to: found.to?.slice(0, 10),
  }
  return (
    <Link
      to="/metric/$key"
      params={{ key: each.metric }}
      search={search}
      {...(hash !== undefined && { hash })}
    >
      {children}
    </Link>
  )
}

/** What speaks of an indicator, or of a dimension, by its key: the first leads to what it measures. */
export function PartLink({
  children,
  index,
  part,
  scope,
}: {
  children: ReactNode
  index: IndexAbout
  /** A key. */
  part: string
  scope: IndexScope
}) {
  for (const [place, { indicators }] of index.dimensions.entries()) {
    const at = indicators.findIndex(({ key }) => key === part)
    const [each, found] = [indicators[at], scope.dimensions[place]?.indicators[at]]
    if (each !== undefined && found !== undefined) {
      return (
        <IndicatorLink each={each} found={found} scope={scope.scope}>
          {children}
        </IndicatorLink>
      )
    }
  }
  return <>{children}</>
}

/** A score on its scale of 0 to 100, its range lighter. The number stands beside it. */
export function Gauge({ high, low, score }: Shown) {
  if (score === null) return null
  return (
    <div className="gauge" aria-hidden="true">
      {low !== null && high !== null && (
        <i className="range" style={{ left: `${100 * low}%`, width: `${100 * (high - low)}%` }} />
      )}
      <i className="at" style={{ left: `${100 * score}%` }} />
    </div>
  )
}

/** The same in words; none where it isn't known. */
export const likely = (
  { high, low }: Pick<Shown, 'low' | 'high'>,
  t: TFunction,
  language: string,
): string[] =>
  low === null || high === null
    ? []
    : [t('value.likely', { low: points(low, language), high: points(high, language) })]

export function RangeText({ high, low }: Pick<Shown, 'low' | 'high'>) {
  const { i18n } = useTranslation()
  if (low === null || high === null) return null
  return <>{`${points(low, i18n.language)}–${points(high, i18n.language)}`}</>
}

/** The anchor that made the score, with its source: the file's, or the user. */
function AnchorCell({
  each,
  end,
  found,
  text,
}: {
  each: Indicator
  end: 'worst' | 'best'
  found: IndexScope['dimensions'][number]['indicators'][number]
  text: (at: number) => string
}) {
  const { t, i18n } = useTranslation()
  const sources = each.sources?.translations[i18n.language] ?? each.sources
  const isOwn = found.anchors?.[end] !== each.anchors?.[end]
  return (
    <td data-title={t(end === 'worst' ? 'indices.from0' : 'indices.to1')}>
      {found.anchors !== null && text(found.anchors[end])}
      <small>{isOwn ? t('indices.setByUser') : sources?.[end]}</small>
    </td>
  )
}

/** Where a dimension or an indicator stands among the parts. */
export const rowOf = (key: string): string => `part-${key}`

export function IndexParts({
  index,
  metrics,
  scope,
}: {
  index: IndexAbout
  metrics: Metric[]
  scope: IndexScope
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const unitOf = (key: string | null): Unit =>
    metrics.find((metric) => metric.key === key)?.unit ?? 'number'
  const text = (value: number, unit: Unit): string => {
    const shown = show(value, unit, language)
    return shown.unit === null ? shown.number : `${shown.number} ${t(`unit.${shown.unit}`)}`
  }
  return (
    <Scroll label={t('indices.parts')}>
      <table className="parts-of">
        <thead>
          <tr>
            <th scope="col">{t('indices.part')}</th>
            <th scope="col">{t('indices.score')}</th>
            <th scope="col">{t('indices.likely')}</th>
            <th scope="col">{t('indices.value')}</th>
            <th scope="col">{t('indices.from0')}</th>
            <th scope="col">{t('indices.to1')}</th>
          </tr>
        </thead>
        {index.dimensions.map((dimension, place) => {
          const own = scope.dimensions[place]
          if (own === undefined) return null
          return (
            <tbody key={dimension.key}>
              <tr className="dimension" id={rowOf(dimension.key)}>
                <th scope="row">{named(dimension.title, language)}</th>
                <td>
                  {own.score === null ? (
                    <small>
                      {t('indices.tooLittle', { percent: points(own.known, language) })}
                    </small>
                  ) : (
                    points(own.score, language)
                  )}
                </td>
                <td>
                  <Gauge {...own} />
                </td>
                <td colSpan={3}>
                  {likely(own, t, language).map((text) => (
                    <small key={text}>{text}</small>
                  ))}
                </td>
              </tr>
              {dimension.indicators.map((each, at) => {
                const found = own.indicators[at]
                if (found === undefined) return null
                const unit = unitOf(each.metric)
                const value =
                  found.value === null && found.at_least !== null
                    ? t('indices.atLeast', { value: text(found.at_least, unit) })
                    : found.value === null
                      ? null
                      : text(found.value, unit)
                return (
                  <tr key={each.key} className="indicator" id={rowOf(each.key)}>
                    <th scope="row">
                      <IndicatorLink each={each} found={found} scope={scope.scope}>
                        {named(each.title, language)}
                      </IndicatorLink>
                    </th>
                    <td>{found.score === null ? '' : points(found.score, language)}</td>
                    <td>
                      <Gauge score={found.score} low={null} high={null} />
                    </td>
                    <td>
                      {value ?? (
                        <small>
                          {each.needs === null
                            ? t(`reason.${found.reason ?? 'not_known'}`)
                            : named(each.needs, language)}
                        </small>
                      )}
                      {value !== null && found.n > 0 && (
                        <small>
                          <IndicatorLink each={each} found={found} scope={scope.scope} hash="items">
                            {t('indices.items', { count: found.n })}
                          </IndicatorLink>
                        </small>
                      )}
                    </td>
                    <AnchorCell
                      each={each}
                      found={found}
                      end="worst"
                      text={(at) => text(at, unit)}
                    />
                    <AnchorCell
                      each={each}
                      found={found}
                      end="best"
                      text={(at) => text(at, unit)}
                    />
                  </tr>
                )
              })}
            </tbody>
          )
        })}
      </table>
    </Scroll>
  )
}
