/** What an index would be with an indicator, or several, at another value. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchWhatIf, type IndexAbout, type IndexQuestion, type Metric } from '../api.ts'
import { show } from '../format.ts'
import { named, points, signed, titlesOf } from '../indices.ts'
import { AmountField } from './amount-field.tsx'
import { Scroll } from './scroll.tsx'
import { Failed } from './states.tsx'

export function IndexWhatIf({
  index,
  metrics,
  question,
}: {
  index: IndexAbout
  metrics: Metric[]
  question: IndexQuestion
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const titles = titlesOf(index, language)
  const measured = index.dimensions
    .flatMap(({ indicators }) => indicators)
    .filter((each) => each.metric !== null && each.anchors !== null)
  const [key, setKey] = useState(measured[0]?.key ?? '')
  const [targets, setTargets] = useState<Record<string, number>>({})
  const chosen = measured.find((each) => each.key === key)
  const [target, setTarget] = useState<number | null>(chosen?.anchors?.best ?? null)
  const moves = Object.entries(targets).map(([name, value]) => `${name}:${value}`)
  const found = useQuery({
    queryKey: ['what-if', index.key, question, moves],
    queryFn: () => fetchWhatIf(index.key, { ...question, move: moves }),
    enabled: moves.length > 0,
    placeholderData: (before) => before,
  })
  const unitOf = (name: string) => {
    const metric = measured.find((each) => each.key === name)?.metric
    return metrics.find((each) => each.key === metric)?.unit ?? 'number'
  }
  const text = (value: number | null, name: string): string => {
    if (value === null) return t('indices.notKnown')
    const shown = show(value, unitOf(name), language)
    return shown.unit === null ? shown.number : `${shown.number} ${t(`unit.${shown.unit}`)}`
  }
  const answer = moves.length === 0 ? undefined : found.data?.scopes[0]
  const isBoth = answer !== undefined && answer.now !== null && answer.moved !== null
  return (
    <section className="panel sheet what-if">
      <form
        className="controls"
        onSubmit={(event) => {
          event.preventDefault()
          if (target !== null) setTargets({ ...targets, [key]: target })
        }}
      >
        <label>
          {t('whatIf.indicator')}{' '}
          <select
            className="pick"
            value={key}
            onChange={({ target: { value } }) => {
              setKey(value)
              setTarget(measured.find((each) => each.key === value)?.anchors?.best ?? null)
            }}
          >
            {measured.map((each) => (
              <option key={each.key} value={each.key}>
                {named(each.title, language)}
              </option>
            ))}
          </select>
        </label>
        {chosen?.anchors != null && (
          <span>
            {t('whatIf.at')}{' '}
            <AmountField
              key={key}
              label={t('whatIf.target')}
              unit={unitOf(key)}
              anchorUnit={chosen.anchor_unit}
              value={chosen.anchors.best}
              onValue={setTarget}
            />
          </span>
        )}
        <button type="submit" className="plain" disabled={target === null}>
          {t('whatIf.move')}
        </button>
        {moves.length > 0 && (
          <button type="button" className="plain" onClick={() => setTargets({})}>
            {t('whatIf.clear')}
          </button>
        )}
      </form>
      {found.error !== null && <Failed error={found.error} retry={() => void found.refetch()} />}
      {answer !== undefined && (
        <>
          <p className="big" aria-live="polite">
            <b>{answer.moved === null ? '–' : points(answer.moved, language)}</b>
            <span>
              {isBoth &&
                t('whatIf.instead', {
                  now: points(answer.now ?? 0, language),
                  change: signed((answer.moved ?? 0) - (answer.now ?? 0), language),
                })}
            </span>
          </p>
          <Scroll label={t('whatIf.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('whatIf.indicator')}</th>
                  <th scope="col">{t('whatIf.is')}</th>
                  <th scope="col">{t('whatIf.target')}</th>
                  <th scope="col">{t('indices.score')}</th>
                </tr>
              </thead>
              <tbody>
                {answer.indicators.map((each) => (
                  <tr key={each.key}>
                    <th scope="row">{titles.get(each.key)}</th>
                    <td>{text(each.value, each.key)}</td>
                    <td>{text(each.target, each.key)}</td>
                    <td>
                      {[each.score, each.target_score]
                        .map((score) =>
                          score === null ? t('indices.notKnown') : points(score, language),
                        )
                        .join(' → ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      <p className="foot">{t('whatIf.foot')}</p>
    </section>
  )
}
