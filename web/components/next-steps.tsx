/** What to do next, in order, each step with its reason. */
import { useTranslation } from 'react-i18next'
import type { NextStep } from '../api.ts'
import { timeText } from '../waits.ts'
import { ItemLink } from './item-link.tsx'
import { RowsLink } from './rows-link.tsx'
import { Empty } from './states.tsx'

export function NextSteps({ steps, isOneRepo }: { steps: NextStep[]; isOneRepo: boolean }) {
  const { t } = useTranslation()
  if (steps.length === 0) return <Empty text={t('bottlenecks.nextNone')} />
  return (
    <>
      <ol className="steps">
        {steps.map((step) => (
          <Step
            key={`${step.because} ${step.item_id ?? ''} ${step.title}`}
            step={step}
            isOneRepo={isOneRepo}
          />
        ))}
      </ol>
      <p className="foot">{t('bottlenecks.nextNote')}</p>
    </>
  )
}

function Step({ step, isOneRepo }: { step: NextStep; isOneRepo: boolean }) {
  const { t, i18n } = useTranslation()
  const { because, item_id, items, next_actors: actors, number, repo, title, url } = step
  const why = t(`bottleneckBecause.${because}`, {
    time: timeText(step.waited_seconds, t, i18n.language),
    who: actors.length === 0 ? t('bottleneckBecause.team') : actors.join(', '),
    count: items,
  })
  return (
    <li>
      <b>{t(`bottleneckAction.${step.action}`)}</b>
      <div>
        {because === 'one_reviewer' ? (
          <RowsLink to={{ who: title }}>{title}</RowsLink>
        ) : item_id === null ? (
          <RowsLink to={{ stage: 'release', kind: 'change_request' }}>{title}</RowsLink>
        ) : (
          <>
            {!isOneRepo && <span className="sub">{repo} </span>}
            <ItemLink number={number} title={title} url={url} />
          </>
        )}
        <p className="why">{why}</p>
      </div>
    </li>
  )
}
