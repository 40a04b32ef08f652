/** How numbers are made, and how they compare with those that others published for the same data. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Heading } from '../components/heading.tsx'
import { Scroll } from '../components/scroll.tsx'
import { useView } from '../components/use-view.ts'
import { show, showDay } from '../format.ts'
import { comparisons, foreseen, type Compared, type Comparison } from '../published.ts'
import { carried } from '../search.ts'

const rules = [
  'facts',
  'asOf',
  'windows',
  'who',
  'open',
  'range',
  'pooled',
  'holes',
  'few',
  'rows',
] as const

export function MethodologyPage() {
  const { t } = useTranslation()
  const [view] = useView()
  return (
    <div className="methodology">
      <div className="scope">
        <Heading>{t('methodology.title')}</Heading>
        <span className="sub">
          {t('methodology.sub')}{' '}
          <Link to="/catalogue" search={carried(view)}>
            {t('methodology.catalogue')}
          </Link>
        </span>
      </div>
      <div className="rules">
        {rules.map((rule) => (
          <section key={rule}>
            <h2>{t(`rule.${rule}`)}</h2>
            <p>{t(`ruleText.${rule}`)}</p>
          </section>
        ))}
      </div>
      <h2 className="question" id="published">
        {t('published.title')}
      </h2>
      <p className="sub lead-in">{t('published.lead')}</p>
      {comparisons.map((comparison) => (
        <PublishedTable key={comparison.key} comparison={comparison} />
      ))}
      <h2 className="question" id="foreseen">
        {t('foreseen.title')}
      </h2>
      <p className="sub lead-in">{t('foreseen.lead')}</p>
      <ForeseenTable />
    </div>
  )
}

function PublishedTable({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const { key, publisher, repository, rows } = comparison
  const title = t('published.of', { repository, publisher })
  const same = rows.filter((row) => row.theirs === row.ours).length
  return (
    <section className="panel sheet">
      <header>
        <h3>{title}</h3>
        <span className="sub">
          {t('published.agree', { same, total: rows.length })} {t(`published.note.${key}`)}
        </span>
      </header>
      <Scroll label={title}>
        <table className="published">
          <thead>
            <tr>
              <th scope="col">{t('published.figure')}</th>
              <th scope="col" className="r">
                {publisher}
              </th>
              <th scope="col" className="r">
                Lichen
              </th>
              <th scope="col">{t('published.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.key} ${row.of ?? ''}`} row={row} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

/** The bottlenecks' word `stuck` against what came of it. */
function ForeseenTable() {
  const { t, i18n } = useTranslation()
  const ofAll = ({ items, open }: { items: number; open: number }): string =>
    t('foreseen.open', { open, items })
  return (
    <section className="panel sheet">
      <Scroll label={t('foreseen.title')}>
        <table className="published">
          <thead>
            <tr>
              <th scope="col">{t('foreseen.kind')}</th>
              <th scope="col">{t('foreseen.from')}</th>
              <th scope="col">{t('foreseen.to')}</th>
              <th scope="col" className="r">
                {t('foreseen.stuck')}
              </th>
              <th scope="col" className="r">
                {t('foreseen.others')}
              </th>
            </tr>
          </thead>
          <tbody>
            {foreseen.map((row) => (
              <tr key={`${row.item_kind} ${row.from}`}>
                <th scope="row">{t(`bottleneckKind.${row.item_kind}`)}</th>
                <td>{showDay(row.from, i18n.language)}</td>
                <td>{showDay(row.to, i18n.language)}</td>
                <td className="r">{ofAll(row.stuck)}</td>
                <td className="r">{ofAll(row.others)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="foot">{t('foreseen.found')}</p>
    </section>
  )
}

function Row({ row }: { row: Compared }) {
  const { t, i18n } = useTranslation()
  const { key, of, ours, theirs, unit } = row
  const isSame = theirs === ours
  const text = (value: number): string => {
    if (unit === 'count') return show(value, 'count', i18n.language).number
    // Hours would hide the part of a minute by which two means differ.
    const minutes = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
    return `${minutes.format(value)}\u00a0${t('unit.min')}`
  }
  return (
    <tr>
      <th scope="row">
        {t(`published.what.${key}`)}
        {of !== undefined && <small>{showDay(of, i18n.language)}</small>}
      </th>
      <td className="r">{text(theirs)}</td>
      <td className="r">{isSame ? text(ours) : <b>{text(ours)}</b>}</td>
      <td className="why wrap">{isSame ? t('published.same') : t(`published.why.${key}`)}</td>
    </tr>
  )
}
