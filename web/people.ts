/** People over time: which metrics tell of it under which question, and what their points say in whole people. Pure. */
import type { Metric, Point, Series } from './api.ts'

/** Of what the page tells in sentences; each is among the sections as well. */
export const lead = {
  all: 'contributors',
  fresh: 'new-contributors',
  back: 'contributor-retention',
  quiet: 'inactive-contributors',
  half: 'contributor-absence-factor',
} as const

/** What the ladder of rungs is put together from. */
export const rungMetrics = {
  ladder: 'contributor-ladder',
  toDeveloper: 'ladder-to-developer',
  toArchitect: 'ladder-to-architect',
  timeToDeveloper: 'ladder-time-to-developer',
  timeToArchitect: 'ladder-time-to-architect',
} as const

/** By question, in the order in which they are asked; what has a card of its own kind isn't among the cards. */
export const sections = [
  { key: 'come', cards: [lead.all, lead.fresh] },
  {
    key: 'stay',
    cards: [lead.back, 'newcomer-retention', 'core-retention', lead.quiet],
  },
  { key: 'climb', cards: ['conversion-to-repeat', 'conversion-to-regular'] },
  {
    key: 'hang',
    cards: [lead.half, 'elephant-factor', 'organisations', 'organisational-diversity'],
  },
] as const

const keys: readonly string[] = [
  ...sections.flatMap(({ cards }) => cards),
  ...Object.values(rungMetrics),
]

/** All that the page asks for at once, in that order. */
export const askedOf = (metrics: Metric[]): Metric[] =>
  keys.flatMap((key) => metrics.filter((metric) => metric.key === key))

/** How many of the people that a share speaks of it counts: of all whom it is known of. */
export const hitsOf = ({ n, n_censored, value }: Point): number | null =>
  value === null ? null : Math.round(value * (n - n_censored))

/**
 * People on each rung. Everybody on the second or third is among those whom the share of architects speaks of, so both
 * counts are of one and the same population as the ladder's.
 */
export function rungsOf(
  ladder: Series,
  toArchitect: Series,
): { newcomer: number; module_developer: number; architect: number } | null {
  const all = ladder.summary.value
  if (all === null) return null
  const steady = toArchitect.summary.n
  const architect = hitsOf(toArchitect.summary) ?? 0
  return { newcomer: all - steady, module_developer: steady - architect, architect }
}
