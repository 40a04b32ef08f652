/** How even an index is: its sides as a radar, and beside it the same as bars with their numbers. */
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndexAbout } from '../api.ts'
import { radarOption, type Side } from '../charts/radar.ts'
import { named, points } from '../indices.ts'
import { usePreferences } from '../preferences.ts'
import { whenReached } from '../reach.ts'
import { chartColours } from '../theme.ts'
import { Gauge, likely, RangeText, rowOf } from './index-parts.tsx'
import { Scroll } from './scroll.tsx'
import { Loading } from './states.tsx'
import { useEmbed } from './use-embed.ts'
import { useView } from './use-view.ts'

const Chart = lazy(() => whenReached(() => import('../charts/chart.tsx')))

export function IndexShape({
  index,
  scope,
  sides,
}: {
  index: IndexAbout
  scope: string
  sides: Side[]
}) {
  const { t, i18n } = useTranslation()
  const { patterns } = usePreferences()
  const embed = useEmbed()
  const [view] = useView()
  const language = i18n.language
  const title = named(index.title, language)
  const line = ({ high, low, score, title: side }: Side): string =>
    [
      `${side}${t('indices.colon')}${points(score, language)}`,
      ...likely({ low, high }, t, language),
    ].join(' ')
  const isRanged = sides.some(({ low }) => low !== null)
  return (
    <div className="shape-of">
      <Suspense fallback={<Loading height={340} />}>
        <Chart
          option={radarOption(sides, { name: title, line }, chartColours(), patterns)}
          name={`${index.key}-shape`}
          embed={embed(`index/${index.key}/shape`, [scope])}
          label={t('indices.shapeAria', {
            title,
            scope,
            sides: sides.map(line).join(t('indices.semicolon')),
          })}
        />
      </Suspense>
      <div>
        <Scroll label={t('indices.shape')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('indices.part')}</th>
                <th scope="col">{t('indices.score')}</th>
                <th scope="col" colSpan={2}>
                  {t('indices.likely')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sides.map((side) => (
                <tr key={side.key}>
                  <th scope="row">
                    <Link
                      to="/indices"
                      search={{ ...view, index: index.key, scope: scope }}
                      hash={rowOf(side.key)}
                    >
                      {side.title}
                    </Link>
                  </th>
                  <td>{points(side.score, language)}</td>
                  <td>
                    <RangeText {...side} />
                  </td>
                  <td>
                    <Gauge {...side} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        {isRanged && <p className="foot">{t('indices.shapeFoot')}</p>}
      </div>
    </div>
  )
}
