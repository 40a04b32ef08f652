/** A click on a place of a chart, or a stretch of places that is dragged over with a mouse or a pen. */
import type { EChartsType } from 'echarts/core'
import { useEffect, useRef, useState, type PointerEvent as Pressed, type RefObject } from 'react'

/** A hand that clicks moves by as much. */
const still = 5

/** Where the stretch lies in the chart, in pixels. */
export interface Stretch {
  left: number
  width: number
}

/**
 * A finger only clicks: dragging it scrolls the page, or moves the tooltip.
 *
 * @returns the stretch that is being dragged over, and what is to be called where a pointer is pressed
 */
export function useDrag(
  chart: RefObject<EChartsType | null>,
  does: {
    onPick: ((index: number, value: number) => void) | undefined
    onDrag: ((from: number, to: number) => void) | undefined
  },
): [Stretch | null, (event: Pressed<HTMLElement>) => void] {
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const stop = useRef<() => void>(null)
  useEffect(() => () => stop.current?.(), [])

  const start = (event: Pressed<HTMLElement>): void => {
    const instance = chart.current
    if (instance === null || event.button !== 0 || !event.isPrimary) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    if (!instance.containPixel({ gridIndex: 0 }, [x, y])) return
    const pixelOf = (index: number): number => instance.convertToPixel({ xAxisIndex: 0 }, index)
    const step = pixelOf(1) - pixelOf(0)
    const count = (instance.getOption()['xAxis'] as { data: unknown[] }[])[0]?.data.length ?? 0
    const placeOf = (pixel: number): number =>
      Math.min(count - 1, Math.max(0, Math.round((pixel - pixelOf(0)) / (step || 1))))
    const first = placeOf(x)
    const isDragging = ({ clientX }: PointerEvent): boolean => Math.abs(clientX - left - x) > still
    const onMove = (moved: PointerEvent): void => {
      if (event.pointerType === 'touch' || does.onDrag === undefined || !isDragging(moved)) return
      const [from = 0, to = 0] = [first, placeOf(moved.clientX - left)].toSorted((a, b) => a - b)
      const edge = pixelOf(from) - step / 2
      setStretch({ left: edge, width: pixelOf(to) + step / 2 - edge })
    }
    const onUp = (lifted: PointerEvent): void => {
      stop.current?.()
      const last = placeOf(lifted.clientX - left)
      const isElsewhere = isDragging(lifted) && (last !== first || event.pointerType === 'touch')
      if (!isElsewhere) does.onPick?.(first, instance.convertFromPixel({ yAxisIndex: 0 }, y))
      else if (event.pointerType !== 'touch') does.onDrag?.(first, last)
    }
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.key === 'Escape') stop.current?.()
    }
    stop.current?.()
    const given = new AbortController()
    const { signal } = given
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', onUp, { signal })
    window.addEventListener('pointercancel', () => stop.current?.(), { signal })
    window.addEventListener('keydown', onKey, { signal })
    stop.current = () => {
      given.abort()
      setStretch(null)
    }
  }
  return [stretch, start]
}
