/** Range, step and whose items: what every page of numbers can be asked for. */
import { useTranslation } from 'react-i18next'
import { copy } from '../copy.ts'
import { showDay } from '../format.ts'
import { datesOf, oneKind, type View } from '../search.ts'
import { moved, stepsIn, type Dates } from '../windows.ts'
import type { Span } from './use-data.ts'
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

/** Whether a series is drawn or written. */
export function ViewChoice() {
  const { t } = useTranslation()
  const [view, change] = useView()
  return (
    <Choice
      label={t('metric.chart')}
      value={view.view}
      onChange={(next) => change({ view: next })}
      options={(['chart', 'table'] as const).map((value) => ({
        value,
        text: t(`metric.${value}`),
      }))}
    />
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

/** From – to, with keys beside it for what can be dragged in a chart: earlier, later, and all back again. */
function Custom({ dates, span }: { dates: Dates; span: Span }) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const length = stepsIn(dates, view.grain)
  const set = (changed: Partial<Dates>): void => change({ ...changed, period: undefined })
  const day = (which: 'from' | 'to', bound: { min?: string; max?: string }) => (
    <input
      className="pick"
      type="date"
      aria-label={t(`range.${which}`)}
      value={dates[which]}
      {...bound}
      onChange={({ target }) => target.value !== '' && set({ [which]: target.value })}
    />
  )
  return (
    <span className="group">
      {day('from', { max: dates.to })}
      {day('to', { min: dates.from })}
      <button
        type="button"
        disabled={span.oldest !== null && dates.from <= span.oldest}
        onClick={() => set(moved(dates, view.grain, -length))}
      >
        {t('range.earlier')}
      </button>
      <button
        type="button"
        disabled={span.as_of !== null && dates.to > span.as_of}
        onClick={() => set(moved(dates, view.grain, length))}
      >
        {t('range.later')}
      </button>
      <button
        type="button"
        onClick={() => change({ range: '12m', from: undefined, to: undefined, period: undefined })}
      >
        {t('range.reset')}
      </button>
    </span>
  )
}

/**
 * @param span what the page's scopes know: ranges are counted back from there
 * @param each people, bots and agents can be asked for as three series
 * @param trailing how far back the page's metric looks by itself; left out: no choice of it
 */
export function Controls({
  span,
  each = false,
  trailing,
  isOfPeople = false,
}: {
  span: Span
  each?: boolean
  trailing?: string | null
  /** The page is of people alone, without a choice of whose. */
  isOfPeople?: boolean
}) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const dates = datesOf(view, span.as_of, span.oldest)
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
      {view.range === 'custom' && dates !== null && <Custom dates={dates} span={span} />}
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
