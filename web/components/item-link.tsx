/** An item by number and title, linked to its page where it has one: what is simulated has none. Titles stay as they are. */
import { useTranslation } from 'react-i18next'

/** Whether an address leads somewhere: those of what is simulated don't. */
export const isLink = (url: string | null): url is string =>
  url !== null && /^https?:\/\//.test(url) && !isSimulated(url)

const isSimulated = (url: string | null): boolean => /^https?:\/\/[^/]*\.invalid\//.test(url ?? '')

export function ItemLink({
  number,
  title,
  url,
  isMarked = false,
}: {
  number: number | null
  title: string
  url: string | null
  /** What is simulated says so. */
  isMarked?: boolean
}) {
  const { t } = useTranslation()
  const label = `${number === null ? '' : `#${number} `}${title}`
  if (isLink(url)) {
    return (
      <a href={url} target="_blank" rel="noreferrer" translate="no">
        {label}
      </a>
    )
  }
  return (
    <>
      <span translate="no">{label}</span>
      {isSimulated(url) && isMarked && (
        <>
          {' '}
          <span className="mark" title={t('simulated.item')}>
            {t('simulated.mark')}
          </span>
        </>
      )}
    </>
  )
}
