/** Every known gap with its reason, the newest first. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RepositoryCoverage } from '../api.ts'
import { showDay } from '../format.ts'
import { Scroll } from './scroll.tsx'
import { Empty } from './states.tsx'

const step = 50

export function Gaps({ repositories }: { repositories: RepositoryCoverage[] }) {
  const { t, i18n } = useTranslation()
  const [shown, setShown] = useState(step)
  const gaps = repositories
    .flatMap(({ repo, resources }) =>
      resources.flatMap(({ gaps: own }) => own.map((gap) => ({ ...gap, repo }))),
    )
    .toSorted((one, other) => other.from_at.localeCompare(one.from_at))
  if (gaps.length === 0) return <Empty text={t('gaps.none')} />
  return (
    <>
      <Scroll label={t('gaps.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('item.repo')}</th>
              <th scope="col">{t('gaps.what')}</th>
              <th scope="col">{t('gaps.when')}</th>
              <th scope="col">{t('gaps.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.slice(0, shown).map((gap) => (
              <tr key={`${gap.repo} ${gap.id}`}>
                <th scope="row">{gap.repo}</th>
                <td>
                  {t(`resource.${gap.resource}`, { defaultValue: gap.resource })}
                  {gap.subject_id !== null && <div className="why">{t('gaps.oneItem')}</div>}
                </td>
                <td>
                  {showDay(gap.from_at, i18n.language)}
                  {gap.subject_id === null && ` – ${showDay(gap.to_at, i18n.language)}`}
                </td>
                <td className="wrap">
                  {gap.translations[i18n.language] ?? gap.reason}
                  {gap.expected !== null && gap.fetched !== null && (
                    <div className="why">
                      {t('coverage.ofExpected', { fetched: gap.fetched, expected: gap.expected })}
                    </div>
                  )}
                  {gap.error_class !== null && (
                    <div className="why">
                      {t(`errorClass.${gap.error_class}`, { defaultValue: gap.error_class })}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {gaps.length > shown && (
        <p className="foot">
          {t('metric.shown', { shown, total: gaps.length })}{' '}
          <button type="button" className="plain" onClick={() => setShown(shown + step)}>
            {t('metric.more')}
          </button>
        </p>
      )}
    </>
  )
}
