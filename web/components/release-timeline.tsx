/** When releases came: a lane for each repository, a mark for each release, larger the more it changes. */
import { useTranslation } from 'react-i18next'
import type { Release } from '../api.ts'
import { showDay } from '../format.ts'

/** Half the height of a mark, by the level of its version. */
const sizes: Record<Release['level'], number> = {
  major: 9,
  minor: 6.5,
  calendar: 6.5,
  initial: 4.5,
  patch: 3.5,
  unparsable: 3.5,
  prerelease: 2.5,
}
const lane = 34
const width = 1000
/** Where lanes begin: before it stand their names. */
const left = 0

const months = (from: number, to: number): number[] => {
  const starts: number[] = []
  const first = new Date(from)
  const span = to - from
  const step = span > 5 * 366 * 86_400_000 ? 12 : span > 2 * 366 * 86_400_000 ? 6 : 3
  for (
    let at = Date.UTC(first.getUTCFullYear(), Math.ceil(first.getUTCMonth() / step) * step);
    at < to;
    at = Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + step)
  ) {
    if (at >= from) starts.push(at)
  }
  return starts
}

export function ReleaseTimeline({
  from,
  releases,
  to,
}: {
  releases: Release[]
  /** Instants of the first and behind the last day that is drawn. */
  from: string
  to: string
}) {
  const { t, i18n } = useTranslation()
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const x = (at: number): number => left + ((at - start) / (end - start)) * width
  const repos = [...new Set(releases.map(({ repo }) => repo))].toSorted()
  const inMonth = new Intl.DateTimeFormat(i18n.language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return (
    <div className="timeline">
      {repos.map((repo) => {
        const own = releases.filter((release) => release.repo === repo)
        return (
          <div key={repo}>
            <span>{repo}</span>
            <svg
              viewBox={`0 0 ${width} ${lane}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={t('releases.laneSays', { repo, count: own.length })}
            >
              <line x1={0} x2={width} y1={lane / 2} y2={lane / 2} className="axis" />
              {own.map((release) => {
                const size = sizes[release.level]
                const at = x(Date.parse(release.published_at))
                return (
                  <line
                    key={release.item_id}
                    x1={at}
                    x2={at}
                    y1={lane / 2 - size}
                    y2={lane / 2 + size}
                    className={release.failure === null ? release.level : `${release.level} failed`}
                  >
                    <title>
                      {release.tag} · {showDay(release.published_at, i18n.language)} ·{' '}
                      {t(`releases.level_${release.level}`)}
                    </title>
                  </line>
                )
              })}
            </svg>
          </div>
        )
      })}
      <div className="months" aria-hidden="true">
        <span />
        <div>
          {months(start, end).map((at) => (
            <small key={at} style={{ left: `${(x(at) / width) * 100}%` }}>
              {inMonth.format(at)}
            </small>
          ))}
        </div>
      </div>
    </div>
  )
}
