/** How an index has gone: its line with its range, the first and the last value said beside it. */
import { useTranslation } from 'react-i18next'
import type { IndexAbout, IndexSeries } from '../api.ts'
import { points, titlesOf } from '../indices.ts'
import { Scroll } from './scroll.tsx'
import { Spark } from './spark.tsx'

type Series = IndexSeries['series'][number]

export function IndexCourse({ index, series }: { index: IndexAbout; series: Series }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const titles = titlesOf(index, language)
  const known = series.points.filter(({ score }) => score !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return <p>{t('indices.courseNone')}</p>
  const drawn = series.points.map(({ high, is_partial, low, reason, score }) => ({
    value: score,
    low,
    high,
    // An index is no count of items; its range is always worth showing.
    n: Number.POSITIVE_INFINITY,
    is_partial,
    reason,
  }))
  const left = series.left_out.map((key) => titles.get(key) ?? key).join(t('status.comma'))
  return (
    <>
      <div className="index-course">
        <Spark points={drawn} width={900} height={110} />
      </div>
      <p>
        {t('indices.course', {
          first: points(first.score ?? 0, language),
          from: first.period.name,
          last: points(last.score ?? 0, language),
          to: last.period.name,
        })}
      </p>
      <details>
        <summary>{t('indices.courseTable')}</summary>
        <Scroll label={t('indices.courseTable')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('indices.period')}</th>
                <th scope="col">{t('indices.score')}</th>
                <th scope="col">{t('indices.likely')}</th>
              </tr>
            </thead>
            <tbody>
              {series.points.map(({ high, low, period, score }) => (
                <tr key={period.name}>
                  <th scope="row">{period.name}</th>
                  <td>{score === null ? t('indices.notKnown') : points(score, language)}</td>
                  <td>
                    {low !== null && high !== null
                      ? `${points(low, language)}–${points(high, language)}`
                      : t('indices.notKnown')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
      <p className="foot">
        {t('indices.courseFoot')} {left !== '' && t('indices.leftOut', { indicators: left })}
      </p>
    </>
  )
}
