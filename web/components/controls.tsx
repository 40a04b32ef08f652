/** Range, step and whose items: what every page of numbers can be asked for. */
import { useTranslation } from 'react-i18next'
import { copy } from '../copy.ts'
import { showDay } from '../format.ts'
import { oneKind, type View } from '../search.ts'
import { useView } from './use-view.ts'

/** One of a few, as a row of buttons. */
export function Choice<Value extends string>(props: {
  label: string
  /** Stands before the first choice. */
  lead?: string
  options: { value: Value; text: string; colour?: string }[]
  value: Value
  onChange: (value: Value) => void
}) {
  // Where there is one alone, there is no choice.
  if (props.options.length < 2) return null
  return (
    <div className="group" role="group" aria-label={props.label}>
      {props.lead !== undefined && <span className="lead-word">{props.lead}</span>}
      {props.options.map(({ value, text, colour }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        >
          {colour !== undefined && (
            <i className="swatch" style={{ background: `var(--${colour})` }} />
          )}
          {text}
        </button>
      ))}
    </div>
  )
}

/** Steps of each grain that make a quarter, half a year, a year. */
const lookBacks: Record<View['grain'], number[]> = {
  week: [4, 13, 26, 52],
  month: [3, 6, 12],
  quarter: [2, 4],
  year: [2, 3],
}

function LookBack({ trailing }: { trailing: string | null }) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const offered = lookBacks[view.grain]
  const steps =
    view.trailing === undefined || offered.includes(view.trailing)
      ? offered
      : [...offered, view.trailing].toSorted((one, other) => one - other)
  return (
    <select
      className="pick"
      aria-label={t('trailing.label')}
      value={view.trailing ?? ''}
      onChange={({ target }) =>
        change({
          trailing: target.value === '' ? undefined : Number(target.value),
          period: undefined,
        })
      }
    >
      <option value="">{t(trailing === null ? 'trailing.none' : 'trailing.year')}</option>
      {steps.map((count) => (
        <option key={count} value={count}>
          {t(`trailing.${view.grain}`, { count })}
        </option>
      ))}
    </select>
  )
}

/**
 * @param each people, bots and agents can be asked for as three series
 * @param trailing how far back the page's metric looks by itself; left out: no choice of it
 */
export function Controls({
  dates,
  each = false,
  trailing,
  isOfPeople = false,
}: {
  dates: { from: string; to: string } | null
  each?: boolean
  trailing?: string | null
  /** The page is of people alone, without a choice of whose. */
  isOfPeople?: boolean
}) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const held = copy()
  const ranges = (['12m', '3m', 'all', 'custom'] as const).filter(
    (range) => held === null || Object.hasOwn(held.windows, range),
  )
  const grains = (['week', 'month', 'quarter', 'year'] as const).filter(
    (grain) => held?.grains.includes(grain) !== false,
  )
  const whose = (
    [
      { value: 'human', colour: 'person' },
      { value: 'bot', colour: 'bot' },
      { value: 'agent', colour: 'agent' },
      { value: 'all' },
    ] as const
  ).filter(({ value }) => held?.actors.includes(value) !== false)
  const isEach = each && whose.length === 4
  const setRange = (range: View['range']): void =>
    change({
      range,
      period: undefined,
      ...(range === 'custom' && dates !== null ? dates : { from: undefined, to: undefined }),
    })
  // The last day shown is the one before the first that isn't part of the range.
  const until = dates === null ? null : new Date(Date.parse(dates.to) - 86_400_000).toISOString()
  return (
    <div className="controls">
      <Choice
        label={t('range.label')}
        value={view.range}
        onChange={setRange}
        options={ranges.map((value) => ({ value, text: t(`range.${value}`) }))}
      />
      {view.range === 'custom' && dates !== null && (
        <span className="group">
          <input
            className="pick"
            type="date"
            aria-label={t('range.from')}
            value={dates.from}
            max={dates.to}
            onChange={(event) =>
              event.target.value !== '' && change({ from: event.target.value, period: undefined })
            }
          />
          <input
            className="pick"
            type="date"
            aria-label={t('range.to')}
            value={dates.to}
            min={dates.from}
            onChange={(event) =>
              event.target.value !== '' && change({ to: event.target.value, period: undefined })
            }
          />
        </span>
      )}
      <Choice
        label={t('grain.label')}
        lead={t('grain.by')}
        value={view.grain}
        onChange={(grain) => change({ grain, period: undefined, trailing: undefined })}
        options={grains.map((value) => ({ value, text: t(`grain.${value}`) }))}
      />
      {trailing !== undefined && held === null && <LookBack trailing={trailing} />}
      {!isOfPeople && (
        <Choice
          label={t('actors.label')}
          value={each ? view.actors : oneKind(view.actors)}
          onChange={(actors) => change({ actors, period: undefined })}
          options={(isEach ? [...whose, { value: 'each' as const }] : whose).map((option) => ({
            ...option,
            text: t(`actors.${option.value}`),
          }))}
        />
      )}
      {held !== null && <span className="why">{t('copy.choices')}</span>}
      <span className="dates">
        {/* Its line is there before it is known what stands on it. */}
        {dates === null || until === null ? (
          '\u00a0'
        ) : (
          <>
            {t('range.dates', {
              from: showDay(dates.from, i18n.language),
              to: showDay(until, i18n.language),
            })}{' '}
            {/* Before all of it, there is nothing. */}
            {view.range !== 'all' && <>· {t('range.against')}</>}
          </>
        )}
      </span>
    </div>
  )
}
