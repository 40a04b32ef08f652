/** Where the time goes: one bar of stages for each kind of item, and the figures of each stage with their rows. */
import { useTranslation } from 'react-i18next'
import type { Bottlenecks, Stage } from '../api.ts'
import { show } from '../format.ts'
import { percentText, timeText } from '../waits.ts'
import { RowsLink } from './rows-link.tsx'
import { Scroll } from './scroll.tsx'

export function StageBars({ answer }: { answer: Bottlenecks }) {
  const { t } = useTranslation()
  const kinds = (['change_request', 'issue'] as const).filter((kind) =>
    answer.stages.some((row) => row.item_kind === kind && (row.items > 0 || row.spent_seconds > 0)),
  )
  return (
    <section className="panel sheet">
      {kinds.map((kind) => (
        <StagesOf key={kind} answer={answer} kind={kind} />
      ))}
      <p className="foot">
        {t('bottlenecks.model', { days: answer.days })} {t('bottlenecks.about')}
      </p>
    </section>
  )
}

function StagesOf({ answer, kind }: { answer: Bottlenecks; kind: Stage['item_kind'] }) {
  const { t, i18n } = useTranslation()
  const rows = answer.stages.filter((row) => row.item_kind === kind)
  const all = rows.reduce((sum, row) => sum + row.spent_seconds, 0)
  const title = t('bottlenecks.stagesOf', {
    kind: t(`bottleneckKind.${kind}`),
    time: timeText(all, t, i18n.language),
    days: answer.days,
  })
  return (
    <div className="stages-of">
      <h3>{title}</h3>
      {all > 0 && (
        // A short way for the mouse: pieces can be too thin to be pressed, and the table has the same numbers and links.
        <div className="stage-bar" aria-hidden="true">
          {rows
            .filter((row) => row.spent_seconds > 0)
            .map((row) => {
              const label = t('bottlenecks.bar', {
                stage: t(`bottleneckStage.${row.stage}`),
                share: percentText(row.spent_share ?? 0, t, i18n.language),
                time: timeText(row.spent_seconds, t, i18n.language),
              })
              return (
                <RowsLink
                  key={row.stage}
                  to={{ list: 'spent', kind, stage: row.stage }}
                  className={`in-${row.stage}`}
                  style={{ flex: String(row.spent_seconds / all) }}
                  tabIndex={-1}
                  title={label}
                />
              )
            })}
        </div>
      )}
      <Scroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('bottlenecks.stage')}</th>
              <th scope="col" className="r">
                {t('bottlenecks.nowCount')}
              </th>
              <th scope="col" className="r">
                {t('bottlenecks.stuckCount')}
              </th>
              <th scope="col">{t('bottlenecks.turn')}</th>
              <th scope="col" className="r">
                {t('bottlenecks.median')}
              </th>
              <th scope="col" className="r">
                {t('bottlenecks.spent')}
              </th>
              <th scope="col">{t('bottlenecks.gain')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <StageRow key={row.stage} row={row} decided={answer.decided[kind]} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}

function StageRow({ row, decided }: { row: Stage; decided: number }) {
  const { t, i18n } = useTranslation()
  const { gain, item_kind: kind, stage } = row
  const count = (value: number): string => show(value, 'count', i18n.language).number
  return (
    <tr>
      <th scope="row">
        <i className={`stage-swatch in-${stage}`} />
        {t(`bottleneckStage.${stage}`)}
      </th>
      <td className="r">
        <RowsLink to={{ kind, stage }}>{count(row.items)}</RowsLink>
      </td>
      <td className="r">
        <RowsLink to={{ kind, stage, stuck: true }}>{count(row.stuck)}</RowsLink>
      </td>
      <td>
        <span className="turns">
          {row.waiting_on.map(({ items, waiting_on: turn }) => (
            <span key={turn}>
              {t(`bottleneckTurn.${turn}`)}{' '}
              <RowsLink to={{ kind, stage, turn }}>{count(items)}</RowsLink>
            </span>
          ))}
        </span>
      </td>
      <td className="r">
        {row.median_seconds === null ? (
          <span className="why">{t('bottlenecks.nothing')}</span>
        ) : (
          timeText(row.median_seconds, t, i18n.language)
        )}
      </td>
      <td className="r">
        <RowsLink to={{ list: 'spent', kind, stage }}>
          {timeText(row.spent_seconds, t, i18n.language)}
        </RowsLink>
        {row.spent_share !== null && (
          <small>{percentText(row.spent_share, t, i18n.language)}</small>
        )}
      </td>
      <td className="why wrap">
        {gain.seconds_per_item === null ? (
          t('bottlenecks.gainNone')
        ) : (
          <RowsLink to={{ list: 'decided', kind, stage }}>
            {t(stage === 'release' ? 'bottlenecks.gainRelease' : 'bottlenecks.gainText', {
              time: timeText(gain.seconds_per_item, t, i18n.language),
              count: decided,
              share: percentText(gain.share ?? 0, t, i18n.language),
            })}
          </RowsLink>
        )}
      </td>
    </tr>
  )
}
