/** The period that is pointed at in one small chart, marked with its value in all of the page that have it. */
import type { PointerEvent, ReactNode } from 'react'
import { point, usePointed } from '../charts/pointed.ts'
import { nearestTo, shareAt } from '../charts/spark.ts'

export interface Crossed {
  /** The starts of all periods that are drawn. */
  periods: string[]
  /** A period with its value, in words; or why there is none. */
  says: (index: number) => string
}

export function CrossHair({
  children,
  cross,
  width,
}: {
  /** The chart. */
  children: ReactNode
  cross: Crossed
  /** In which the chart's places are counted. */
  width: number
}) {
  const { periods } = cross
  const onPoint = ({ clientX, currentTarget }: PointerEvent): void => {
    const box = currentTarget.getBoundingClientRect()
    const at = nearestTo((clientX - box.left) / box.width, periods.length, width)
    point(periods[at] ?? null)
  }
  return (
    <span className="crossed" onPointerMove={onPoint} onPointerLeave={() => point(null)}>
      {children}
      <Mark cross={cross} width={width} />
    </span>
  )
}

/** By itself, so that nothing else of the chart is drawn again. */
function Mark({ cross, width }: { cross: Crossed; width: number }) {
  const { periods, says } = cross
  const at = usePointed(periods)
  if (at < 0) return null
  const share = shareAt(at, periods.length, width)
  const left = `${share * 100}%`
  return (
    <>
      <i className="cross" style={{ left }} />
      <small
        className="cross-says"
        // On the side that has more room.
        style={share < 0.5 ? { left } : { right: `${(1 - share) * 100}%` }}
      >
        {says(at)}
      </small>
    </>
  )
}
