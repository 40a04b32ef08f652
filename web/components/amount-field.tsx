/** A field for an amount with its unit: keeps what is typed, and says at once what is wrong with it. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readAmount, unitOf, writeAmount } from '../anchors.ts'
import type { Unit } from '../format.ts'

export function AmountField({
  anchorUnit,
  isWrong = false,
  label,
  onValue,
  unit,
  value,
}: {
  anchorUnit: 'day' | 'hour' | null
  /** Something beside the field says what is wrong with its value. */
  isWrong?: boolean
  label: string
  /** Null: what is typed is no amount. */
  onValue: (value: number | null) => void
  unit: Unit
  value: number
}) {
  const { t } = useTranslation()
  const id = useId()
  const written = unitOf(unit, anchorUnit)
  const [text, setText] = useState(writeAmount(value, written))
  const read = readAmount(text, unit, written)
  const problem = 'problem' in read ? read.problem : null
  const name = written === null ? '' : t(`unit.${written}`)
  return (
    <span className="amount">
      <input
        className="pick"
        aria-label={written === null ? label : `${label} (${name})`}
        aria-invalid={isWrong || problem !== null}
        aria-describedby={problem === null ? undefined : id}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          const typed = readAmount(target.value, unit, written)
          onValue('value' in typed ? typed.value : null)
        }}
      />{' '}
      {name}
      {problem !== null && (
        <small id={id} className="wrong" role="alert">
          {t(`amount.${problem}`, { unit: name === '' ? t('amount.plain') : name })}
        </small>
      )}
    </span>
  )
}
