/** Numbers for people: seconds become minutes, hours or days, shares per cent, in the reader's language. */

export type Unit = 'duration' | 'share' | 'ratio' | 'count' | 'number'

export interface Shown {
  number: string
  /** Key of the unit in the locale file; null for none. */
  unit: 'min' | 'h' | 'd' | 'percent' | null
}

const steps = [
  { unit: 'd', seconds: 86_400, from: 172_800 },
  { unit: 'h', seconds: 3600, from: 5400 },
  { unit: 'min', seconds: 60, from: 0 },
] as const

/** A formatter is dear to make, and a page of numbers asks for the same few hundreds of times. */
export function kept<Formatter>(make: (key: string, language: string) => Formatter) {
  const all = new Map<string, Formatter>()
  return (key: string, language: string): Formatter => {
    const name = `${language} ${key}`
    const formatter = all.get(name) ?? make(key, language)
    all.set(name, formatter)
    return formatter
  }
}

/** Never `-0`, which rounding makes of the lower end of an interval. */
const numbers = kept(
  (digits, language) =>
    new Intl.NumberFormat(language, {
      maximumFractionDigits: Number(digits),
      signDisplay: 'negative',
    }),
)
const written = (value: number, digits: number, language: string): string =>
  numbers(String(digits), language).format(value)

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  day: { dateStyle: 'medium' },
  month: { year: 'numeric', month: 'short' },
  time: { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' },
}
/** In UTC, as the data is. */
const dates = kept(
  (style, language) => new Intl.DateTimeFormat(language, { ...styles[style], timeZone: 'UTC' }),
)

function number(value: number, language: string): string {
  const digits = Math.abs(value) < 9.95 && !Number.isInteger(value) ? 1 : 0
  return written(value, digits, language)
}

/** The step whose unit suits a duration: minutes below 90 of them, hours below 48, days above. */
function stepFor(seconds: number): (typeof steps)[number] {
  return steps.find((step) => Math.abs(seconds) >= step.from) ?? steps[2]
}

/** What an axis divides by so that it counts in the unit that suits its largest value. */
export function scaleOf(unit: Unit, largest: number): number {
  if (unit === 'duration') return stepFor(largest).seconds
  return unit === 'count' || unit === 'number' ? 1 : 0.01
}

/** A value with its unit; `like` chooses the unit that another duration has, and the digits of another number. */
export function show(value: number, unit: Unit, language: string, like: number = value): Shown {
  if (unit === 'duration') {
    const step = stepFor(like)
    return { number: number(value / step.seconds, language), unit: step.unit }
  }
  if (unit === 'share' || unit === 'ratio') {
    return { number: written(value * 100, 0, language), unit: 'percent' }
  }
  if (unit === 'number') {
    return { number: written(value, Math.abs(like) < 10 ? 2 : 0, language), unit: null }
  }
  return { number: number(value, language), unit: null }
}

export interface Change {
  /** With its sign, a true minus. */
  number: string
  unit: 'min' | 'h' | 'd' | 'points' | null
  /** By the metric's own direction. */
  meaning: 'better' | 'worse' | 'neutral'
}

interface Valued {
  value: number | null
}

/** The change of a value against the like one before; null where either isn't known. */
export function changeOf(
  now: Valued,
  before: Valued,
  unit: Unit,
  better: 'lower' | 'higher' | 'neither',
  language: string,
): Change | null {
  if (now.value === null || before.value === null) return null
  const difference = now.value - before.value
  const shown = show(Math.abs(difference), unit, language, now.value)
  const isNone = shown.number === number(0, language)
  const sign = isNone ? '±' : difference > 0 ? '+' : '−'
  const isBetter = better === 'higher' ? difference > 0 : difference < 0
  return {
    number: `${sign}${shown.number}`,
    unit: shown.unit === 'percent' ? 'points' : shown.unit,
    meaning: isNone || better === 'neither' ? 'neutral' : isBetter ? 'better' : 'worse',
  }
}

/** `17 Jun 2026`, in UTC, as the data is. */
export function showDay(instant: string, language: string): string {
  return dates('day', language).format(new Date(instant))
}

/** `17 Jun 2026, 09:30 UTC`. */
export function showTime(instant: string, language: string): string {
  return `${dates('time', language).format(new Date(instant))} UTC`
}

/** A period by its start: a day for weeks, else the month, quarter or year. */
export function showPeriod(start: string, grain: string, language: string): string {
  const date = new Date(start)
  if (grain === 'year') return String(date.getUTCFullYear())
  if (grain === 'quarter')
    return `${date.getUTCFullYear()} Q${Math.floor(date.getUTCMonth() / 3) + 1}`
  return dates(grain === 'week' ? 'day' : 'month', language).format(date)
}
