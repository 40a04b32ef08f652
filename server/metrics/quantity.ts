/** Values in units that a person reads, in English: for the terminal and for badges. */

type Unit = 'duration' | 'share' | 'ratio' | 'count' | 'number'

/** @param seconds never negative */
export function duration(seconds: number): string {
  const hours = seconds / 3600
  if (hours < 1) return `${(seconds / 60).toFixed(0)} min`
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} d`
}

/** A value of a metric's unit; nothing for null. */
export function quantity(value: number | null, unit: Unit): string {
  if (value === null) return ''
  switch (unit) {
    case 'duration':
      return duration(value)
    case 'share':
      return `${(value * 100).toFixed(1)} %`
    case 'ratio':
    case 'number':
      return value.toFixed(2)
    default:
      return String(value)
  }
}
