/** How far an order of contributors depends on the weights that made it, and where these come from. */
import { useTranslation } from 'react-i18next'
import type { ContributorsAnswer, Weights } from '../api.ts'
import { show } from '../format.ts'
import { sourceIn, titleIn } from './use-people.ts'

export function Agreement({ answer, sets }: { answer: ContributorsAnswer; sets: Weights[] }) {
  const { t, i18n } = useTranslation()
  const own = sets.find(({ name }) => name === answer.weights.name)
  const nameOf = (name: string): string => {
    const set = sets.find((each) => each.name === name)
    return set === undefined ? name : titleIn(set, i18n.language)
  }
  const rho = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return (
    <section className="said">
      <h2>{t('people.agreement')}</h2>
      <ul>
        {answer.agreement.map((each) => (
          <li key={each.weights}>
            {each.rho === null
              ? t('people.noRho', { name: nameOf(each.weights) })
              : t('people.rho', {
                  name: nameOf(each.weights),
                  rho: rho.format(each.rho),
                  moved: each.moved,
                  all: show(answer.total_rows + answer.left_out, 'count', i18n.language).number,
                })}
          </li>
        ))}
      </ul>
      {own !== undefined && (
        <p className="why">
          {t('people.source')}: {sourceIn(own, i18n.language)}
        </p>
      )}
    </section>
  )
}
