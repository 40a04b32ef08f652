/** What stands on a chart's time axis beside the values: changes of level and what happened. Pure. */
import type { Annotation, Series } from '../api.ts'

export interface Mark {
  /** Places on the axis, both included. */
  from: number
  to: number
  /** A change of level, a release, or something else that happened. */
  kind: 'change' | 'release' | 'event'
  /** What a hover says, and for changes and events what stands at the line. */
  text: string
}

/** The place of the period that an instant lies in; -1 before the first. */
export function placeOf(points: { period: string }[], instant: string): number {
  return points.findLastIndex((point) => Date.parse(point.period) <= Date.parse(instant))
}

/** @param textOf a change in words, of its series */
export function changeMarks(
  series: Series[],
  textOf: (change: Series['changes'][number], one: Series) => string,
): Mark[] {
  return series.flatMap((one) =>
    one.changes.map((change) => {
      const at = placeOf(one.points, change.period)
      return { from: at, to: at, kind: 'change', text: textOf(change, one) }
    }),
  )
}

/** @param textOf an annotation in words */
export function annotationMarks(
  annotations: Annotation[],
  points: { period: string }[],
  textOf: (annotation: Annotation) => string,
): Mark[] {
  return annotations.flatMap((each) => {
    // The last instant of a stretch is the one before to_at.
    const last =
      each.to_at === null ? each.from_at : new Date(Date.parse(each.to_at) - 1).toISOString()
    const to = placeOf(points, last)
    if (to < 0) return []
    const from = Math.max(0, placeOf(points, each.from_at))
    return [{ from, to, kind: each.kind === 'release' ? 'release' : 'event', text: textOf(each) }]
  })
}
