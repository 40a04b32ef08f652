/** One contributor, as a certificate that prints on one sheet: what they did, where and when, and by which weights. */
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  areListed,
  Contributions,
  ContributionsLink,
  partIn,
  partsOf,
  usePartName,
} from '../components/contributions.tsx'
import { Heading } from '../components/heading.tsx'
import { Mark } from '../components/mark.tsx'
import { Failed, Loading } from '../components/states.tsx'
import { titleIn, useContributor, usePeopleQuestion, useWeights } from '../components/use-people.ts'
import { useView } from '../components/use-view.ts'
import { ValueBar, ValueKey } from '../components/value-bar.tsx'
import type { ContributorAnswer, Weights } from '../api.ts'
import { show, showDay } from '../format.ts'
import { carried } from '../search.ts'

export function PersonPage() {
  const { t } = useTranslation()
  const { person } = useParams({ from: '/people/$person' })
  const [view] = useView()
  const asked = usePeopleQuestion(view)
  const weights = useWeights()
  const found = useContributor(person, asked.question)
  if (asked.error !== null) return <Failed error={asked.error} retry={asked.retry} />
  if (found.error !== null) {
    return <Failed error={found.error} retry={() => void found.refetch()} />
  }
  if (found.data === undefined) return <Loading height={520} />
  const set = weights.data?.weights.find(({ name }) => name === found.data.weights.name)
  return (
    <>
      <p className="screen-only actions">
        <Link
          className="plain"
          to="/people"
          search={{ ...carried(view), scope: found.data.scope, weights: view.weights }}
        >
          {t('person.back')}
        </Link>
        <button type="button" className="plain" onClick={() => window.print()}>
          {t('person.print')}
        </button>
      </p>
      <Certificate
        answer={found.data}
        set={set}
        scope={asked.title}
        isSimulated={asked.isSimulated}
      />
      {areListed(found.data) && (
        <Contributions answer={found.data} part={partIn(found.data, view.part)} />
      )}
    </>
  )
}

function Certificate({
  answer,
  isSimulated,
  scope,
  set,
}: {
  answer: ContributorAnswer
  isSimulated: boolean
  scope: string
  set: Weights | undefined
}) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const number = (value: number): string => show(value, 'number', language).number
  const last = new Date(Date.parse(answer.window.to) - 86_400_000).toISOString()
  const { level, next_level: next } = answer
  return (
    <article className="certificate sheet">
      <header>
        <span className="brand">
          <Mark /> Lichen
        </span>
        {isSimulated && <span className="mark">{t('simulated.mark')}</span>}
        {level !== null && <span className="mark">{titleIn(level, language)}</span>}
      </header>
      <Heading>{answer.name}</Heading>
      <p>
        {t('person.line', { scope })}{' '}
        {t('person.between', {
          from: showDay(answer.window.from, language),
          to: showDay(last, language),
        })}
      </p>
      <p className="big">
        <b>{number(answer.value)}</b>
        <span>
          {t('people.points')} ·{' '}
          <ContributionsLink answer={answer}>
            {t('person.contributions', { count: answer.contributions })}
          </ContributionsLink>{' '}
          · {t('person.months', { count: answer.months.length })}
        </span>
      </p>
      <ValueBar kinds={answer.kinds} most={Math.max(answer.value, 1e-9)} />
      <ValueKey />
      <Parts answer={answer} />
      <footer className="why">
        {t('person.weighed', {
          title: set === undefined ? answer.weights.name : titleIn(set, language),
          version: answer.weights.version,
          day: answer.as_of === null ? t('table.never') : showDay(answer.as_of, language),
        })}{' '}
        {next !== null && (
          <span className="screen-only">
            {t('person.next', { title: titleIn(next, language), points: number(next.points) })}
          </span>
        )}
      </footer>
    </article>
  )
}

function Parts({ answer }: { answer: ContributorAnswer }) {
  const { t, i18n } = useTranslation()
  const number = (value: number): string => show(value, 'number', i18n.language).number
  const nameOf = usePartName()
  const titles = [t('person.what'), t('person.where'), t('person.when')]
  return (
    <div className="parts">
      {partsOf(answer).map((rows, place) => (
        <table key={titles[place]}>
          <thead>
            <tr>
              <th scope="col">{titles[place]}</th>
              <th scope="col" className="r">
                {t('people.contributions')}
              </th>
              <th scope="col" className="r">
                {t('people.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ contributions, part, value }) => (
              <tr key={part.name}>
                <th scope="row">{nameOf(part)}</th>
                <td className="r">
                  <ContributionsLink answer={answer} part={part}>
                    {number(contributions)}
                  </ContributionsLink>
                </td>
                <td className="r">{number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
