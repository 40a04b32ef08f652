/**
 * Who contributes to a scope: how people come and go over time, then each of them, alphabetical, with what their points
 * are made of; an order only where it is asked for.
 */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { contributorsFile, type ContributorsAnswer } from '../api.ts'
import { Agreement } from '../components/agreement.tsx'
import { Controls } from '../components/controls.tsx'
import { Heading } from '../components/heading.tsx'
import { PeopleControls, ScopeChoice } from '../components/people-controls.tsx'
import { PeopleCourse } from '../components/people-course.tsx'
import { PeopleTable } from '../components/people-table.tsx'
import { Scroll } from '../components/scroll.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import {
  listedOf,
  organisationIn,
  useContributors,
  usePeopleQuestion,
  useWeights,
} from '../components/use-people.ts'
import { useView } from '../components/use-view.ts'
import { ValueKey } from '../components/value-bar.tsx'
import { isCopy } from '../copy.ts'
import { show } from '../format.ts'
import { datesOf } from '../search.ts'

function Sums({ answer }: { answer: ContributorsAnswer }) {
  const { t, i18n } = useTranslation()
  const number = (value: number): string => show(value, 'number', i18n.language).number
  const { cap, left_out, total } = answer
  return (
    <p>
      {t('people.sums', { points: number(total.value), damped: number(total.damped) })}{' '}
      {cap !== null && t('people.cap', { points: number(cap) })}{' '}
      {left_out > 0 && t('people.leftOut', { count: left_out })}
    </p>
  )
}

function RankFoot({ parts }: { parts: ContributorsAnswer['parts'] }) {
  const { t, i18n } = useTranslation()
  const shares = Object.fromEntries(
    parts.map(({ part, share }) => [part, show(share, 'share', i18n.language).number]),
  )
  return (
    <p className="foot">
      {t('people.rankFoot', shares)}{' '}
      {parts.some(({ reason }) => reason !== null) && t('people.noImpact')}
    </p>
  )
}

export function PeoplePage() {
  const { t } = useTranslation()
  const [view] = useView()
  const asked = usePeopleQuestion(view)
  const weights = useWeights()
  const pages = useContributors(asked.question, view)
  const organisation = organisationIn(view)
  const answer = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.contributors) ?? []
  const sets = weights.data?.weights ?? []
  if (asked.error !== null) return <Failed error={asked.error} retry={asked.retry} />
  if (weights.error !== null) {
    return <Failed error={weights.error} retry={() => void weights.refetch()} />
  }
  return (
    <>
      <div className="scope">
        <Heading>{t('people.title')}</Heading>
        {asked.isSimulated && <span className="mark">{t('simulated.mark')}</span>}
        {asked.scope !== null && <ScopeChoice scope={asked.scope} />}
        <a href="#list">{t('people.jump')}</a>
      </div>
      <Controls span={asked.span} isOfPeople />
      {asked.question === null ? (
        <Loading height={1000} />
      ) : (
        <PeopleCourse
          question={{
            scope: [asked.question.scope],
            ...datesOf(view, asked.span.as_of, asked.span.oldest),
            grain: view.grain,
            actors: 'human',
          }}
        />
      )}
      <h2 className="question" id="list">
        {t('people.list')}
        {answer !== undefined && <small>{t('people.count', { count: answer.people })}</small>}
        {organisation !== undefined && (
          <small>
            · {organisation === '' ? t('people.unknown') : organisation} ·{' '}
            <Link to="/people" search={{ ...view, part: undefined }} hash="list">
              {t('person.back')}
            </Link>
          </small>
        )}
      </h2>
      <PeopleControls sets={sets} />
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && pages.error === null && <Loading height={480} />}
      {answer !== undefined && (
        <>
          <Sums answer={answer} />
          <Agreement answer={answer} sets={sets} />
          {answer.sort !== 'name' && <p className="why">{t('people.caution')}</p>}
          <section className="panel sheet">
            <header>
              <ValueKey />
              {!isCopy && asked.question !== null && (
                <a href={contributorsFile(listedOf(asked.question, view))}>{t('metric.csv')}</a>
              )}
            </header>
            {rows.length === 0 ? (
              <Empty text={t('people.none')} />
            ) : (
              <Scroll label={t('people.title')}>
                <PeopleTable answer={answer} rows={rows} />
              </Scroll>
            )}
            {pages.hasNextPage && (
              <button
                type="button"
                className="plain"
                disabled={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t('people.more')}
              </button>
            )}
          </section>
          {answer.sort === 'rank' && <RankFoot parts={answer.parts} />}
        </>
      )}
    </>
  )
}
