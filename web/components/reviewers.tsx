/** Who is asked for how many reviews, and who has given how many, each number with its rows. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reviewer } from '../api.ts'
import { show, showDay } from '../format.ts'
import { RowsLink } from './rows-link.tsx'
import { Scroll } from './scroll.tsx'
import { Empty } from './states.tsx'

/** Those of whom most is asked; the others follow on a click. */
const few = 10

export function Reviewers({ reviewers, days }: { reviewers: Reviewer[]; days: number }) {
  const { t, i18n } = useTranslation()
  const [isAll, setAll] = useState(false)
  if (reviewers.length === 0) return <Empty text={t('bottlenecks.whoNone')} />
  const count = (value: number): string => show(value, 'count', i18n.language).number
  return (
    <>
      <Scroll label={t('bottlenecks.who')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('bottlenecks.reviewer')}</th>
              <th scope="col" className="r">
                {t('bottlenecks.asked')}
              </th>
              <th scope="col">{t('bottlenecks.askedSince')}</th>
              <th scope="col" className="r">
                {t('bottlenecks.reviewed', { days })}
              </th>
            </tr>
          </thead>
          <tbody>
            {reviewers
              .slice(0, isAll ? undefined : few)
              .map(({ asked, asked_since, login, reviewed }) => (
                <tr key={login}>
                  <th scope="row">{login}</th>
                  <td className="r">
                    <RowsLink to={{ who: login }}>{count(asked)}</RowsLink>
                  </td>
                  <td>{asked_since !== null && showDay(asked_since, i18n.language)}</td>
                  <td className="r">
                    <RowsLink to={{ list: 'reviewed', who: login }}>{count(reviewed)}</RowsLink>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
      {reviewers.length > few && !isAll && (
        <p className="foot">
          <button type="button" className="plain" onClick={() => setAll(true)}>
            {t('bottlenecks.whoAll', { count: reviewers.length })}
          </button>
        </p>
      )}
    </>
  )
}
