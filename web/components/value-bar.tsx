/** What somebody's points are made of: one thin bar, said in words as well. */
import { useTranslation } from 'react-i18next'
import { show } from '../format.ts'
import { groupNames, partsOf } from '../kinds.ts'
import type { Contributor } from '../api.ts'

export function ValueBar({ kinds, most }: { kinds: Contributor['kinds']; most: number }) {
  const { t, i18n } = useTranslation()
  const parts = partsOf(kinds)
  const text = parts
    .map(({ group, value }) =>
      t('people.part', {
        name: t(`people.kinds.${group}`),
        points: show(value, 'number', i18n.language).number,
      }),
    )
    .join(', ')
  if (parts.length === 0) return null
  return (
    <div className="value-bar" role="img" aria-label={text} title={text}>
      {parts.map(({ group, value }) => (
        <i key={group} className={group} style={{ width: `${(100 * value) / most}%` }} />
      ))}
    </div>
  )
}

export function ValueKey() {
  const { t } = useTranslation()
  return (
    <p className="key why">
      {groupNames.map((group) => (
        <span key={group}>
          <i className={`part ${group}`} /> {t(`people.kinds.${group}`)}
        </span>
      ))}
    </p>
  )
}
