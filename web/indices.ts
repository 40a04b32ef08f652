/** Indices in words: names, scores as they are shown, the like period a year before. Pure. */
import type { IndexAbout } from './api.ts'
import { kept } from './format.ts'

export const named = (titles: Record<string, string>, language: string): string =>
  titles[language] ?? titles['en'] ?? ''

/** The name of the like period a year before: 2025Q2 of 2026Q2. */
export const yearBefore = (name: string): string =>
  `${Number(name.slice(0, 4)) - 1}${name.slice(4)}`

/** 0…100, as it is shown. */
export const points = (score: number, language: string, digits = 0): string =>
  fixed(String(digits), language).format(score * 100)
const fixed = kept(
  (digits, language) =>
    new Intl.NumberFormat(language, {
      maximumFractionDigits: Number(digits),
      minimumFractionDigits: Number(digits),
    }),
)

/** With its sign, a true minus. */
export function signed(change: number, language: string): string {
  // As nothing as the one digit behind the point can show.
  if (Math.round(Math.abs(change) * 1000) === 0) return '±0'
  return `${change < 0 ? '−' : '+'}${points(Math.abs(change), language, 1)}`
}

export const titlesOf = (index: IndexAbout, language: string): Map<string, string> =>
  new Map(
    index.dimensions.flatMap(({ indicators, key, title }) => [
      [key, named(title, language)] as const,
      ...indicators.map((each) => [each.key, named(each.title, language)] as const),
    ]),
  )
