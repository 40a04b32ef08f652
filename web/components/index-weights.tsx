/** The user's own weights and anchors: the score follows while they are set, by the code that the server computes it with. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ApiError,
  saveWeights,
  weightsFile,
  type IndexAbout,
  type IndexScope,
  type Metric,
} from '../api.ts'
import { named, points } from '../indices.ts'
import {
  scoreWith,
  settingsOf,
  type AnchorsByKey,
  type OwnAnchors,
  type OwnWeights,
} from '../own-weights.ts'
import { isCopy } from '../copy.ts'
import { AmountField } from './amount-field.tsx'
import { useView } from './use-view.ts'

type Indicator = IndexAbout['dimensions'][number]['indicators'][number]
type Typed = { worst: number | null; best: number | null }

/** Both are amounts, and not the same. */
const isScale = ({ best, worst }: Typed): boolean =>
  worst !== null && best !== null && worst !== best

export function IndexWeights({
  aggregation,
  index,
  metrics,
  scope,
}: {
  /** Of the set that is shown. */
  aggregation: IndexAbout['aggregation']
  index: IndexAbout
  metrics: Metric[]
  scope: IndexScope
}) {
  const { t, i18n } = useTranslation()
  const [, change] = useView()
  const queries = useQueryClient()
  const [own, setOwn] = useState<OwnWeights>({})
  const [typed, setTyped] = useState<Record<string, Typed>>({})
  /** Counts how often the fields went back to the set, since each keeps what was typed. */
  const [round, setRound] = useState(0)
  const [withAnchors, setWithAnchors] = useState(false)
  const [name, setName] = useState('mine')
  const language = i18n.language
  const anchors: AnchorsByKey = Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, OwnAnchors] => isScale(entry[1])),
  )
  const isWrong = Object.values(typed).some((each) => !isScale(each))
  const used = Object.fromEntries(
    scope.dimensions.flatMap((each) => [
      [each.key, each.weight],
      ...each.indicators.map(({ key, weight }) => [key, weight]),
    ]),
  ) as OwnWeights
  const weightOf = (key: string, usual: number): number => own[key] ?? used[key] ?? usual
  const all = { ...used, ...own }
  const score = scoreWith(index, scope, all, anchors, aggregation)
  const usedAnchors = new Map(
    scope.dimensions.flatMap(({ indicators }) =>
      indicators.map((each) => [each.key, each.anchors]),
    ),
  )
  const back = (): void => {
    setOwn({})
    setTyped({})
    setRound(round + 1)
  }
  const saving = useMutation({
    mutationFn: () =>
      saveWeights(index.key, name, settingsOf(index, scope, all, anchors, aggregation)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['index-sets'] })
      change({ weights: name })
      back()
    },
  })
  const slider = (key: string, title: string, usual: number, isWhole: boolean) => (
    <label key={key} className={isWhole ? 'whole' : ''}>
      {title}
      <input
        type="range"
        min={0}
        max={5}
        step={0.25}
        value={weightOf(key, usual)}
        onChange={({ target }) => setOwn({ ...own, [key]: Number(target.value) })}
      />
      <output>{weightOf(key, usual).toLocaleString(language)}</output>
    </label>
  )
  const anchorFields = (each: Indicator, title: string) => {
    const set = usedAnchors.get(each.key) ?? null
    if (!withAnchors || set === null) return null
    const now: Typed = typed[each.key] ?? set
    const isSame = now.worst !== null && now.worst === now.best
    const field = (end: 'worst' | 'best') => (
      <AmountField
        key={`${end} ${round}`}
        label={t(`indices.${end}`, { title })}
        unit={metrics.find(({ key }) => key === each.metric)?.unit ?? 'number'}
        anchorUnit={each.anchor_unit}
        value={set[end]}
        isWrong={isSame}
        onValue={(value) => setTyped({ ...typed, [each.key]: { ...now, [end]: value } })}
      />
    )
    return (
      <div className="anchors">
        <span className="pair">
          {t('indices.from0')} {field('worst')}
        </span>
        <span className="pair">
          {t('indices.to1')} {field('best')}
        </span>
        {isSame && (
          <small className="wrong" role="alert">
            {t('indices.sameAnchors')}
          </small>
        )}
      </div>
    )
  }
  return (
    <section className="panel sheet">
      <p className="big" aria-live="polite">
        <b>{score.score === null ? '–' : points(score.score, language)}</b>
        <span>{t('indices.with')}</span>
      </p>
      <p>
        <button
          type="button"
          className="plain"
          aria-pressed={withAnchors}
          onClick={() => setWithAnchors(!withAnchors)}
        >
          {t('indices.anchorsToo')}
        </button>
      </p>
      <div className="weights-of">
        {index.dimensions.map((dimension) => (
          <fieldset key={dimension.key}>
            <legend className="sr-only">{named(dimension.title, language)}</legend>
            {slider(dimension.key, named(dimension.title, language), dimension.weight, true)}
            {dimension.indicators.map((each) => {
              const title = named(each.title, language)
              return (
                <Fragment key={each.key}>
                  {slider(each.key, title, each.weight, false)}
                  {anchorFields(each, title)}
                </Fragment>
              )
            })}
          </fieldset>
        ))}
      </div>
      <form
        className="controls"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        {!isCopy && (
          <>
            <label>
              {t('indices.save')}{' '}
              <input
                className="pick"
                aria-label={t('indices.setName')}
                required
                pattern="[a-z0-9][a-z0-9._\-]*"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            </label>
            <button type="submit" className="plain" disabled={saving.isPending || isWrong}>
              {t('indices.saveButton')}
            </button>
          </>
        )}
        <button type="button" className="plain" onClick={back}>
          {t('indices.reset')}
        </button>
        {!isCopy && <a href={weightsFile(index.key, 'default')}>{t('indices.file')}</a>}
      </form>
      <p className="foot" role="status">
        {saving.error !== null &&
          `${saving.error.message} ${saving.error instanceof ApiError ? saving.error.hint : ''} `}
        {saving.data !== undefined && `${t('indices.saved', saving.data.weights)} `}
        {t(isCopy ? 'copy.ownFoot' : 'indices.ownFoot')}
      </p>
    </section>
  )
}
