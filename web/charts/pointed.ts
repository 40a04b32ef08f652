/** The period that is pointed at in any small chart of the page, and the keys' way from one to the next. */
import { useEffect, useSyncExternalStore } from 'react'

let pointed: string | null = null
const listeners = new Set<() => void>()
/** The starts of periods, of every chart that is drawn. */
const drawn = new Set<string[]>()

export function point(period: string | null): void {
  if (period === pointed) return
  pointed = period
  for (const listener of listeners) listener()
}

/** @param by 1: to the next period that any chart has, −1: to the one before; where none is pointed at, to the latest */
export function pointBy(by: 1 | -1): void {
  const all = [...new Set([...drawn].flat())].toSorted()
  const at = pointed === null ? all.length - 1 : all.indexOf(pointed) + by
  const next = all[Math.max(at, 0)]
  if (next !== undefined) point(next)
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @returns the place among a chart's periods, −1 where it doesn't have the one that is pointed at */
export function usePointed(periods: string[]): number {
  useEffect(() => {
    drawn.add(periods)
    return () => void drawn.delete(periods)
  }, [periods])
  const look = (): number => (pointed === null ? -1 : periods.indexOf(pointed))
  return useSyncExternalStore(subscribe, look, look)
}
