/** The rows behind a number: as many as its n says, each with a link to where it lives. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchItems, fileUrl, type Item, type Metric, type Question } from '../api.ts'
import { show, showDay, showPeriod } from '../format.ts'
import { Empty, Failed, Loading } from './states.tsx'
import { useView } from './use-view.ts'

export function Items({
  metric,
  question,
  period,
}: {
  metric: Metric
  question: Question
  period: string | undefined
}) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const asked = { ...question, ...(period === undefined ? {} : { period }), limit: '50' }
  const pages = useInfiniteQuery({
    queryKey: ['items', metric.key, asked],
    queryFn: ({ pageParam }) =>
      fetchItems(metric.key, { ...asked, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  const total = pages.data?.pages[0]?.total
  return (
    <section className="panel sheet" id="items">
      <header>
        <h2>
          {total === undefined ? t('metric.items') : t(`noun.${metric.noun}`, { count: total })} ·{' '}
          {period === undefined ? t('metric.whole') : showPeriod(period, view.grain, i18n.language)}
        </h2>
        {period !== undefined && (
          <button type="button" className="plain" onClick={() => change({ period: undefined })}>
            {t('metric.clear')}
          </button>
        )}
        <span className="group">
          <a
            href={`${fileUrl(metric.key, question, 'csv').replace(/\?/, '/items?')}${period === undefined ? '' : `&period=${encodeURIComponent(period)}`}`}
          >
            {t('metric.itemsCsv')}
          </a>
        </span>
      </header>
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading height={240} />}
      {total === 0 && <Empty text={t('reason.no_items')} />}
      {rows.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('item.title')}</th>
                <th scope="col">{t('item.repo')}</th>
                <th scope="col">{t('item.author')}</th>
                <th scope="col">{t('item.created')}</th>
                <th scope="col">{t('item.outcome')}</th>
                <th scope="col" className="r">
                  {t('item.value')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((item) => (
                <ItemRow key={`${item.item_id} ${item.outcome}`} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total !== undefined && total > 0 && (
        <p className="foot">
          {t('metric.shown', { shown: rows.length, total })}{' '}
          {pages.hasNextPage && (
            <button
              type="button"
              className="plain"
              disabled={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('metric.more')}
            </button>
          )}
        </p>
      )}
    </section>
  )
}

function ItemRow({ item }: { item: Item }) {
  const { t, i18n } = useTranslation()
  const isSimulated = /^https?:\/\/[^/]*\.invalid\//.test(item.url)
  const isLink = !isSimulated && /^https?:\/\//.test(item.url)
  const label = `${item.number === null ? '' : `#${item.number} `}${item.title}`
  const time = item.value === null ? null : show(item.value, 'duration', i18n.language)
  return (
    <tr>
      <td className="wrap">
        {isLink ? (
          <a href={item.url} target="_blank" rel="noreferrer">
            {label}
          </a>
        ) : (
          label
        )}{' '}
        {isSimulated && (
          <span className="mark" title={t('simulated.item')}>
            {t('simulated.mark')}
          </span>
        )}
      </td>
      <td>{item.repo}</td>
      <td>{item.author ?? t('item.deleted')}</td>
      <td>{showDay(item.created_at, i18n.language)}</td>
      <td>{t(`outcome.${item.outcome}`, { defaultValue: item.outcome })}</td>
      <td className="r">
        {time !== null && `${time.number} ${time.unit === null ? '' : t(`unit.${time.unit}`)}`}
      </td>
    </tr>
  )
}
