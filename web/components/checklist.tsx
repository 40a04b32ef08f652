/** A checklist: each item met or not, how that is known, and a way to declare what no machine can check. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ChecklistItem, ChecklistScope, IndexAbout, Metric } from '../api.ts'
import { isCopy } from '../copy.ts'
import { show, type Unit } from '../format.ts'
import { named } from '../indices.ts'
import { carried } from '../search.ts'
import { Declare } from './declare.tsx'
import { Scroll } from './scroll.tsx'
import { useView } from './use-view.ts'

type Indicator = IndexAbout['dimensions'][number]['indicators'][number]

const markOf = (isMet: boolean | null): string => (isMet === null ? '?' : isMet ? '✔' : '✘')
const wordOf = (isMet: boolean | null): 'met' | 'notMet' | 'unknown' =>
  isMet === null ? 'unknown' : isMet ? 'met' : 'notMet'

/** By machine with value and what is needed, by a statement with its evidence, or not at all and what would help. */
function HowKnown({
  indicator,
  item,
  scope,
  unit,
}: {
  indicator: Indicator
  item: ChecklistItem
  scope: string
  unit: Unit
}) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const { is_lapsed, known_by, needed, statement, value } = item
  const text = (amount: number): string => {
    const shown = show(amount, unit, i18n.language)
    return shown.unit === null ? shown.number : `${shown.number} ${t(`unit.${shown.unit}`)}`
  }
  const search = {
    ...carried(view),
    scope,
    range: 'custom' as const,
    from: item.from?.slice(0, 10),
    to: item.to?.slice(0, 10),
  }
  return (
    <>
      {known_by === 'machine' && item.metric !== null && value !== null && needed !== null && (
        <span>
          {t('checklist.machine')}{' '}
          <Link to="/metric/$key" params={{ key: item.metric }} search={search}>
            {text(value)}
          </Link>
          {t('checklist.needed', { value: text(needed) })}
        </span>
      )}
      {statement !== null && (
        <span className={known_by === 'statement' ? '' : 'unused'}>
          {t(statement.is_met ? 'checklist.said' : 'checklist.saidNot', {
            by: statement.said_by,
            on: statement.said_on,
            until: statement.holds_until,
          })}{' '}
          <a href={statement.url} rel="noreferrer nofollow">
            {t('checklist.evidence')}
          </a>{' '}
          {is_lapsed && t('checklist.lapsed')}
          {known_by === 'machine' && t('checklist.outranked')}
          {statement.note !== null && <small>{statement.note}</small>}
        </span>
      )}
      {known_by === null && statement === null && (
        <span className="unused">
          {item.metric !== null
            ? t(`reason.${item.reason ?? 'not_known'}`)
            : indicator.needs === null
              ? t('checklist.unsaid')
              : t('checklist.needs', { what: named(indicator.needs, i18n.language) })}
        </span>
      )}
    </>
  )
}

export function Checklist({
  index,
  metrics,
  scope,
}: {
  index: IndexAbout
  metrics: Metric[]
  scope: ChecklistScope
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  return (
    <>
      <Scroll label={t('checklist.title')}>
        <table className="checklist">
          <thead>
            <tr>
              <th scope="col">{t('checklist.item')}</th>
              <th scope="col">{t('checklist.verdict')}</th>
              <th scope="col">{t('checklist.how')}</th>
            </tr>
          </thead>
          {index.dimensions.map((dimension, place) => {
            const part = scope.parts[place]
            if (part === undefined) return null
            return (
              <tbody key={dimension.key}>
                <tr className="dimension">
                  <th scope="row">{named(dimension.title, language)}</th>
                  <td colSpan={2}>
                    {t('checklist.counts', {
                      met: part.met,
                      all: part.items.length,
                      notMet: part.not_met,
                      unknown: part.unknown,
                    })}
                  </td>
                </tr>
                {dimension.indicators.map((indicator, at) => {
                  const item = part.items[at]
                  if (item === undefined) return null
                  const unit = metrics.find(({ key }) => key === item.metric)?.unit ?? 'number'
                  return (
                    <tr key={indicator.key}>
                      <th scope="row">
                        {named(indicator.title, language)}
                        <small>{indicator.asked_by ?? indicator.sources?.best}</small>
                      </th>
                      <td className={`verdict ${wordOf(item.is_met)}`}>
                        <span aria-hidden="true">{markOf(item.is_met)}</span>{' '}
                        {t(`checklist.${wordOf(item.is_met)}`)}
                      </td>
                      <td className="how">
                        <HowKnown
                          indicator={indicator}
                          item={item}
                          scope={scope.scope}
                          unit={unit}
                        />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            )
          })}
        </table>
      </Scroll>
      <p className="foot">{t('checklist.foot')}</p>
      {!isCopy && <Declare key={`${index.key} ${scope.scope}`} index={index} scope={scope} />}
    </>
  )
}
