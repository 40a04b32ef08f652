/** A sparkline's shapes: the line broken where nothing is known, its band, the running period, the gaps. Pure. */
import { lastKnown } from './points.ts'

export interface SparkPoint {
  value: number | null
  low: number | null
  high: number | null
  n: number
  is_partial: boolean
  reason: string | null
}

export interface SparkShapes {
  /** Points of polylines, `x,y x,y`. */
  lines: string[]
  /** The last step into a period that still runs, drawn dotted. */
  running: string | null
  bands: string[]
  partial: { x: number; width: number } | null
  gaps: { x: number; width: number }[]
  dot: { x: number; y: number } | null
}

/** Below this, an interval is all noise. */
const fewest = 10
const edge = 4

/** How far from the left a point lies, as a part of the whole width. */
export const shareAt = (index: number, count: number, width: number): number =>
  (edge + (count > 1 ? (index * (width - 2 * edge)) / (count - 1) : 0)) / width

/** The point that lies nearest to a part of the whole width. */
export function nearestTo(share: number, count: number, width: number): number {
  const place = ((share * width - edge) / (width - 2 * edge)) * (count - 1)
  return Math.min(count - 1, Math.max(0, Math.round(place)))
}

/** @returns shapes in a box of `width` × `height` units */
export function sparkShapes(points: SparkPoint[], width: number, height: number): SparkShapes {
  const step = points.length > 1 ? (width - 2 * edge) / (points.length - 1) : 0
  const values = points.flatMap((point) =>
    [point.value, ...(point.n >= fewest ? [point.low, point.high] : [])].filter(
      (each) => each !== null,
    ),
  )
  // A far upper bound would press the line flat: the values themselves set the scale, bounds stretch it to double.
  const own = points.map((point) => point.value).filter((each) => each !== null)
  const most = Math.min(Math.max(...values, 0), Math.max(...own, 0) * 2)
  const least = Math.min(...own, most)
  const span = most - least || 1
  const x = (index: number): number => round(edge + index * step)
  // What never moves lies in the middle: at the bottom it would look like 0.
  const isFlat = most === least && most !== 0
  const y = (value: number): number =>
    isFlat
      ? height / 2
      : round(
          edge +
            (height - 2 * edge) * (1 - (Math.min(Math.max(value, least), most) - least) / span),
        )

  const shapes: SparkShapes = {
    lines: [],
    running: null,
    bands: [],
    partial: null,
    gaps: [],
    dot: null,
  }
  let line: string[] = []
  let upper: string[] = []
  let lower: string[] = []
  const breakOff = (): void => {
    if (line.length > 0) shapes.lines.push(line.join(' '))
    if (upper.length > 1) shapes.bands.push([...upper, ...lower.toReversed()].join(' '))
    line = []
    upper = []
    lower = []
  }
  const last = lastKnown(points)
  for (const [index, point] of points.entries()) {
    const isLast = index === last
    if (point.is_partial && isLast) {
      shapes.partial = { x: round(x(index) - step / 2), width: round(step / 2 + edge) }
    }
    if (point.reason === 'gap')
      shapes.gaps.push({ x: round(x(index) - step / 2), width: round(step) })
    if (point.value === null) {
      breakOff()
      continue
    }
    const here = `${x(index)},${y(point.value)}`
    const previous = points[index - 1]
    if (
      point.is_partial &&
      isLast &&
      line.length > 0 &&
      previous?.value !== null &&
      previous !== undefined
    ) {
      shapes.running = `${line.at(-1) ?? here} ${here}`
    } else {
      line.push(here)
      if (point.n >= fewest && point.low !== null && point.high !== null) {
        upper.push(`${x(index)},${y(point.high)}`)
        lower.push(`${x(index)},${y(point.low)}`)
      }
    }
    shapes.dot = { x: x(index), y: y(point.value) }
  }
  breakOff()
  return shapes
}

const round = (value: number): number => Math.round(value * 10) / 10
