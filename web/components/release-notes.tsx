/** What a release says of itself. Loaded when the first is opened, with the library that reads Markdown. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import tables from 'remark-gfm'
import { fetchReleaseNotes } from '../api.ts'
import { Failed, Loading } from './states.tsx'
import '../notes.css'

const Title: Components['h1'] = ({ children }) => (
  <p>
    <b>{children}</b>
  </p>
)
/** Titles within a row would stand among those of the page; links lead away, and pictures would tell others who reads. */
const components: Components = {
  a: ({ children, href }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
  h1: Title,
  h2: Title,
  h3: Title,
  h4: Title,
  h5: Title,
  h6: Title,
  img: ({ alt }) => <>{alt}</>,
}

export default function ReleaseNotes({ release, scope }: { release: string; scope: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['notes', release, scope],
    queryFn: () => fetchReleaseNotes(release, scope),
  })
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loading height={120} />
  return (
    <div className="notes" translate="no">
      {data.notes === null ? (
        t('releases.noNotes')
      ) : (
        <Markdown skipHtml remarkPlugins={[tables]} components={components}>
          {data.notes}
        </Markdown>
      )}
    </div>
  )
}
