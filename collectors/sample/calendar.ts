/** The four years that are simulated: days, months, weekdays, seasons, and instants as text. */
import { exp, ln } from './elementary.ts'

export const hour = 3600
export const day = 86_400

/** Seconds since 1970, as every time inside the simulation. */
export const startAt = Date.UTC(2022, 5, 17) / 1000
/** Mid-month, so that the last month is a partial one. */
export const asOf = Date.UTC(2026, 5, 17, 12) / 1000
/** Days of the period; the last one is half a day. */
export const dayCount = Math.ceil((asOf - startAt) / day)

const dayText: string[] = []
/** Calendar months since June 2022, by day of the period. */
export const monthOfDay = new Int16Array(dayCount)
/** Months since the start as a fraction, by day: what the scenarios' curves are written in. */
export const monthsSinceStart = new Float64Array(dayCount)
/** 0 is Sunday. */
const weekdayOfDay = new Int8Array(dayCount)
const seasonOfDay = new Float64Array(dayCount)

/** Relative load by month, January first: a summer hole and an autumn peak. */
const seasonOfMonth = [1, 1.03, 1.08, 1.02, 1.03, 0.97, 0.86, 0.7, 1.08, 1.32, 1.14, 0.88]

for (let index = 0; index < dayCount; index++) {
  const date = new Date((startAt + index * day) * 1000)
  dayText.push(date.toISOString().slice(0, 11))
  monthOfDay[index] = (date.getUTCFullYear() - 2022) * 12 + date.getUTCMonth() - 5
  monthsSinceStart[index] = (index * 48) / 1461
  weekdayOfDay[index] = date.getUTCDay()
  const month = date.getUTCMonth()
  const isHoliday =
    (month === 11 && date.getUTCDate() > 20) || (month === 0 && date.getUTCDate() < 3)
  seasonOfDay[index] = seasonOfMonth[month]! * (isHoliday ? 0.5 : 1)
}

export const monthCount = monthOfDay[dayCount - 1]! + 1

/** The day of the period that holds an instant, held at the period's ends. */
export function dayOf(at: number): number {
  const index = Math.floor((at - startAt) / day)
  return index < 0 ? 0 : index >= dayCount ? dayCount - 1 : index
}

/** The calendar month of the period that holds an instant, 0 for June 2022. */
export function monthOf(at: number): number {
  return monthOfDay[dayOf(at)]!
}

/** How busy the season is on a day, around 1; `strength` 0 knows no seasons, 1 the usual ones. */
export function season(dayIndex: number, strength: number): number {
  return exp(strength * ln(seasonOfDay[dayIndex]!))
}

export function isWeekend(dayIndex: number): boolean {
  const weekday = weekdayOfDay[dayIndex]!
  return weekday === 0 || weekday === 6
}

const pair = (n: number) => (n < 10 ? `0${n}` : `${n}`)
const minuteText = Array.from(
  { length: 1440 },
  (_, minute) => `${pair(Math.floor(minute / 60))}:${pair(minute % 60)}:`,
)
const secondText = Array.from({ length: 60 }, (_, second) => `${pair(second)}Z`)

/** ISO 8601 UTC of a whole second of the period. Tables, because `Date` would take a third of the run. */
export function instant(at: number): string {
  const since = at - startAt
  const index = Math.floor(since / day)
  const second = since - index * day
  const minute = Math.floor(second / 60)
  return dayText[index]! + minuteText[minute]! + secondText[second - minute * 60]!
}

/** Pairs of a month since the start and a value there, ascending; straight lines between, level outside. */
export type Curve = readonly number[]

/** The value of a curve at a number of months since the start. */
export function along(curve: Curve, month: number): number {
  let fromMonth = curve[0]!
  let fromValue = curve[1]!
  for (let index = 0; index < curve.length; index += 2) {
    const toMonth = curve[index]!
    const toValue = curve[index + 1]!
    if (toMonth >= month) {
      const span = toMonth - fromMonth
      return span === 0 ? toValue : fromValue + ((toValue - fromValue) * (month - fromMonth)) / span
    }
    fromMonth = toMonth
    fromValue = toValue
  }
  return fromValue
}
