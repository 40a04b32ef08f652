/** Contributors as rows: what their points are made of, and, where it was asked for, their place and how sure it is. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contributor, ContributorsAnswer } from '../api.ts'
import { isCopy } from '../copy.ts'
import { show } from '../format.ts'
import { carried } from '../search.ts'
import { areListed } from './contributions.tsx'
import { organisationIn, peopleOf, titleIn } from './use-people.ts'
import { useView } from './use-view.ts'
import { ValueBar } from './value-bar.tsx'

const headings = {
  person: 'people.name',
  organisation: 'people.organisation',
  repository: 'people.repository',
} as const

/** To the page of a person, or to one of its parts. */
function PersonLink({
  answer,
  children,
  hash,
  row,
}: {
  answer: ContributorsAnswer
  children: ReactNode
  hash?: string
  row: Contributor
}) {
  const [view] = useView()
  return (
    <Link
      to="/people/$person"
      params={{ person: row.id }}
      search={{ ...carried(view), scope: answer.scope, weights: view.weights }}
      {...(hash !== undefined && { hash })}
    >
      {children}
    </Link>
  )
}

function Name({ answer, row }: { answer: ContributorsAnswer; row: Contributor }) {
  const { t } = useTranslation()
  const [view] = useView()
  if (answer.by === 'repository') {
    return (
      <Link
        to="/people"
        search={{ ...carried(view), scope: `repo:${row.id}`, weights: view.weights }}
        hash="list"
      >
        {row.name}
      </Link>
    )
  }
  if (answer.by === 'organisation') {
    const name = row.name ?? <i className="why">{t('people.unknown')}</i>
    // A copy has no list of one organisation's people.
    if (isCopy) return name
    return (
      <Link to="/people" search={{ ...view, group: undefined, part: peopleOf(row.id) }} hash="list">
        {name}
      </Link>
    )
  }
  return (
    <>
      <PersonLink answer={answer} row={row}>
        {row.name}
      </PersonLink>
      {row.login !== null && row.login !== row.name && <small>{row.login}</small>}
    </>
  )
}

function Place({ row }: { row: Contributor }) {
  const { t, i18n } = useTranslation()
  const number = (value: number): string => show(value, 'count', i18n.language).number
  return (
    <td className="place" data-title={t('people.place')}>
      {row.place === null ? '' : number(row.place)}
      {row.depends_on_weights === true && row.place_low !== null && row.place_high !== null && (
        <div className="cov part">
          {t('people.depends', {
            low: number(Math.floor(row.place_low)),
            high: number(Math.ceil(row.place_high)),
          })}
        </div>
      )}
    </td>
  )
}

/** The parts of the rank of which anything is known. */
const knownParts = ({ parts }: ContributorsAnswer) =>
  parts.filter(({ reason }) => reason === null).map(({ part }) => part)

function Rank({ answer, row }: { answer: ContributorsAnswer; row: Contributor }) {
  const { t, i18n } = useTranslation()
  const percent = (share: number): string => `${show(share, 'share', i18n.language).number} %`
  const parts = knownParts(answer)
  if (row.score === null) {
    return (
      <td colSpan={1 + parts.length} className="why">
        {t('people.noScore')}
      </td>
    )
  }
  return (
    <>
      <td className="r" data-title={t('people.score')}>
        <b>{percent(row.score)}</b>
      </td>
      {parts.map((part) => {
        const share = row[part]
        return (
          <td key={part} className="r why" data-title={t(`people.${part}`)}>
            {share === null ? t('people.unknown') : percent(share)}
          </td>
        )
      })}
    </>
  )
}

export function PeopleTable({ answer, rows }: { answer: ContributorsAnswer; rows: Contributor[] }) {
  const { t, i18n } = useTranslation()
  const most = Math.max(...rows.map(({ value }) => value), 1e-9)
  const number = (value: number): string => show(value, 'number', i18n.language).number
  const [view] = useView()
  // Their page has what they did for others, too.
  const isOfAll = organisationIn(view) === undefined
  const isOrdered = answer.sort !== 'name'
  const isRanked = answer.sort === 'rank'
  return (
    <table className={isRanked ? 'people ranked' : 'people'}>
      <thead>
        <tr>
          {isOrdered && <th scope="col">{t('people.place')}</th>}
          <th scope="col">{t(headings[answer.by])}</th>
          <th scope="col">{t('people.made')}</th>
          <th scope="col" className="r">
            {t('people.points')}
          </th>
          <th scope="col" className="r">
            {t('people.damped')}
          </th>
          <th scope="col" className="r">
            {t('people.contributions')}
          </th>
          {isRanked && (
            <>
              <th scope="col" className="r">
                {t('people.score')}
              </th>
              {knownParts(answer).map((part) => (
                <th key={part} scope="col" className="r">
                  {t(`people.${part}`)}
                </th>
              ))}
            </>
          )}
          {answer.by === 'person' && <th scope="col">{t('people.level')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {isOrdered && <Place row={row} />}
            <th scope="row">
              <Name answer={answer} row={row} />
            </th>
            <td className="made">
              <ValueBar kinds={row.kinds} most={most} />
            </td>
            <td className="r points" data-title={t('people.points')}>
              {number(row.value)}
            </td>
            <td className="r" data-title={t('people.damped')}>
              {number(row.damped)}
            </td>
            <td className="r" data-title={t('people.contributions')}>
              {answer.by === 'person' && isOfAll && areListed(answer) ? (
                <PersonLink answer={answer} row={row} hash="contributions">
                  {number(row.contributions)}
                </PersonLink>
              ) : (
                number(row.contributions)
              )}
            </td>
            {isRanked && <Rank answer={answer} row={row} />}
            {answer.by === 'person' && (
              <td>{row.level === null ? '' : titleIn(row.level, i18n.language)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
