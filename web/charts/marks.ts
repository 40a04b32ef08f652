/** What stands on a chart's time axis beside the values, changes of level and what happened, and how it is drawn. Pure. */
import type { Annotation, Series } from '../api.ts'
import type { ChartColours } from '../theme.ts'

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

/** No longer than a phone's chart is high. */
const shortened = (text: string): string => (text.length > 28 ? `${text.slice(0, 27)}…` : text)

/**
 * A line with its words where the level changed or something happened, a band where it lasted; releases, which are many,
 * only a tick at the axis.
 */
export function markers(marks: Mark[], colours: ChartColours): object {
  const moments = marks.filter(({ from, kind, to }) => kind !== 'release' && from === to)
  const stretches = marks.filter(({ from, to }) => from !== to)
  const released = new Set(marks.filter(({ kind }) => kind === 'release').map(({ from }) => from))
  return {
    type: 'line',
    name: '',
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      data: moments.map(({ from, kind, text }) =>
        kind === 'change'
          ? {
              xAxis: from,
              lineStyle: { color: colours.change, type: 'dashed', width: 1.5 },
              label: { formatter: text, color: colours.change, fontSize: 11 },
            }
          : {
              xAxis: from,
              lineStyle: { color: colours.soft, type: 'dotted', width: 1 },
              // Along the line, where it meets no other words.
              label: {
                formatter: shortened(text),
                position: 'insideEndTop',
                color: colours.soft,
                fontSize: 11,
                padding: [1, 4],
                backgroundColor: colours.sheet,
              },
            },
      ),
    },
    markPoint: {
      silent: true,
      symbol: 'rect',
      symbolSize: [2, 6],
      // Below the axis, where no value can lie.
      symbolOffset: [0, 3],
      label: { show: false },
      itemStyle: { color: colours.soft },
      data: [...released].map((at) => ({ coord: [at, 0] })),
    },
    markArea: {
      silent: true,
      itemStyle: { color: colours.hatch, opacity: 0.18 },
      data: stretches.map(({ from, to }) => [{ xAxis: from }, { xAxis: to }]),
    },
  }
}
