/** Why there is no value, in words; where a source was never read, which one and what brings it. */
import { useTranslation } from 'react-i18next'
import type { Series, Source } from '../api.ts'
import { commandsFor } from '../sources.ts'

export function Needs({ needs }: { needs: readonly Source[] }) {
  const { t } = useTranslation()
  const { commands, unbrought } = commandsFor(needs)
  const names = needs.map((source) => t(`source.${source}`)).join(t('status.comma'))
  if (commands.length === 0) return <>{t('needs.none', { names })}</>
  return (
    <>
      {t('needs.missing', { names })}{' '}
      {commands.map((command) => (
        <code key={command} className="command">
          {command}
        </code>
      ))}{' '}
      {unbrought.length > 0 &&
        t('needs.unbrought', {
          names: unbrought.map((source) => t(`source.${source}`)).join(t('status.comma')),
        })}
    </>
  )
}

export function Reason({ series }: { series: Series }) {
  const { t } = useTranslation()
  const { reason } = series.summary
  if (reason === null) return null
  if (reason === 'no_source' && series.needs.length > 0) return <Needs needs={series.needs} />
  return <>{t(`reason.${reason}`)}</>
}
