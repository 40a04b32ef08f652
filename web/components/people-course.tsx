/** People over time, above their list: sentences first, then small trends under the questions that they answer. */
import { useTranslation } from 'react-i18next'
import type { Question } from '../api.ts'
import { askedOf, lead, sections } from '../people.ts'
import { Card } from './card.tsx'
import { PeopleKinds } from './people-kinds.tsx'
import { PeopleLadder } from './people-ladder.tsx'
import { PeopleSaid } from './people-said.tsx'
import { Failed, Loading } from './states.tsx'
import { useCatalogue, useOverview, type Answered } from './use-data.ts'
import { hasBounds } from './value.tsx'

export function PeopleCourse({ question }: { question: Question }) {
  const { t } = useTranslation()
  const catalogue = useCatalogue()
  const overview = useOverview(askedOf(catalogue.data?.metrics ?? []), question)
  const failed = [catalogue, overview].find(({ error }) => error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  // Nearly as high as what follows, so that the list doesn't move far.
  if (overview.answered === undefined) return <Loading height={1000} />
  const answers = new Map(overview.answered.map((each) => [each.metric.key, each]))
  const all = answers.get(lead.all)?.metric
  return (
    <>
      <PeopleSaid answers={answers} />
      {sections.map(({ cards, key }) => (
        <section key={key} className="course">
          <h2>{t(`course.${key}`)}</h2>
          <div className="cards">
            {key === 'climb' && <PeopleLadder answers={answers} />}
            {cards.map((card) => {
              const found = answers.get(card)
              const one = found?.series[0]
              return (
                found !== undefined &&
                one !== undefined && <Card key={card} metric={found.metric} series={one} />
              )
            })}
            {key === 'come' && all !== undefined && (
              <PeopleKinds metric={all} question={question} />
            )}
          </div>
          {key === 'hang' && <Belong answers={overview.answered ?? []} />}
        </section>
      ))}
    </>
  )
}

/** What says where people belong, where that is known of nobody. */
function Belong({ answers }: { answers: Answered[] }) {
  const { t } = useTranslation()
  const isUnknown = answers.some(
    ({ metric, series }) => hasBounds(metric) && series[0]?.summary.reason === 'not_known',
  )
  if (!isUnknown) return null
  return (
    <p className="foot">
      {t('course.belong')} <code className="command">lichen actors import</code>
    </p>
  )
}
