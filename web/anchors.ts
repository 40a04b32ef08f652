/** Amounts as a user writes them, for anchors and targets: with the unit that stands beside the field, or one like it. */
import type { Unit } from './format.ts'

export type WrittenUnit = 'd' | 'h' | 'percent' | null
export type AmountProblem = 'number' | 'unit' | 'range'

/** What a number without a unit is taken in. */
export function unitOf(unit: Unit, anchorUnit: 'day' | 'hour' | null): WrittenUnit {
  if (unit === 'duration') return anchorUnit === 'hour' ? 'h' : 'd'
  return unit === 'share' || unit === 'ratio' ? 'percent' : null
}

const sizes = { d: 86_400, h: 3600, min: 60, percent: 0.01 } as const
const names: Record<string, keyof typeof sizes> = {
  d: 'd',
  day: 'd',
  days: 'd',
  天: 'd',
  h: 'h',
  hour: 'h',
  hours: 'h',
  小时: 'h',
  min: 'min',
  minutes: 'min',
  分钟: 'min',
  '%': 'percent',
}

/** The field's text for a value in the unit of its metric: seconds for durations, 0…1 for shares. */
export function writeAmount(value: number, written: WrittenUnit): string {
  const size = written === null ? 1 : sizes[written]
  return String(Number((value / size).toPrecision(6)))
}

/**
 * A value in the unit of its metric, or what is wrong with the text: no number, a unit that this metric doesn't have, or
 * a number that it can't be.
 */
export function readAmount(
  text: string,
  unit: Unit,
  written: WrittenUnit,
): { value: number } | { problem: AmountProblem } {
  const found = /^([+\-−]?[\d.,]+(?:e-?\d+)?)\s*(\S*)$/i.exec(text.trim())
  const number = Number((found?.[1] ?? '').replace('−', '-').replace(',', '.'))
  if (found === null || !Number.isFinite(number)) return { problem: 'number' }
  const name = (found[2] ?? '').toLowerCase()
  const given = name === '' ? written : names[name]
  const isDuration = (each: string | null | undefined): boolean =>
    each === 'd' || each === 'h' || each === 'min'
  const isLike = given === written || (isDuration(given) && isDuration(written))
  if (given === undefined || !isLike) return { problem: 'unit' }
  const value = given === null ? number : number * sizes[given]
  const isOut = value < 0 || (unit === 'share' && value > 1 + 1e-12)
  return isOut ? { problem: 'range' } : { value }
}
