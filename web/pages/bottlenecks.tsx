/** Where work waits: what to do next, then the stages and on whom, the reviewers' load, and the queue with its rows. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchBottlenecks, type Bottlenecks } from '../api.ts'
import { Heading } from '../components/heading.tsx'
import { NextSteps } from '../components/next-steps.tsx'
import { Reviewers } from '../components/reviewers.tsx'
import { RowsLink } from '../components/rows-link.tsx'
import { ScopeEntry } from '../components/scope-entry.tsx'
import { ScopeLinks } from '../components/scope-links.tsx'
import { StageBars } from '../components/stage-bars.tsx'
import { Empty, Failed, Loading } from '../components/states.tsx'
import { useEcosystems, useReposOf } from '../components/use-data.ts'
import { useView } from '../components/use-view.ts'
import { Waiting } from '../components/waiting.tsx'
import { isCopy } from '../copy.ts'
import { show } from '../format.ts'
import { waitQuestion } from '../waits.ts'

export function BottlenecksPage() {
  const { t } = useTranslation()
  const [view, change] = useView()
  const ecosystems = useEcosystems()
  const first = ecosystems.data?.ecosystems[0]
  const [scope = first === undefined ? 'all' : `ecosystem:${first.slug}`] = [
    view.scope ?? [],
  ].flat()
  const repos = useReposOf(ecosystems.data === undefined ? [] : [scope])
  const question = waitQuestion(view, scope)
  const answer = useQuery({
    queryKey: ['bottlenecks', question],
    queryFn: () => fetchBottlenecks(question),
    enabled: ecosystems.data !== undefined,
  })
  const failed = [ecosystems, repos, answer].find((query) => query.error !== null)
  if (failed?.error) {
    return (
      <>
        {/* A scope that was typed wrongly can be mended here. */}
        <ScopeEntry scopes={[scope]} />
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      </>
    )
  }
  const own = repos.data?.repos ?? []
  const isSimulated = own.some((repo) => repo.is_simulated)
  const isOneRepo = own.length === 1
  return (
    <>
      <div className="scope">
        <Heading>{t('bottlenecks.title')}</Heading>
        <ScopeLinks scopes={[scope]} />
        {isSimulated && <span className="mark">{t('simulated.mark')}</span>}
        <p className="sub">{t('bottlenecks.sub')}</p>
      </div>
      <ScopeEntry scopes={[scope]} />
      <div className="controls">
        {!isCopy && (
          <label className="why">
            {t('bottlenecks.asOf')}{' '}
            <input
              className="pick"
              type="date"
              value={(view.at ?? answer.data?.as_of ?? '').slice(0, 10)}
              onChange={({ target }) =>
                change({ at: target.value === '' ? undefined : target.value })
              }
            />
          </label>
        )}
        {view.at !== undefined && (
          <button type="button" className="plain" onClick={() => change({ at: undefined })}>
            {t('bottlenecks.now')}
          </button>
        )}
      </div>
      {answer.data === undefined ? (
        <Loading height={560} />
      ) : answer.data.as_of === null ? (
        <Empty text={t('bottlenecks.never')} />
      ) : (
        <>
          <Lead answer={answer.data} />
          <h2 className="question">{t('bottlenecks.next')}</h2>
          <section className="panel sheet">
            <NextSteps steps={answer.data.next} isOneRepo={isOneRepo} />
          </section>
          <h2 className="question">{t('bottlenecks.stages')}</h2>
          <StageBars answer={answer.data} />
          <h2 className="question">{t('bottlenecks.who')}</h2>
          <section className="panel sheet">
            <Reviewers reviewers={answer.data.reviewers} days={answer.data.days} />
          </section>
          <h2 className="question">{t('bottlenecks.queue')}</h2>
          <Waiting
            days={answer.data.days}
            isMixed={isSimulated && !own.every((repo) => repo.is_simulated)}
            isOneRepo={isOneRepo}
            scope={scope}
          />
        </>
      )}
    </>
  )
}

/** The page's first answer: how much waits, how much of it is stuck, and on whom. */
function Lead({ answer }: { answer: Bottlenecks }) {
  const { t, i18n } = useTranslation()
  const { archived, items, stuck, waiting_on } = answer
  const count = (value: number): string => show(value, 'count', i18n.language).number
  return (
    <section className="said" aria-label={t('bottlenecks.title')}>
      <ul>
        {items === 0 ? (
          <li>{t('bottlenecks.nothing')}</li>
        ) : (
          <>
            <li>
              <b>
                <RowsLink to={{}}>{t('bottlenecks.waiting', { count: items })}</RowsLink>
              </b>{' '}
              <RowsLink to={{ stuck: true }}>{t('bottlenecks.stuck', { count: stuck })}</RowsLink>
            </li>
            <li>
              <span className="turns">
                <b>{t('bottlenecks.onWhom')}</b>
                {waiting_on.map((row) => (
                  <span key={row.waiting_on}>
                    {t(`bottleneckTurn.${row.waiting_on}`)}{' '}
                    <RowsLink to={{ turn: row.waiting_on }}>{count(row.items)}</RowsLink>
                  </span>
                ))}
              </span>
            </li>
          </>
        )}
        {archived > 0 && <li>{t('bottlenecks.archived', { count: archived })}</li>}
      </ul>
    </section>
  )
}
