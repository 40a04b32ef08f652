/** The period that is pointed at in one small chart, marked with its value in all of the page that have it. */
import { useSyncExternalStore, type PointerEvent, type ReactNode } from 'react'
import { nearestTo, shareAt } from '../charts/spark.ts'

export interface Crossed {
  /** The starts of all periods that are drawn. */
  periods: string[]
  /** A period with its value, in words; or why there is none. */
  says: (index: number) => string
}

let pointed: string | null = null
const listeners = new Set<() => void>()
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function point(period: string | null): void {
  if (period === pointed) return
  pointed = period
  for (const listener of listeners) listener()
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
  const look = (): number => (pointed === null ? -1 : periods.indexOf(pointed))
  const at = useSyncExternalStore(subscribe, look, look)
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
