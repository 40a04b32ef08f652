/** The user's own weights: the score follows while they are set, by the code that the server computes it with. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveWeights, weightsFile, type IndexAbout, type IndexScope } from '../api.ts'
import { named, points, scoreWith, type OwnWeights } from '../indices.ts'
import { useView } from './use-view.ts'

export function IndexWeights({ index, scope }: { index: IndexAbout; scope: IndexScope }) {
  const { t, i18n } = useTranslation()
  const [, change] = useView()
  const queries = useQueryClient()
  const [own, setOwn] = useState<OwnWeights>({})
  const [name, setName] = useState('mine')
  const language = i18n.language
  const score = scoreWith(index, scope, own)
  const used = Object.fromEntries(
    scope.dimensions.flatMap((each) => [
      [each.key, each.weight],
      ...each.indicators.map(({ key, weight }) => [key, weight]),
    ]),
  ) as OwnWeights
  const weightOf = (key: string, usual: number): number => own[key] ?? used[key] ?? usual
  const all = { ...used, ...own }
  const saving = useMutation({
    mutationFn: () =>
      saveWeights(index.key, name, {
        dimensions: Object.fromEntries(index.dimensions.map(({ key }) => [key, all[key] ?? 1])),
        indicators: Object.fromEntries(
          index.dimensions.flatMap(({ indicators }) =>
            indicators.map(({ key }) => [key, { weight: all[key] ?? 1 }] as const),
          ),
        ),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['index-sets'] })
      change({ weights: name })
      setOwn({})
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
  return (
    <section className="panel sheet">
      <p className="big" aria-live="polite">
        <b>{score.score === null ? '–' : points(score.score, language)}</b>
        <span>{t('indices.with')}</span>
      </p>
      <div className="weights-of">
        {index.dimensions.map((dimension) => (
          <fieldset key={dimension.key}>
            <legend className="sr-only">{named(dimension.title, language)}</legend>
            {slider(dimension.key, named(dimension.title, language), dimension.weight, true)}
            {dimension.indicators.map((each) =>
              slider(each.key, named(each.title, language), each.weight, false),
            )}
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
        <button type="submit" className="plain" disabled={saving.isPending}>
          {t('indices.saveButton')}
        </button>
        <button type="button" className="plain" onClick={() => setOwn({})}>
          {t('indices.reset')}
        </button>
        <a href={weightsFile(index.key, 'default')}>{t('indices.file')}</a>
      </form>
      <p className="foot" role="status">
        {saving.error !== null && `${saving.error.message} `}
        {saving.data !== undefined && `${t('indices.saved', saving.data.weights)} `}
        {t('indices.ownFoot')}
      </p>
    </section>
  )
}
