/** Below a list that comes in pages: how many of how many are shown, and the way to more. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isCopy } from '../copy.ts'

export function Shown({
  pages,
  shown,
  total,
}: {
  pages: Pick<UseInfiniteQueryResult, 'fetchNextPage' | 'hasNextPage' | 'isFetchingNextPage'>
  shown: number
  /** Undefined while it isn't known. */
  total: number | undefined
}) {
  const { t } = useTranslation()
  if (total === undefined || total === 0) return null
  return (
    <p className="foot">
      {t('metric.shown', { shown, total })}{' '}
      {isCopy && !pages.hasNextPage && shown < total && t('copy.cut')}
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
  )
}
