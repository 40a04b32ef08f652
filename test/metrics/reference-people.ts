/** The aggregates over people and organisations once more in plain TypeScript, from their definitions. */
import type { Result } from './reference.ts'

/** What somebody holds, and to whom they belong. */
export interface Holding {
  who: string
  organisation: string | null
  amount: number
  weight: number
  is_hit: boolean
  is_known: boolean
}

const census = (value: number | null): Result => ({ value, low: null, high: null })
const sum = (values: number[]): number => values.reduce((total, each) => total + each, 0)

/** Takes the largest away until no more than the rest of the threshold is left. */
function fewest(amounts: number[], threshold: number): number | null {
  const whole = sum(amounts)
  if (whole === 0) return null
  const sorted = amounts.toSorted((one, other) => other - one)
  let left = whole
  for (const [index, amount] of sorted.entries()) {
    left -= amount
    if (left <= (1 - threshold) * whole + 1e-9) return index + 1
  }
  return null
}

export const absenceFactor = (rows: Holding[], threshold: number): Result =>
  census(
    fewest(
      rows.map((row) => row.amount),
      threshold,
    ),
  )

/** Amounts of known organisations, and of everybody else as an organisation of their own. */
function holders(rows: Holding[]): { known: number[]; lone: number[] } {
  const known = new Map<string, number>()
  const lone: number[] = []
  for (const { amount, organisation } of rows) {
    if (organisation === null) lone.push(amount)
    else known.set(organisation, (known.get(organisation) ?? 0) + amount)
  }
  return { known: [...known.values()], lone }
}

function bounded(rows: Holding[], measure: (amounts: number[]) => number | null): Result {
  const { known, lone } = holders(rows)
  const value = measure(known)
  if (value === null || lone.length === 0) return census(value)
  const other = measure([...known, ...lone]) ?? value
  return { value, low: Math.min(value, other), high: Math.max(value, other) }
}

export const elephantFactor = (rows: Holding[], threshold: number): Result =>
  bounded(rows, (amounts) => fewest(amounts, threshold))

/** The chance that two pieces of work, drawn with replacement, belong to one holder. */
function concentration(amounts: number[]): number | null {
  const whole = sum(amounts)
  return whole === 0 ? null : sum(amounts.map((amount) => (amount / whole) ** 2))
}

function spread(amounts: number[]): number | null {
  const found = concentration(amounts)
  return found === null ? null : 1 - found
}

export const diversity = (rows: Holding[]): Result => bounded(rows, spread)

export const herfindahl = (rows: Holding[]): Result =>
  census(concentration(rows.map((row) => row.amount)))

export const simpson = (rows: Holding[]): Result => census(spread(rows.map((row) => row.amount)))

export const organisationCount = (rows: Holding[]): Result =>
  bounded(rows, (amounts) => (amounts.length === 0 ? null : amounts.length))

/** Half the mean difference of all pairs over the mean. */
export function gini(rows: Holding[]): Result {
  const amounts = rows.map((row) => row.amount)
  const whole = sum(amounts)
  if (whole === 0) return census(null)
  const differences = sum(amounts.map((one) => sum(amounts.map((other) => Math.abs(one - other)))))
  return census(differences / (2 * amounts.length * whole))
}

/** Wilson's interval as the two roots of (p − π)² = z²·π·(1 − π)/n. */
export function retention(rows: Holding[]): Result {
  const watched = rows.filter((row) => row.is_known)
  const n = watched.length
  if (n === 0) return census(null)
  const p = watched.filter((row) => row.is_hit).length / n
  const z = 1.959963984540054
  const a = 1 + z ** 2 / n
  const b = -(2 * p + z ** 2 / n)
  const root = Math.sqrt(Math.max(b ** 2 - 4 * a * p ** 2, 0))
  return { value: p, low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) }
}

export const weightedSum = (rows: Holding[]): Result =>
  census(sum(rows.map((row) => row.amount * row.weight)))

export const mean = (rows: Holding[]): Result =>
  census(sum(rows.map((row) => row.amount)) / rows.length)

export const knownCount = (rows: Holding[]): Result =>
  census(rows.every((row) => row.is_known) ? rows.length : null)

/** From the gaps themselves, in two passes. */
export function burstiness(gaps: number[]): Result {
  const average = sum(gaps) / gaps.length
  if (gaps.length < 30 || average === 0) return census(null)
  const deviation = Math.sqrt(sum(gaps.map((gap) => (gap - average) ** 2)) / gaps.length)
  return census((deviation - average) / (deviation + average))
}
