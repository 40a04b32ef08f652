/** The rows that are stored of a resource, of all time or of one month: as many as the count says that leads here. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchStored, storedFile } from '../api.ts'
import { showDay, showPeriod } from '../format.ts'
import { isOneRepo, scopeName } from '../scope-words.ts'
import { monthOf, type View } from '../search.ts'
import { ItemLink } from './item-link.tsx'
import { Scroll } from './scroll.tsx'
import { Shown } from './shown.tsx'
import { Empty, Failed, Loading } from './states.tsx'

export function Stored({
  close,
  period,
  resource,
  scope,
}: {
  close: () => void
  /** Start of a month. */
  period: string | undefined
  resource: NonNullable<View['stored']>
  scope: string
}) {
  const { t, i18n } = useTranslation()
  const asked = {
    scope,
    resource,
    ...(period !== undefined && {
      from: monthOf(new Date(period), 0),
      to: monthOf(new Date(period), 1),
    }),
  }
  const pages = useInfiniteQuery({
    queryKey: ['stored', asked],
    queryFn: ({ pageParam }) =>
      fetchStored({ ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const total = pages.data?.pages[0]?.total
  const isNumbered = rows.some(({ author, number }) => author !== null || number !== null)
  const areWhole = rows.every(({ is_whole }) => is_whole)
  const isDated = rows.some(({ created_at }) => created_at !== null)
  return (
    <section className="panel sheet" id="stored">
      <header>
        <h2>
          {t(`resource.${resource}`)}
          {total !== undefined && `: ${total.toLocaleString(i18n.language)}`} · {scopeName(scope)} ·{' '}
          {period === undefined ? t('coverage.whole') : showPeriod(period, 'month', i18n.language)}
        </h2>
        <button type="button" className="plain" onClick={close}>
          {t('coverage.close')}
        </button>
        <span className="group">
          <a href={storedFile(asked)}>{t('metric.itemsCsv')}</a>
        </span>
      </header>
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading height={240} />}
      {total === 0 && <Empty text={t('reason.no_items')} />}
      {rows.length > 0 && (
        <Scroll label={t(`resource.${resource}`)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('item.title')}</th>
                {!isOneRepo(scope) && <th scope="col">{t('item.repo')}</th>}
                {isNumbered && <th scope="col">{t('item.author')}</th>}
                {isDated && <th scope="col">{t('item.created')}</th>}
                {!areWhole && <th scope="col">{t('gaps.title')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ author, created_at, id, is_whole, number, repo, title, url }) => (
                <tr key={`${repo} ${id}`}>
                  <td className="wrap">
                    <ItemLink number={number} title={title} url={url} />
                  </td>
                  {!isOneRepo(scope) && <td>{repo}</td>}
                  {isNumbered && <td>{author ?? '–'}</td>}
                  {isDated && (
                    <td>{created_at === null ? '–' : showDay(created_at, i18n.language)}</td>
                  )}
                  {!areWhole && (
                    <td className={is_whole ? '' : 'lacking'}>
                      {is_whole ? '–' : t('coverage.state.partial')}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Shown pages={pages} shown={rows.length} total={total} />
    </section>
  )
}
