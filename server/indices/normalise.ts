/** A value of any unit as 0…1 between two anchors (min–max of the OECD/JRC handbook 2008, cut to the range). */
import type { Anchors } from './definition.ts'

const cut = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * Linear: (x − worst) / (best − worst), which runs downwards by itself where less is better. Logarithmic: the same of
 * ln(1 + x), for counts of which each further one says less.
 *
 * @param value in the unit of the anchors
 * @returns 0…1, 0 at the worst anchor and beyond, 1 at the best and beyond
 */
export function normalise(value: number, { best, scale, worst }: Anchors): number {
  if (scale === 'linear') return cut((value - worst) / (best - worst))
  const from = Math.log1p(worst)
  return cut((Math.log1p(Math.max(0, value)) - from) / (Math.log1p(best) - from))
}
