/** Seconds since 1970, as git writes them, as an instant; fast, since each commit has two. */
import type { Instant } from '../model.ts'

/** The last second of the year 9999: dates of commits are whatever their author's clock, or joke, said. */
const latest = 253_402_300_799
const daySeconds = 86_400

const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

/** `2026-02-28T`, by the day since 1970: a history has few days and many commits. */
const days = new Map<number, string>()
const mostDays = 50_000

function dayText(day: number): string {
  let text = days.get(day)
  if (text === undefined) {
    if (days.size >= mostDays) days.clear()
    text = new Date(day * daySeconds * 1000).toISOString().slice(0, 11)
    days.set(day, text)
  }
  return text
}

/** What is no date is 1970, as git shows it. */
export function instantOf(seconds: string): Instant {
  const given = Number(seconds)
  const value = given > 0 ? Math.min(Math.floor(given), latest) : 0
  const second = value % daySeconds
  const hour = Math.floor(second / 3600)
  const minute = Math.floor((second % 3600) / 60)
  return `${dayText((value - second) / daySeconds)}${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second % 60]}Z`
}
