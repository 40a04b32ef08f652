/** What of an indicator counts as measured. */
import type { Anchors } from './definition.ts'

interface Point {
  value: number | null
  low: number | null
  high: number | null
  at_least: number | null
}

/** An indicator as it was measured, with its 95 % interval where its metric has one. */
export interface Measured {
  value: number
  low: number | null
  high: number | null
}

/**
 * A median that isn't reached yet is unknown, but where it is known to lie beyond the worst anchor already, it is as bad
 * as can be: to leave it out would reward who finishes nothing.
 */
export function measuredAt(
  { best, worst }: Pick<Anchors, 'worst' | 'best'>,
  { at_least, high, low, value }: Point,
): Measured | null {
  if (value !== null) return { value, low, high }
  const isLost = at_least !== null && worst > best && at_least >= worst
  return isLost ? { value: at_least, low: null, high: null } : null
}
