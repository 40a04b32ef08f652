/** Of what the page of contributors speaks; whose, by which weights and in which order its list is. */
import { useTranslation } from 'react-i18next'
import type { Weights } from '../api.ts'
import { copy, isCopy } from '../copy.ts'
import { scopeName } from '../scope-words.ts'
import { useEcosystems, useRepos } from './use-data.ts'
import { defaultWeights, titleIn } from './use-people.ts'
import { useView } from './use-view.ts'

export function ScopeChoice({ scope }: { scope: string }) {
  const { t } = useTranslation()
  const [, change] = useView()
  const ecosystems = useEcosystems().data?.ecosystems ?? []
  const repos = useRepos().data?.repos ?? []
  const known = [
    { value: 'all', text: t('people.all') },
    ...ecosystems.map(({ slug, title }) => ({ value: `ecosystem:${slug}`, text: title })),
    ...repos.map(({ name, owner }) => ({
      value: `repo:${owner}/${name}`,
      text: `${owner}/${name}`,
    })),
  ]
  const held = copy()?.scopes.map((each) => each.scope)
  const offered = known.filter(({ value }) => held?.includes(value) !== false)
  const isKnown = offered.some(({ value }) => value === scope)
  return (
    <label className="why">
      {t('people.scope')}{' '}
      <select
        className="pick"
        value={scope}
        onChange={(event) => change({ scope: event.target.value })}
      >
        {!isKnown && <option value={scope}>{scopeName(scope)}</option>}
        {offered.map(({ text, value }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

export function PeopleControls({ sets }: { sets: Weights[] }) {
  const { t, i18n } = useTranslation()
  const [view, change] = useView()
  const groups = ['person', 'organisation', 'repository'] as const
  const orders = ['name', 'value', 'rank'] as const
  return (
    <div className="controls">
      {/* A copy is weighed in one way. */}
      {!isCopy && (
        <label className="why">
          {t('people.weights')}{' '}
          <select
            className="pick"
            value={view.weights ?? defaultWeights}
            onChange={(event) => change({ weights: event.target.value })}
          >
            {sets.map((set) => (
              <option key={set.name} value={set.name}>
                {titleIn(set, i18n.language)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="group" role="group" aria-label={t('people.group')}>
        {groups.map((group) => (
          <button
            key={group}
            type="button"
            aria-pressed={group === view.group}
            onClick={() => change({ group })}
          >
            {t(`people.group_${group}`)}
          </button>
        ))}
      </div>
      <div className="group" role="group" aria-label={t('people.order')}>
        <span className="lead-word">{t('people.order')}</span>
        {orders
          .filter((order) => order !== 'rank' || view.group === 'person')
          .map((order) => (
            <button
              key={order}
              type="button"
              aria-pressed={order === view.order}
              onClick={() => change({ order })}
            >
              {t(`people.order_${order}`)}
            </button>
          ))}
      </div>
    </div>
  )
}
