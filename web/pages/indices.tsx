/** An index of a scope: the score in words with its range, the projects, its parts, what moved it, what it hangs on. */
import { useTranslation } from 'react-i18next'
import { indexFileUrl, type IndexAbout } from '../api.ts'
import { wordsOf } from '../components/about.tsx'
import { Checklist } from '../components/checklist.tsx'
import { Heading } from '../components/heading.tsx'
import { HangsOn, Moved } from '../components/index-effects.tsx'
import { IndexCourse } from '../components/index-course.tsx'
import { ViewChoice } from '../components/controls.tsx'
import { Lead } from '../components/index-lead.tsx'
import { IndexShape } from '../components/index-shape.tsx'
import { IndexParts } from '../components/index-parts.tsx'
import { ChecklistPortfolio, IndexPortfolio } from '../components/index-portfolio.tsx'
import { IndexWeights } from '../components/index-weights.tsx'
import { IndexWhatIf } from '../components/index-what-if.tsx'
import { ScopeEntry } from '../components/scope-entry.tsx'
import { ScopeLinks } from '../components/scope-links.tsx'
import { Failed, Loading } from '../components/states.tsx'
import { useEcosystems, useCatalogue, useReposOf } from '../components/use-data.ts'
import { questionOfIndex, useIndices } from '../components/use-indices.ts'
import { useView } from '../components/use-view.ts'
import { isCopy } from '../copy.ts'
import { sidesOf } from '../index-drawn.ts'
import { named } from '../indices.ts'

/** How an index is chosen: those with a score, profiles without one, and checklists. */
const groupsOf = (all: IndexAbout[]) =>
  (['scores', 'profiles', 'checklists'] as const).map((group) => ({
    group,
    indices: all.filter(({ aggregation, is_checklist }) =>
      group === 'checklists'
        ? is_checklist
        : !is_checklist && (aggregation === 'none') === (group === 'profiles'),
    ),
  }))

export function IndicesPage() {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const ecosystems = useEcosystems()
  const metrics = useCatalogue()
  const first = ecosystems.data?.ecosystems[0]
  const [scope = first === undefined ? 'all' : `ecosystem:${first.slug}`] = [
    view.scope ?? [],
  ].flat()
  const isReady = ecosystems.data !== undefined
  const repos = useReposOf(isReady ? [scope] : [])
  const question = questionOfIndex(view, scope)
  const found = useIndices(view.index, question, isReady)
  const { all, answer, before, checklist, checklists, each, index, life, sets, tornado } = found
  const failed = [
    ecosystems,
    metrics,
    found.list,
    answer,
    found.change,
    found.series,
    each,
    checklist,
    checklists,
    life,
    tornado,
  ].find((query) => query.error !== null)
  if (failed?.error) {
    return (
      <>
        {/* A scope that was typed wrongly can be mended here. */}
        <ScopeEntry scopes={[scope]} />
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      </>
    )
  }
  const own = answer.data?.scopes[0]
  const weights = answer.data?.weights ?? { name: '', version: '' }
  const moved = found.change.data?.scopes[0]
  const sides = index === undefined || own === undefined ? [] : sidesOf(index, own, i18n.language)
  const course = found.series.data?.series[0]
  const isSimulated = repos.data?.repos.some((repo) => repo.is_simulated) === true
  const isProfile = index?.aggregation === 'none'
  const list = checklist.data?.scopes[0]
  const setNames = [...new Set(sets.data?.sets.map(({ name }) => name) ?? [])]
  return (
    <>
      <div className="scope">
        <Heading>{t('indices.title')}</Heading>
        <ScopeLinks scopes={[scope]} />
        {isSimulated && <span className="mark">{t('simulated.mark')}</span>}
      </div>
      <ScopeEntry scopes={[scope]} />
      <div className="controls">
        <label>
          {t('indices.which')}{' '}
          <select
            className="pick"
            value={index?.key ?? ''}
            onChange={({ target }) => change({ index: target.value, weights: undefined })}
          >
            {groupsOf(all).map(({ group, indices }) => (
              <optgroup key={group} label={t(`indices.group.${group}`)}>
                {indices.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {named(title, i18n.language)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        {!isCopy && (
          <label>
            {t('indices.until')}{' '}
            <input
              className="pick"
              type="month"
              value={view.until ?? answer.data?.period.name ?? ''}
              onChange={({ target }) =>
                change({ until: target.value === '' ? undefined : target.value })
              }
            />
          </label>
        )}
        {view.until !== undefined && (
          <button type="button" className="plain" onClick={() => change({ until: undefined })}>
            {t('indices.now')}
          </button>
        )}
        {index?.is_checklist !== true && !isCopy && (
          <label>
            {t('indices.weights')}{' '}
            <select
              className="pick"
              value={view.weights ?? 'default'}
              onChange={({ target }) =>
                change({ weights: target.value === 'default' ? undefined : target.value })
              }
            >
              {setNames.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {index === undefined || own === undefined || before === null ? (
        <Loading height={560} />
      ) : (
        <>
          <Lead
            before={before}
            checklist={list}
            index={index}
            life={life.data?.repositories.length === 1 ? life.data.repositories[0] : undefined}
            moved={moved}
            scope={own}
            least={answer.data?.least_known ?? 0}
          />
          {(repos.data?.repos.length ?? 0) > 1 && !index.is_checklist && (
            <>
              <h2 className="question">{t('indices.portfolio')}</h2>
              {each.data === undefined || life.data === undefined ? (
                <Loading height={107 + 35 * (repos.data?.repos.length ?? 0)} />
              ) : (
                <IndexPortfolio answer={each.data} index={index} life={life.data} />
              )}
            </>
          )}
          {checklists.data !== undefined && checklists.data.scopes.length > 1 && (
            <>
              <h2 className="question">{t('indices.portfolio')}</h2>
              <ChecklistPortfolio answer={checklists.data} index={index} />
            </>
          )}
          {index.is_checklist ? (
            <>
              <h2 className="question">{t('checklist.title')}</h2>
              <section className="panel sheet">
                {list === undefined ? (
                  <Loading height={560} />
                ) : (
                  <Checklist index={index} metrics={metrics.data?.metrics ?? []} scope={list} />
                )}
              </section>
            </>
          ) : (
            <>
              {sides.length > 0 && (
                <>
                  <h2 className="question">{t('indices.shape')}</h2>
                  <section className="panel sheet">
                    <IndexShape index={index} scope={own.scope} sides={sides} />
                  </section>
                </>
              )}
              <h2 className="question">{t('indices.parts')}</h2>
              <section className="panel sheet">
                <IndexParts index={index} metrics={metrics.data?.metrics ?? []} scope={own} />
                <p className="foot">
                  {t('indices.made', weights)}{' '}
                  {!isCopy && (
                    <a href={indexFileUrl('answer', index.key, question)}>{t('metric.csv')}</a>
                  )}
                </p>
              </section>
            </>
          )}
          {!isProfile && (
            <>
              <h2 className="question">{t('indices.courseTitle')}</h2>
              <section className="panel sheet">
                <header>
                  <ViewChoice />
                  {!isCopy && (
                    <a href={indexFileUrl('series', index.key, question)}>{t('metric.csv')}</a>
                  )}
                </header>
                {course === undefined ? (
                  <Loading height={450} />
                ) : (
                  <IndexCourse
                    index={index}
                    series={course}
                    {...(!isCopy && { onPick: (until: string) => change({ until }) })}
                  />
                )}
              </section>
              <h2 className="question">{t('indices.moved', { before })}</h2>
              <section className="panel sheet">
                {moved === undefined ? (
                  <Loading height={200} />
                ) : moved.change === null ? (
                  <p>{t('indices.movedNone')}</p>
                ) : (
                  <Moved change={moved} index={index} scope={own} />
                )}
              </section>
            </>
          )}
          {own.score !== null && (
            <>
              <h2 className="question">{t('indices.hangs')}</h2>
              <section className="panel sheet">
                {tornado.data === undefined ? (
                  <Loading height={300} />
                ) : (
                  <HangsOn answer={tornado.data} index={index} scope={own} />
                )}
              </section>
            </>
          )}
          {!isProfile && (
            <>
              {!isCopy && (
                <>
                  <h2 className="question">{t('whatIf.title')}</h2>
                  <IndexWhatIf
                    key={index.key}
                    index={index}
                    metrics={metrics.data?.metrics ?? []}
                    question={question}
                  />
                </>
              )}
              <h2 className="question">{t('indices.own')}</h2>
              <IndexWeights
                key={`${index.key} ${scope} ${answer.data?.period.name} ${weights.name} ${weights.version}`}
                aggregation={answer.data?.aggregation ?? index.aggregation}
                index={index}
                metrics={metrics.data?.metrics ?? []}
                scope={own}
              />
            </>
          )}
          <InWords index={index} />
        </>
      )}
    </>
  )
}

function InWords({ index }: { index: IndexAbout }) {
  const { t, i18n } = useTranslation()
  const said = wordsOf(index, i18n.language)
  return (
    <section className="panel sheet">
      <p>
        <b>{t('indices.about')}.</b> {said.definition}
      </p>
      <p>
        <b>{t('indices.bias')}.</b> {said.bias}
      </p>
      <p>
        <b>{t('indices.standard')}.</b> {said.standard}
      </p>
    </section>
  )
}
