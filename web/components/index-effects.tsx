/** What moved an index, and what it hangs on: bars to either side of nothing, each with its number. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndexAbout, IndexChange, IndexScope, Tornado } from '../api.ts'
import { points, signed, titlesOf } from '../indices.ts'
import { PartLink } from './index-parts.tsx'
import { Scroll } from './scroll.tsx'

type Change = IndexChange['scopes'][number]

/** The largest of them; what moves less than a twentieth of a point is left to the sum. */
export function effectsOf({ effects }: Change) {
  return effects
    .map((each) => ({ ...each, all: each.by_value + each.by_weight }))
    .filter(({ all }) => Math.abs(all) >= 0.0005)
    .toSorted((a, b) => Math.abs(b.all) - Math.abs(a.all))
}

/** A stretch from the middle, which stands for nothing; `most` reaches the end. */
function stretch(from: number, to: number, most: number): { left: string; width: string } {
  const place = (value: number): number => 50 + (50 * value) / most
  return {
    left: `${place(Math.min(from, to))}%`,
    width: `${Math.abs(place(to) - place(from))}%`,
  }
}

/** A number, and beside it the bars that it is made of. */
function Effect({
  bars,
  isWide = false,
  text,
}: {
  bars: ReactNode
  isWide?: boolean
  text: string
}) {
  return (
    <div className={isWide ? 'barred wide' : 'barred'}>
      <span>{text}</span>
      <div className="effect" aria-hidden="true">
        {bars}
      </div>
    </div>
  )
}

export function Moved({
  change,
  index,
  scope,
}: {
  change: Change
  index: IndexAbout
  scope: IndexScope
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const titles = titlesOf(index, language)
  const rows = effectsOf(change)
  const most = Math.max(
    0.001,
    ...rows.flatMap(({ by_value, by_weight }) => [
      Math.abs(by_value),
      Math.abs(by_weight),
      Math.abs(by_value + by_weight),
    ]),
  )
  return (
    <>
      <Scroll label={t('nav.indices')}>
        <table className="effect-of">
          <tbody>
            {rows.map(({ all, by_value, by_weight, indicator }) => (
              <tr key={indicator}>
                <th scope="row">
                  <PartLink index={index} part={indicator} scope={scope}>
                    {titles.get(indicator)}
                  </PartLink>
                </th>
                <td>
                  <Effect
                    text={signed(all, language)}
                    bars={
                      <>
                        <i
                          className={by_value < 0 ? 'worse' : ''}
                          style={stretch(0, by_value, most)}
                        />
                        <i
                          className={by_weight < 0 ? 'weight worse' : 'weight'}
                          style={stretch(by_value, by_value + by_weight, most)}
                        />
                      </>
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="foot">
        {t('indices.movedFoot', { change: signed(change.change ?? 0, language) })}{' '}
        {change.left_out.length > 0 &&
          t('indices.leftOut', {
            indicators: change.left_out
              .map((key) => titles.get(key) ?? key)
              .join(t('status.comma')),
          })}
      </p>
    </>
  )
}

export function HangsOn({
  answer,
  index,
  scope,
}: {
  answer: Tornado
  index: IndexAbout
  scope: IndexScope
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const titles = titlesOf(index, language)
  const [hung] = answer.scopes
  if (hung === undefined || hung.score === null) return null
  const own = hung.score
  const bars = hung.bars.filter(({ high, low }) => high - low >= 0.001).slice(0, 14)
  const most = Math.max(
    0.001,
    ...bars.flatMap(({ high, low }) => [Math.abs(high - own), Math.abs(low - own)]),
  )
  return (
    <>
      <Scroll label={t('indices.hangs')}>
        <table className="effect-of">
          <tbody>
            {bars.map(({ high, input, key, low }) => {
              const title =
                input === 'factor' ? t(`indices.factor.${key}`) : (titles.get(key) ?? key)
              return (
                <tr key={`${input} ${key}`}>
                  <th scope="row">
                    <PartLink index={index} part={input === 'factor' ? '' : key} scope={scope}>
                      {t(`indices.input.${input}`, { title })}
                    </PartLink>
                  </th>
                  <td>
                    <Effect
                      isWide
                      text={`${points(low, language, 1)}–${points(high, language, 1)}`}
                      bars={<i style={stretch(low - own, high - own, most)} />}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <p className="foot">{t('indices.hangsFoot', { seed: answer.seed, draws: answer.draws })}</p>
    </>
  )
}
