/** The rows behind the bottlenecks' numbers: the queue with its filters, or the items that a time or a count speaks of. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import {
  fetchQueue,
  fetchReviewed,
  fetchSpent,
  queueFile,
  type QueueAnswer,
  type ReviewedAnswer,
  type SpentAnswer,
} from '../api.ts'
import { isCopy } from '../copy.ts'
import { showDay } from '../format.ts'
import { kinds, stages, turns, type View } from '../search.ts'
import { queueQuestion, rowsOf, timeText, waitQuestion } from '../waits.ts'
import { ItemLink } from './item-link.tsx'
import { Scroll } from './scroll.tsx'
import { Shown } from './shown.tsx'
import { Empty, Failed, Loading } from './states.tsx'
import { useView } from './use-view.ts'

type Row = Partial<QueueAnswer['items'][number]> &
  Partial<SpentAnswer['items'][number]> &
  Partial<ReviewedAnswer['items'][number]> &
  Pick<QueueAnswer['items'][number], 'author' | 'item_id' | 'number' | 'repo' | 'title' | 'url'>

interface Pages {
  total: number
  next_cursor: string | null
  items: Row[]
}

/** A page of what the address asks for. */
function fetchRows(view: View, scope: string, cursor: string): Promise<Pages> {
  const asked = { ...waitQuestion(view, scope), ...(cursor === '' ? {} : { cursor }) }
  const { kind = 'change_request', list, stage = 'review', who } = view
  if (list === 'spent' || list === 'decided') {
    const of = list === 'spent' ? ('all' as const) : ('decided' as const)
    return fetchSpent({ ...asked, stage, item_kind: kind, of })
  }
  if (list === 'reviewed' && who !== undefined) return fetchReviewed({ ...asked, reviewer: who })
  return fetchQueue({ ...queueQuestion(view, scope), ...asked })
}

function titleOf(view: View, count: number, days: number, t: TFunction): string {
  const { kind = 'change_request', list, stage = 'review', who } = view
  const of = {
    count,
    days,
    who,
    stage: `${t(`bottleneckKind.${kind}`)} · ${t(`bottleneckStage.${stage}`)}`,
  }
  if (list === 'spent') return t('bottlenecks.spentOf', of)
  if (list === 'decided') return t('bottlenecks.decidedOf', of)
  if (list === 'reviewed') return t('bottlenecks.reviewedOf', of)
  return t('bottlenecks.queueOf', of)
}

export function Waiting({
  days,
  isMixed,
  isOneRepo,
  scope,
}: {
  days: number
  /** Simulated and real ones stand together, so that each simulated one says so. */
  isMixed: boolean
  isOneRepo: boolean
  scope: string
}) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const { at, actors, kind, list, stage, stuck, turn, who } = view
  const pages = useInfiniteQuery({
    queryKey: ['waiting', scope, { at, actors, kind, list, stage, stuck, turn, who }],
    queryFn: ({ pageParam }) => fetchRows(view, scope, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  const total = pages.data?.pages[0]?.total
  return (
    <section className="panel sheet" id="rows">
      <header>
        <h2>{total === undefined ? t('bottlenecks.queue') : titleOf(view, total, days, t)}</h2>
        {list === 'queue' ? (
          isCopy ? null : (
            <span className="group">
              <a href={queueFile(queueQuestion(view, scope))}>{t('bottlenecks.csv')}</a>
            </span>
          )
        ) : (
          <button type="button" className="plain" onClick={() => change(rowsOf({}))}>
            {t('bottlenecks.back')}
          </button>
        )}
      </header>
      {list === 'queue' && <Filters />}
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading height={240} />}
      {total === 0 && <Empty text={t('bottlenecks.noRows')} />}
      {rows.length > 0 && <Rows rows={rows} list={list} isMixed={isMixed} isOneRepo={isOneRepo} />}
      <Shown pages={pages} shown={rows.length} total={total} />
    </section>
  )
}

function Filters() {
  const { t } = useTranslation()
  const [view, change] = useView()
  return (
    <div className="filters">
      <Filter
        label={t('bottlenecks.filterKind')}
        texts="bottleneckKind"
        options={kinds}
        value={view.kind}
        onChange={(kind) => change({ kind })}
      />
      <Filter
        label={t('bottlenecks.filterStage')}
        texts="bottleneckStage"
        options={stages}
        value={view.stage}
        onChange={(stage) => change({ stage })}
      />
      <Filter
        label={t('bottlenecks.filterTurn')}
        texts="bottleneckTurn"
        options={turns}
        value={view.turn}
        onChange={(turn) => change({ turn })}
      />
      <label className="why">
        <input
          type="checkbox"
          checked={view.stuck === true}
          onChange={({ target }) => change({ stuck: target.checked ? true : undefined })}
        />{' '}
        {t('bottlenecks.stuckOnly')}
      </label>
      {view.who !== undefined && (
        <button
          type="button"
          className="plain"
          aria-pressed
          onClick={() => change({ who: undefined })}
        >
          {t('bottlenecks.askedOf', { who: view.who })} ×
        </button>
      )}
    </div>
  )
}

function Filter<Value extends string>(props: {
  label: string
  /** Group of the texts of the options. */
  texts: string
  options: readonly Value[]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}) {
  const { t } = useTranslation()
  return (
    <label className="why">
      {props.label}{' '}
      <select
        className="pick"
        aria-label={props.label}
        value={props.value ?? ''}
        onChange={({ target }) =>
          props.onChange(props.options.find((option) => option === target.value))
        }
      >
        <option value="">{t('bottlenecks.any')}</option>
        {props.options.map((option) => (
          <option key={option} value={option}>
            {t(`${props.texts}.${option}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Rows({
  isMixed,
  isOneRepo,
  list,
  rows,
}: {
  isMixed: boolean
  isOneRepo: boolean
  list: View['list']
  rows: Row[]
}) {
  const { t, i18n } = useTranslation()
  const time = (seconds: number | undefined): string =>
    seconds === undefined ? '' : timeText(seconds, t, i18n.language)
  const day = (instant: string | undefined): string =>
    instant === undefined ? '' : showDay(instant, i18n.language)
  const isQueue = list === 'queue'
  return (
    <Scroll label={t('bottlenecks.queue')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('bottlenecks.item')}</th>
            {!isOneRepo && <th scope="col">{t('item.repo')}</th>}
            <th scope="col">{t('item.author')}</th>
            {isQueue && (
              <>
                <th scope="col">{t('bottlenecks.waits')}</th>
                <th scope="col">{t('bottlenecks.turn')}</th>
                <th scope="col">{t('bottlenecks.since')}</th>
                <th scope="col" className="r">
                  {t('bottlenecks.wait')}
                </th>
                <th scope="col" className="r">
                  {t('bottlenecks.age')}
                </th>
              </>
            )}
            {(list === 'spent' || list === 'decided') && (
              <th scope="col" className="r">
                {t('bottlenecks.time')}
              </th>
            )}
            {list === 'reviewed' && <th scope="col">{t('bottlenecks.reviewedAt')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.item_id}>
              <td className="wrap">
                <ItemLink {...row} isMarked={isMixed} />
              </td>
              {!isOneRepo && <td>{row.repo}</td>}
              <td>{row.author ?? t('item.deleted')}</td>
              {isQueue && row.stage !== undefined && row.waiting_on !== undefined && (
                <>
                  <td>{t(`bottleneckStage.${row.stage}`)}</td>
                  <td>
                    {t(`bottleneckTurn.${row.waiting_on}`)}
                    <div className="why">{row.next_actors?.join(', ')}</div>
                  </td>
                  <td>{day(row.since)}</td>
                  <td className={row.is_stuck === true ? 'r warm' : 'r'}>
                    {time(row.waited_seconds)}
                  </td>
                  <td className="r">{time(row.age_seconds)}</td>
                </>
              )}
              {(list === 'spent' || list === 'decided') && (
                <td className="r">{time(row.seconds)}</td>
              )}
              {list === 'reviewed' && <td>{day(row.reviewed_at)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
