/** The rows behind a number: as many as its n says, each with a link to where it lives. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { fetchItems, fileUrl, type Item, type Metric, type Question } from '../api.ts'
import { isCopy } from '../copy.ts'
import { show, showDay, showPeriod, type Unit } from '../format.ts'
import { isOneRepo } from '../scope-words.ts'
import { ItemLink } from './item-link.tsx'
import { Scroll } from './scroll.tsx'
import { Shown } from './shown.tsx'
import { Empty, Failed, Loading } from './states.tsx'
import { useView } from './use-view.ts'
import { countText } from './value.tsx'

/** In what a row's value is shown; an amount may be of points, so not only whole numbers. */
const unitOf: Record<Exclude<Metric['item_value'], 'none'>, Unit> = {
  duration: 'duration',
  amount: 'number',
  share: 'share',
}

type Part = 'repo' | 'author' | 'created_at' | 'value'

/** Columns that hold something: people have no repository, counted issues no value, and one repository needs no name. */
function filled(metric: Metric, rows: Item[], isOneRepo: boolean): Part[] {
  return (['repo', 'author', 'created_at', 'value'] as const).filter((part) => {
    if (part === 'value') return metric.item_value !== 'none'
    if (part === 'repo' && isOneRepo) return false
    return rows.some((row) => row[part] !== null || (part === 'author' && row.number !== null))
  })
}

export function Items({
  metric,
  question,
  period,
  isMixed,
}: {
  metric: Metric
  question: Question
  period: string | undefined
  /** Simulated and real ones stand together, so that each simulated one says so. */
  isMixed: boolean
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
  const parts = filled(
    metric,
    rows,
    question.scope.every((scope) => isOneRepo(scope)),
  )
  const isOfPeople = metric.noun === 'contributor' || metric.noun === 'credit'
  return (
    <section className="panel sheet" id="items">
      <header>
        <h2>
          {total === undefined ? t('metric.items') : countText(total, metric, question.actors, t)} ·{' '}
          {period === undefined ? t('metric.whole') : showPeriod(period, view.grain, i18n.language)}
        </h2>
        {period !== undefined && (
          <button type="button" className="plain" onClick={() => change({ period: undefined })}>
            {t('metric.clear')}
          </button>
        )}
        {!isCopy && (
          <span className="group">
            <a
              href={`${fileUrl(metric.key, question, 'csv').replace(/\?/, '/items?')}${period === undefined ? '' : `&period=${encodeURIComponent(period)}`}`}
            >
              {t('metric.itemsCsv')}
            </a>
          </span>
        )}
      </header>
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading height={240} />}
      {total === 0 && <Empty text={t('reason.no_items')} />}
      {rows.length > 0 && (
        <Scroll label={t('metric.items')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t(isOfPeople ? 'item.name' : 'item.title')}</th>
                {parts.includes('repo') && <th scope="col">{t('item.repo')}</th>}
                {parts.includes('author') && (
                  <th scope="col">{t(isOfPeople ? 'item.login' : 'item.author')}</th>
                )}
                {parts.includes('created_at') && <th scope="col">{t('item.created')}</th>}
                <th scope="col">{t('item.outcome')}</th>
                {parts.includes('value') && (
                  <th scope="col" className="r">
                    {t(`item.${metric.item_value}`)}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((item) => (
                <ItemRow
                  key={`${item.item_id} ${item.outcome} ${item.value ?? ''}`}
                  item={item}
                  metric={metric}
                  parts={parts}
                  isMixed={isMixed}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Shown pages={pages} shown={rows.length} total={total} />
    </section>
  )
}

function ItemRow({
  item,
  metric,
  parts,
  isMixed,
}: {
  item: Item
  metric: Metric
  parts: Part[]
  isMixed: boolean
}) {
  const { t, i18n } = useTranslation()
  // What has a number was written by somebody, so without a name the account is gone.
  const author = item.author ?? (item.number === null ? '–' : t('item.deleted'))
  // Weeks and days of a repository are told apart by their date.
  const outcome = /^\d{4}-\d{2}-\d{2}$/.test(item.outcome)
    ? showDay(item.outcome, i18n.language)
    : t(`outcome.${item.outcome}`, { defaultValue: item.outcome })
  return (
    <tr>
      <td className="wrap">
        <ItemLink number={item.number} title={item.title} url={item.url} isMarked={isMixed} />
      </td>
      {parts.includes('repo') && <td>{item.repo ?? '–'}</td>}
      {parts.includes('author') && <td>{author}</td>}
      {parts.includes('created_at') && (
        <td>{item.created_at === null ? '–' : showDay(item.created_at, i18n.language)}</td>
      )}
      <td>{outcome}</td>
      {parts.includes('value') && <td className="r">{valueOf(item, metric, t, i18n.language)}</td>}
    </tr>
  )
}

function valueOf({ value }: Item, metric: Metric, t: TFunction, language: string): string {
  if (value === null || metric.item_value === 'none') return ''
  const { number, unit } = show(value, unitOf[metric.item_value], language)
  return unit === null ? number : `${number}\u00a0${t(`unit.${unit}`)}`
}
