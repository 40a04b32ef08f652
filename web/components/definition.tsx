/** All that is said of one metric: definition, bias, standard, facts, sources, formula, worked example. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchDefinition, type Metric, type Sources } from '../api.ts'
import { show } from '../format.ts'
import { wordsOf } from './about.tsx'
import { Needs } from './reason.tsx'
import { Sql } from './sql.tsx'
import { Failed, Loading } from './states.tsx'
import { fewest, isExact } from './value.tsx'
import { WorkedExample } from './worked-example.tsx'

export function SourceMarks({ metric, read }: { metric: Metric; read: Sources | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      {metric.sources.map((source) => {
        const count = read?.sources.find((each) => each.source === source)?.repositories
        const isMissing = count === 0
        return (
          <span key={source} className={isMissing ? 'source missing' : 'source'}>
            {t(`source.${source}`)}
            {count !== undefined && read !== undefined && (
              <small>
                {isMissing
                  ? t('catalogue.notRead')
                  : t('catalogue.read', { read: count, of: read.repositories })}
              </small>
            )}
          </span>
        )
      })}
    </>
  )
}

export function MetricDefinition({ metric, read }: { metric: Metric; read: Sources | undefined }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['definition', metric.key],
    queryFn: () => fetchDefinition(metric.key),
  })
  const language = i18n.language
  const said = wordsOf(metric, language)
  const target = metric.target === null ? null : show(metric.target, metric.unit, language)
  const missing = metric.sources.filter(
    (source) => read?.sources.find((each) => each.source === source)?.repositories === 0,
  )
  // A noun has its plural, and in Chinese its measure word, from the text that counts it.
  const facts: [string, string][] = [
    [t('catalogue.unit'), t(`unitName.${metric.unit}`)],
    [t('catalogue.direction'), t(`direction.${metric.better}`)],
    ...(target === null
      ? []
      : ([
          [
            t('catalogue.target'),
            `${target.number} ${target.unit === null ? '' : t(`unitLong.${target.unit}`)}`,
          ],
        ] as [string, string][])),
    [t('catalogue.counts'), t(`noun.${metric.noun}`, { count: 2 }).replace(/^2\s*[个次]?/, '')],
    [
      t('catalogue.least'),
      isExact(metric) ? t('catalogue.noLeast') : t('catalogue.fewest', { count: fewest }),
    ],
    [
      t('catalogue.looks'),
      t(metric.trailing === null ? 'catalogue.looksOwn' : 'catalogue.looksBack'),
    ],
    [t('catalogue.aggregate'), t(`aggregateName.${metric.aggregate}`)],
  ]
  return (
    <div className="definition">
      <div className="said-of">
        <dl>
          <dt>{t('about.definition')}</dt>
          <dd>{said.definition}</dd>
          <dt>{t('about.bias')}</dt>
          <dd>{said.bias}</dd>
          <dt>{t('about.standard')}</dt>
          <dd>{said.standard}</dd>
          <dt>{t('catalogue.sources')}</dt>
          <dd className="sources">
            <SourceMarks metric={metric} read={read} />
            {missing.length > 0 && (
              <p className="why">
                <Needs needs={missing} />
              </p>
            )}
          </dd>
        </dl>
        <dl className="facts">
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading height={120} />}
      {data !== undefined && (
        <>
          {data.example !== null && (
            <>
              <h4>{t('catalogue.example')}</h4>
              <WorkedExample metric={metric} example={data.example} />
            </>
          )}
          <details>
            <summary>{t('catalogue.formula')}</summary>
            <h4>{t('catalogue.population')}</h4>
            <Sql text={data.population} label={t('catalogue.population')} />
            <h4>{t('catalogue.steps', { aggregate: metric.aggregate })}</h4>
            {Object.entries(data.parameters).map(([name, value]) => (
              <p key={name} className="why">
                <code>
                  ${name} = {value}
                </code>
              </p>
            ))}
            <Sql text={data.steps} label={t('catalogue.steps', { aggregate: metric.aggregate })} />
          </details>
        </>
      )}
    </div>
  )
}
