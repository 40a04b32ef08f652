/** The projects of a scope side by side: state of life, score with its range, rank where one holds, gates. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Checklist, IndexAbout, IndexAnswer, IndexScope, Lifecycle } from '../api.ts'
import { named, points } from '../indices.ts'
import { Gauge, RangeText } from './index-parts.tsx'
import { Scroll } from './scroll.tsx'
import { useView } from './use-view.ts'

type Standing = NonNullable<IndexAnswer['scopes'][number]['standing']>

function Rank({ standing }: { standing: Standing }) {
  const { t } = useTranslation()
  const { high, is_apart, low, rank } = standing
  if (rank === null || low === null || high === null) return null
  const isOne = is_apart || low === high
  return <>{isOne ? t('indices.rankOf', { rank }) : t('indices.rankAbout', { low, high })}</>
}

function ScoreCells({ scope }: { scope: IndexScope }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <td>
        {scope.score === null ? (
          <small>{t('indices.tooLittle', { percent: points(scope.known, i18n.language) })}</small>
        ) : (
          <b>{points(scope.score, i18n.language)}</b>
        )}
      </td>
      <td>
        <div className="barred wide">
          <span>
            <RangeText {...scope} />
          </span>
          <Gauge {...scope} />
        </div>
      </td>
      <td>{scope.standing !== null && <Rank standing={scope.standing} />}</td>
    </>
  )
}

/** A profile has no score and no rank: its parts stand side by side. */
const isProfile = (index: IndexAbout): boolean => index.aggregation === 'none'

export function IndexPortfolio({
  answer,
  index,
  life,
}: {
  answer: IndexAnswer
  index: IndexAbout
  life: Lifecycle
}) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  const states = new Map(life.repositories.map((each) => [each.scope, each]))
  return (
    <section className="panel sheet">
      <Scroll label={t('indices.portfolio')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('indices.project')}</th>
              <th scope="col">{t('indices.state')}</th>
              {isProfile(index) ? (
                index.dimensions.map(({ key, title }) => (
                  <th key={key} scope="col">
                    {named(title, i18n.language)}
                  </th>
                ))
              ) : (
                <>
                  <th scope="col">{t('indices.score')}</th>
                  <th scope="col">{t('indices.likely')}</th>
                  <th scope="col">{t('indices.rank')}</th>
                </>
              )}
              <th scope="col">{t('indices.gates')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.scopes.map((each) => {
              const state = states.get(each.scope)
              return (
                <tr key={each.scope}>
                  <th scope="row">
                    <Link to="/indices" search={{ ...view, scope: each.scope }}>
                      {each.scope.replace('repo:', '')}
                    </Link>
                  </th>
                  <td
                    className={`state-${state?.state ?? 'unknown'}`}
                    title={state === undefined ? '' : t(`lifecycleRule.${state.rule}`)}
                  >
                    {t(`lifecycle.${state?.state ?? 'unknown'}`)}
                  </td>
                  {isProfile(index) ? (
                    each.dimensions.map(({ key, score }) => (
                      <td key={key}>
                        {score === null ? t('indices.notKnown') : points(score, i18n.language)}
                      </td>
                    ))
                  ) : (
                    <ScoreCells scope={each} />
                  )}
                  <td>{each.gates.map(({ gate }) => t(`gate.${gate}`)).join(t('status.comma'))}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      {!isProfile(index) && <p className="foot">{t('indices.rankFoot')}</p>}
    </section>
  )
}

/** A checklist's projects side by side: how much of each part is met. */
export function ChecklistPortfolio({ answer, index }: { answer: Checklist; index: IndexAbout }) {
  const { t, i18n } = useTranslation()
  const [view] = useView()
  return (
    <section className="panel sheet">
      <Scroll label={t('indices.portfolio')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('indices.project')}</th>
              {index.dimensions.map(({ key, title }) => (
                <th key={key} scope="col">
                  {named(title, i18n.language)}
                </th>
              ))}
              <th scope="col">{t('checklist.unknown')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.scopes.map((each) => (
              <tr key={each.scope}>
                <th scope="row">
                  <Link to="/indices" search={{ ...view, scope: each.scope }}>
                    {each.scope.replace('repo:', '')}
                  </Link>
                </th>
                {each.parts.map(({ items, key, met }) => (
                  <td key={key}>{t('checklist.metOf', { met, all: items.length })}</td>
                ))}
                <td>{each.unknown.toLocaleString(i18n.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
