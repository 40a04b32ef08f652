/** The first answer of the page of the indices, in words made from the numbers. */
import { useTranslation } from 'react-i18next'
import type { ChecklistScope, IndexAbout, IndexChange, IndexScope, Lifecycle } from '../api.ts'
import { named, points, signed, titlesOf } from '../indices.ts'
import { effectsOf } from './index-effects.tsx'

export function Lead({
  before,
  checklist,
  index,
  least,
  life,
  moved,
  scope,
}: {
  before: string
  /** Of a checklist; undefined while it isn't there, and of other indices. */
  checklist: ChecklistScope | undefined
  /** Of a single repository. */
  life: Lifecycle['repositories'][number] | undefined
  index: IndexAbout
  least: number
  moved: IndexChange['scopes'][number] | undefined
  scope: IndexScope
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const text = (score: number | null): string => (score === null ? '' : points(score, language))
  const title = named(index.title, language)
  const titles = titlesOf(index, language)
  const band = index.bands.find(({ key }) => key === scope.band)
  const chance = scope.bands.find(({ key }) => key === scope.band)?.probability ?? 0
  const causes = moved === undefined ? [] : effectsOf(moved).slice(0, 2)
  return (
    <section className="said" aria-label={title}>
      <ul>
        {index.is_checklist ? (
          checklist !== undefined && (
            <li>
              <b>{title}</b>
              {': '}
              {t('checklist.lead', {
                met: checklist.met,
                notMet: checklist.not_met,
                unknown: checklist.unknown,
                checked: knownBy(checklist, 'machine'),
                said: knownBy(checklist, 'statement'),
              })}
            </li>
          )
        ) : index.aggregation === 'none' ? (
          <li>
            <b>{title}</b>
            {': '}
            {scope.dimensions
              .map(({ key, score }) =>
                [titles.get(key), score === null ? t('indices.notKnown') : text(score)].join(' '),
              )
              .join(t('status.comma'))}
          </li>
        ) : scope.score === null ? (
          <li>{t('indices.leadNone', { title, percent: text(least) })}</li>
        ) : (
          <>
            <li>
              <b>
                {t('indices.lead', {
                  title,
                  score: text(scope.score),
                  low: text(scope.low),
                  high: text(scope.high),
                })}
              </b>{' '}
              {band !== undefined &&
                t('indices.leadBand', { band: named(band.title, language), percent: text(chance) })}
            </li>
            {/* Its line is there before it is known what stands on it. */}
            {moved === undefined && <li aria-hidden="true">{'\u00a0'}</li>}
            {moved !== undefined && moved.change !== null && (
              <li>
                {causes.length === 0
                  ? t('indices.leadSame', { before })
                  : t('indices.leadChange', {
                      before,
                      change: signed(moved.change, language),
                      indicators: causes
                        .map(
                          ({ all, indicator }) =>
                            `${titles.get(indicator) ?? ''} (${signed(all, language)})`,
                        )
                        .join(t('status.comma')),
                    })}
              </li>
            )}
            <li>
              {t('indices.leadUneven', {
                arithmetic: text(scope.arithmetic),
                geometric: text(scope.geometric),
                least: text(scope.least),
              })}
            </li>
          </>
        )}
        {life !== undefined && (
          <li>
            <b className={`state-${life.state ?? 'unknown'}`}>
              {t(`lifecycle.${life.state ?? 'unknown'}`)}
            </b>
            {': '}
            {t(`lifecycleRule.${life.rule}`)}
          </li>
        )}
        <Gates scope={scope} />
        {scope.is_partial && scope.as_of !== null && (
          <li>{t('indices.partial', { day: scope.as_of.slice(0, 10) })}</li>
        )}
      </ul>
    </section>
  )
}

const knownBy = ({ parts }: ChecklistScope, by: 'machine' | 'statement'): number =>
  parts.flatMap(({ items }) => items).filter(({ known_by }) => known_by === by).length

/** Never in the score: of several repositories, each gate with those that it holds of. */
function Gates({ scope }: { scope: IndexScope }) {
  const { t } = useTranslation()
  if (scope.gates.length === 0) return null
  const names = (repositories: string[]): string =>
    repositories.map((each) => each.replace('repo:', '')).join(t('status.comma'))
  const isOne = scope.scope.startsWith('repo:') && !scope.scope.includes(',')
  return (
    <li className="gates">
      {t('indices.besides', {
        gates: scope.gates
          .map(({ gate, repositories }) =>
            isOne
              ? t(`gate.${gate}`)
              : t('indices.gateOf', {
                  gate: t(`gate.${gate}`),
                  count: repositories.length,
                  repositories: names(repositories.slice(0, 5)),
                  more: repositories.length > 5 ? ' …' : '',
                }),
          )
          .join(t('indices.semicolon')),
      })}
    </li>
  )
}
