/** The projects of a scope side by side: state of life, score with its range, rank where one holds, gates. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { IndexAnswer, Lifecycle } from '../api.ts'
import { points } from '../indices.ts'
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

export function IndexPortfolio({ answer, life }: { answer: IndexAnswer; life: Lifecycle }) {
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
              <th scope="col">{t('indices.score')}</th>
              <th scope="col">{t('indices.likely')}</th>
              <th scope="col">{t('indices.rank')}</th>
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
                  <td>
                    {each.score === null ? (
                      <small>
                        {t('indices.tooLittle', { percent: points(each.known, i18n.language) })}
                      </small>
                    ) : (
                      <b>{points(each.score, i18n.language)}</b>
                    )}
                  </td>
                  <td className="barred wide">
                    <span>
                      <RangeText {...each} />
                    </span>
                    <Gauge {...each} />
                  </td>
                  <td>{each.standing !== null && <Rank standing={each.standing} />}</td>
                  <td>{state?.gates.map((gate) => t(`gate.${gate}`)).join(t('status.comma'))}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <p className="foot">{t('indices.rankFoot')}</p>
    </section>
  )
}
