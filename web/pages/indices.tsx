/** An index of a scope: the score in words with its range, the projects, its parts, what moved it, what it hangs on. */
import { useTranslation } from 'react-i18next'
import type { IndexAbout, IndexChange, IndexScope, Lifecycle } from '../api.ts'
import { wordsOf } from '../components/about.tsx'
import { effectsOf, HangsOn, Moved } from '../components/index-effects.tsx'
import { IndexCourse } from '../components/index-course.tsx'
import { IndexParts } from '../components/index-parts.tsx'
import { IndexPortfolio } from '../components/index-portfolio.tsx'
import { IndexWeights } from '../components/index-weights.tsx'
import { ScopeEntry } from '../components/scope-entry.tsx'
import { Failed, Loading } from '../components/states.tsx'
import { useEcosystems, useCatalogue, useReposOf } from '../components/use-data.ts'
import { useIndices } from '../components/use-indices.ts'
import { useView } from '../components/use-view.ts'
import { named, points, signed, titlesOf } from '../indices.ts'

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
  const question = {
    scope,
    ...(view.until === undefined ? {} : { period: view.until }),
    ...(view.weights === undefined ? {} : { weights: view.weights }),
  }
  const found = useIndices(view.index, question, isReady)
  const { all, answer, before, each, index, life, sets, tornado } = found
  const failed = [
    ecosystems,
    metrics,
    found.list,
    answer,
    found.change,
    found.series,
    each,
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
  const course = found.series.data?.series[0]
  const isSimulated = repos.data?.repos.some((repo) => repo.is_simulated) === true
  const isProfile = index?.aggregation === 'none'
  const setNames = [...new Set(sets.data?.sets.map(({ name }) => name) ?? [])]
  return (
    <>
      <div className="scope">
        <h1>{t('indices.title')}</h1>
        <span className="sub">{scope}</span>
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
            {all.map(({ key, title }) => (
              <option key={key} value={key}>
                {named(title, i18n.language)}
              </option>
            ))}
          </select>
        </label>
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
        {view.until !== undefined && (
          <button type="button" className="plain" onClick={() => change({ until: undefined })}>
            {t('indices.now')}
          </button>
        )}
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
      </div>
      {index === undefined || own === undefined || before === null ? (
        <Loading height={560} />
      ) : (
        <>
          <Lead
            before={before}
            index={index}
            life={life.data?.repositories.length === 1 ? life.data.repositories[0] : undefined}
            moved={moved}
            scope={own}
            least={answer.data?.least_known ?? 0}
          />
          {each.data !== undefined && life.data !== undefined && each.data.scopes.length > 1 && (
            <>
              <h2 className="question">{t('indices.portfolio')}</h2>
              <IndexPortfolio answer={each.data} index={index} life={life.data} />
            </>
          )}
          <h2 className="question">{t('indices.parts')}</h2>
          <section className="panel sheet">
            <IndexParts index={index} metrics={metrics.data?.metrics ?? []} scope={own} />
            <p className="foot">{t('indices.made', weights)}</p>
          </section>
          {!isProfile && (
            <>
              <h2 className="question">{t('indices.courseTitle')}</h2>
              <section className="panel sheet">
                {course === undefined ? (
                  <Loading height={160} />
                ) : (
                  <IndexCourse index={index} series={course} />
                )}
              </section>
              <h2 className="question">{t('indices.moved', { before })}</h2>
              <section className="panel sheet">
                {moved === undefined ? (
                  <Loading height={200} />
                ) : moved.change === null ? (
                  <p>{t('indices.movedNone')}</p>
                ) : (
                  <Moved change={moved} index={index} />
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
                  <HangsOn answer={tornado.data} index={index} />
                )}
              </section>
            </>
          )}
          {!isProfile && (
            <>
              <h2 className="question">{t('indices.own')}</h2>
              <IndexWeights key={`${index.key} ${view.weights ?? ''}`} index={index} scope={own} />
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

/** The page's first answer, in words made from the numbers. */
function Lead({
  before,
  index,
  least,
  life,
  moved,
  scope,
}: {
  before: string
  /** Of a single repository. */
  life: Lifecycle['repositories'][number] | undefined
  index: IndexAbout
  least: number
  moved: IndexChange['scopes'][number] | undefined
  scope: IndexScope
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const text = (score: number | null): string => (score === null ? '' : points(score, language))
  const title = named(index.title, language)
  const titles = titlesOf(index, language)
  const band = index.bands.find(({ key }) => key === scope.band)
  const chance = scope.bands.find(({ key }) => key === scope.band)?.probability ?? 0
  const causes = moved === undefined ? [] : effectsOf(moved).slice(0, 2)
  return (
    <section className="said" aria-label={title}>
      <ul>
        {index.aggregation === 'none' ? (
          <li>
            <b>{title}</b>
            {': '}
            {scope.dimensions
              .map(({ key, score }) =>
                [titles.get(key), score === null ? t('indices.notKnown') : text(score)].join(' '),
              )
              .join(t('status.comma'))}
          </li>
        ) : scope.score === null ? (
          <li>{t('indices.leadNone', { title, percent: text(least) })}</li>
        ) : (
          <>
            <li>
              <b>
                {t('indices.lead', {
                  title,
                  score: text(scope.score),
                  low: text(scope.low),
                  high: text(scope.high),
                })}
              </b>{' '}
              {band !== undefined &&
                t('indices.leadBand', { band: named(band.title, language), percent: text(chance) })}
            </li>
            {moved !== undefined && moved.change !== null && (
              <li>
                {causes.length === 0
                  ? t('indices.leadSame', { before })
                  : t('indices.leadChange', {
                      before,
                      change: signed(moved.change, language),
                      indicators: causes
                        .map(
                          ({ all, indicator }) =>
                            `${titles.get(indicator) ?? ''} (${signed(all, language)})`,
                        )
                        .join(t('status.comma')),
                    })}
              </li>
            )}
            <li>
              {t('indices.leadUneven', {
                arithmetic: text(scope.arithmetic),
                geometric: text(scope.geometric),
                least: text(scope.least),
              })}
            </li>
          </>
        )}
        {life !== undefined && (
          <li>
            <b className={`state-${life.state ?? 'unknown'}`}>
              {t(`lifecycle.${life.state ?? 'unknown'}`)}
            </b>
            {': '}
            {t(`lifecycleRule.${life.rule}`)}{' '}
            {life.gates.length > 0 &&
              t('indices.besides', {
                gates: life.gates.map((gate) => t(`gate.${gate}`)).join(t('status.comma')),
              })}
          </li>
        )}
        {scope.is_partial && scope.as_of !== null && (
          <li>{t('indices.partial', { day: scope.as_of.slice(0, 10) })}</li>
        )}
      </ul>
    </section>
  )
}
