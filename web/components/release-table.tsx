/** Releases as rows: level, how far from the one before against the norm, what came of it. */
import { Fragment, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Release, ReleasesAnswer } from '../api.ts'
import { show, showDay } from '../format.ts'
import { whenReached } from '../reach.ts'
import { isLink } from './item-link.tsx'
import { Scroll } from './scroll.tsx'
import { Loading } from './states.tsx'

const ReleaseNotes = lazy(() => whenReached(() => import('./release-notes.tsx')))

/** A column of nothing but what isn't known is left out. */
const areDownloadsKnown = (releases: Release[]): boolean =>
  releases.some(({ downloads }) => downloads !== null)

export function ReleaseTable({
  isOne,
  releases,
  scope,
}: {
  releases: Release[]
  isOne: boolean
  scope: string
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const isCounted = areDownloadsKnown(releases)
  const areWritten = releases.some(({ has_notes }) => has_notes)
  /** Whose notes are read. */
  const [opened, setOpened] = useState<readonly string[]>([])
  const columns = 6 + [!isOne, isCounted, areWritten].filter(Boolean).length
  const interval = ({ fit, interval_seconds: seconds }: Release): string => {
    if (seconds === null)
      return t(fit === 'first_of_level' ? 'releases.none' : 'releases.uncounted')
    const { number, unit } = show(seconds, 'duration', language)
    return unit === null ? number : `${number} ${t(`unit.${unit}`)}`
  }
  return (
    <Scroll label={t('releases.list')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('releases.release')}</th>
            {!isOne && <th scope="col">{t('table.project')}</th>}
            <th scope="col">{t('releases.published')}</th>
            <th scope="col">{t('releases.level')}</th>
            <th scope="col" className="r">
              {t('releases.interval')}
            </th>
            <th scope="col">{t('releases.fit')}</th>
            <th scope="col">{t('releases.after')}</th>
            {isCounted && (
              <th scope="col" className="r">
                {t('releases.downloads')}
              </th>
            )}
            {areWritten && <th scope="col">{t('releases.notes')}</th>}
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => {
            const id = release.item_id
            const isOpen = opened.includes(id)
            return (
              <Fragment key={id}>
                <tr>
                  <th scope="row">
                    {isLink(release.url) ? (
                      <a href={release.url} target="_blank" rel="noreferrer">
                        {release.tag}
                      </a>
                    ) : (
                      release.tag
                    )}
                    {release.title !== release.tag && <small>{release.title}</small>}
                  </th>
                  {!isOne && <td>{release.repo}</td>}
                  <td>{showDay(release.published_at, language)}</td>
                  <td>{t(`releases.level_${release.level}`)}</td>
                  <td className={release.interval_seconds === null ? 'r why' : 'r'}>
                    {interval(release)}
                  </td>
                  <td className={release.fit.startsWith('too') ? 'lacking' : 'why'}>
                    {t(`releases.fit_${release.fit}`)}
                  </td>
                  <td className={release.failure === null ? 'why' : 'lacking'}>
                    {t(`releases.failure_${release.failure ?? 'none'}`)}
                  </td>
                  {isCounted && (
                    <td className="r">
                      {release.downloads === null ? (
                        <span className="why">{t('releases.unknown')}</span>
                      ) : (
                        show(release.downloads, 'count', language).number
                      )}
                    </td>
                  )}
                  {areWritten && (
                    <td>
                      {release.has_notes && (
                        <button
                          type="button"
                          className="plain"
                          aria-expanded={isOpen}
                          aria-label={t(isOpen ? 'releases.closeOf' : 'releases.readOf', {
                            tag: release.tag,
                          })}
                          onClick={() =>
                            setOpened(
                              isOpen ? opened.filter((each) => each !== id) : [...opened, id],
                            )
                          }
                        >
                          {t(isOpen ? 'releases.close' : 'releases.read')}
                        </button>
                      )}
                    </td>
                  )}
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={columns}>
                      <Suspense fallback={<Loading height={120} />}>
                        <ReleaseNotes release={id} scope={scope} />
                      </Suspense>
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

/** The norm in words, level by level, and what the downloads are. */
export function Norms({ norms, releases }: Pick<ReleasesAnswer, 'norms' | 'releases'>) {
  const { t } = useTranslation()
  const said = norms.map(({ level, max_days, min_days }) => {
    const name = t(`releases.level_${level}`, { defaultValue: level })
    if (min_days === null && max_days === null) return t('releases.normFree', { level: name })
    return t('releases.norm', { level: name, min: min_days ?? 0, max: max_days ?? '∞' })
  })
  return (
    <p className="foot">
      {t('releases.norms', { norms: said.join(t('status.comma')) })}{' '}
      {t(areDownloadsKnown(releases) ? 'releases.counted' : 'releases.notCounted')}
    </p>
  )
}
