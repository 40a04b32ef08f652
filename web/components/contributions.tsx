/** What somebody contributed, one by one: the rows of every count on their page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  contributionsFile,
  fetchContributions,
  type ContributionsAnswer,
  type ContributorAnswer,
} from '../api.ts'
import { isCopy } from '../copy.ts'
import { showDay, showPeriod } from '../format.ts'
import { isOneRepo } from '../scope-words.ts'
import { monthOf } from '../search.ts'
import { ItemLink } from './item-link.tsx'
import { Scroll } from './scroll.tsx'
import { Shown } from './shown.tsx'
import { Failed, Loading } from './states.tsx'

type Kind = ContributionsAnswer['rows'][number]['kind']

/** Which of them: those of a kind, of a repository or of a month (`2026-04`); else all. */
export type Part =
  { of: 'kind'; name: Kind } | { of: 'repo'; name: string } | { of: 'month'; name: string }

interface Counted {
  part: Part
  contributions: number
  value: number
}

/** What an answer counts: by what it was, where and when. */
export const partsOf = ({ kinds, months, repositories }: ContributorAnswer): Counted[][] => [
  kinds.map(({ kind, ...sums }) => ({ ...sums, part: { of: 'kind', name: kind } })),
  repositories.map(({ repo, ...sums }) => ({ ...sums, part: { of: 'repo', name: repo } })),
  months.map(({ month, ...sums }) => ({ ...sums, part: { of: 'month', name: month } })),
]

/** What a part is called in the reader's language. */
export function usePartName(): (part: Part) => string {
  const { t, i18n } = useTranslation()
  return (part) => {
    switch (part.of) {
      case 'kind':
        return t(`people.kind.${part.name}`)
      case 'repo':
        return part.name
      case 'month':
        return showPeriod(`${part.name}-01`, 'month', i18n.language)
    }
  }
}

const written = ({ name, of }: Part): string => `${of}:${name}`

/** Whether they can be listed: a copy doesn't hold them, and they would tell who goes by a pseudonym. */
export const areListed = ({ privacy }: Pick<ContributorAnswer, 'privacy'>): boolean =>
  !isCopy && privacy !== 'pseudonymous'

/** A count as the link to its rows. */
export function ContributionsLink({
  answer,
  children,
  part,
}: {
  answer: ContributorAnswer
  children: ReactNode
  part?: Part
}) {
  if (!areListed(answer)) return <>{children}</>
  return (
    <Link
      to="/people/$person"
      from="/people/$person"
      search={(view) => ({ ...view, part: part === undefined ? undefined : written(part) })}
      hash="contributions"
    >
      {children}
    </Link>
  )
}

/** The part that the address names, among those that the answer counts. */
export const partIn = (answer: ContributorAnswer, named: string | undefined): Part | undefined =>
  partsOf(answer)
    .flat()
    .find(({ part }) => written(part) === named)?.part

function asked({ scope, window }: ContributorAnswer, part: Part | undefined) {
  // Contributions are counted by whole days.
  const [from, to] = [window.from.slice(0, 10), window.to.slice(0, 10)]
  switch (part?.of) {
    case 'kind':
      return { scope, from, to, kind: part.name }
    case 'repo':
      return { scope: `repo:${part.name}`, from, to }
    case 'month': {
      // The first and the last month may be cut.
      const [first, next] = [monthOf(new Date(part.name), 0), monthOf(new Date(part.name), 1)]
      return { scope, from: first > from ? first : from, to: next < to ? next : to }
    }
    case undefined:
      return { scope, from, to }
  }
}

export function Contributions({
  answer,
  part,
}: {
  answer: ContributorAnswer
  part: Part | undefined
}) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const nameOf = usePartName()
  const question = asked(answer, part)
  const pages = useInfiniteQuery({
    queryKey: ['contributions', answer.id, question],
    queryFn: ({ pageParam }) =>
      fetchContributions(answer.id, {
        ...question,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
  // One thing may be done twice at once: a row is known by its place.
  const rows = (pages.data?.pages ?? [])
    .flatMap((page) => page.rows)
    .map((row, place) => ({ ...row, place }))
  const total = pages.data?.pages[0]?.total
  const hasRepos = !isOneRepo(question.scope)
  return (
    <section className="panel sheet contributions screen-only" id="contributions">
      <header>
        <h2>
          {total === undefined
            ? t('people.contributions')
            : t('person.contributions', { count: total })}
          {part !== undefined && ` · ${nameOf(part)}`}
        </h2>
        {part !== undefined && (
          <ContributionsLink answer={answer}>{t('person.all')}</ContributionsLink>
        )}
        <span className="group">
          <a href={contributionsFile(answer.id, question)}>{t('metric.itemsCsv')}</a>
        </span>
      </header>
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading height={240} />}
      {rows.length > 0 && (
        <Scroll label={t('people.contributions')}>
          <table>
            <thead>
              <tr>
                {part?.of !== 'kind' && <th scope="col">{t('person.what')}</th>}
                <th scope="col">{t('item.title')}</th>
                {hasRepos && <th scope="col">{t('item.repo')}</th>}
                <th scope="col">{t('person.when')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ acted_at, kind, number, place, repo, title, url }) => (
                <tr key={place}>
                  {part?.of !== 'kind' && <td>{t(`people.kind.${kind}`)}</td>}
                  <td className="wrap">
                    <ItemLink number={number} title={title ?? '–'} url={url} />
                  </td>
                  {hasRepos && <td>{repo}</td>}
                  <td>{showDay(acted_at, language)}</td>
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
