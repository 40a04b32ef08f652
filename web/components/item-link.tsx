/** An item by number and title, linked to its page where it has one: what is simulated has none. */
import { useTranslation } from 'react-i18next'

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
  const isSimulated = /^https?:\/\/[^/]*\.invalid\//.test(url ?? '')
  if (url !== null && !isSimulated && /^https?:\/\//.test(url)) {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        {label}
      </a>
    )
  }
  return (
    <>
      {label}
      {isSimulated && isMarked && (
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
