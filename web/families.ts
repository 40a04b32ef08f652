/** The order in which pages ask their questions, and the metrics that stand for all others. Pure. */
import type { Metric } from './api.ts'

/** A family that isn't named here comes after them. */
export const families: readonly string[] = [
  'responsiveness',
  'throughput',
  'changes',
  'review',
  'releases',
  'quality',
  'people',
  'concentration',
  'activity',
  'reuse',
]

/** One or two a family: what a page shows before it is asked for more. */
const headline = [
  'response-coverage-7d',
  'time-to-first-response',
  'issue-resolution-duration',
  'issue-resolution-rate',
  'backlog-age',
  'merge-within-48h',
  'review-coverage',
  'release-interval',
  'reopen-rate',
  'contributors',
  'contributor-absence-factor',
  'maintained-weeks',
]

export const headlineOf = (metrics: Metric[]): Metric[] =>
  headline.flatMap((key) => metrics.filter((metric) => metric.key === key))

export interface Family {
  key: string
  metrics: Metric[]
}

/** Headlines first, then by key, 2 days before 14. */
function inOrder(one: Metric, other: Metric): number {
  const place = ({ key }: Metric): number =>
    headline.includes(key) ? headline.indexOf(key) : headline.length
  return place(one) - place(other) || one.key.localeCompare(other.key, 'en', { numeric: true })
}

/** Metrics by family: families in their order, in each the headlines first. */
export function familiesOf(metrics: Metric[]): Family[] {
  const place = (family: string): number =>
    families.includes(family) ? families.indexOf(family) : families.length
  return [...new Set(metrics.map((metric) => metric.family))]
    .toSorted((one, other) => place(one) - place(other))
    .map((key) => ({
      key,
      metrics: metrics.filter((metric) => metric.family === key).toSorted(inOrder),
    }))
}

/** Metrics in whose texts, of any language, all words of a search occur; all of them where there is no word. */
export function found(metrics: Metric[], search: string): Metric[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return metrics.filter((metric) => {
    const { family, key, sources, title, translations } = metric
    const said = [metric, ...Object.values(translations)].flatMap((each) => [
      each.question,
      each.definition,
      each.standard,
    ])
    const text = [key, family, ...said, ...sources, ...Object.values(title)]
      .join('\n')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
