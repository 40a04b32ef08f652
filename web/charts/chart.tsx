/** The one component that owns an ECharts instance. */
import { BarChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  CanvasRenderer,
])

export interface ChartProps {
  option: EChartsCoreOption
  /** What the chart says, in words. */
  label: string
  /** Called with the place on the x axis that was clicked. */
  onPick?: (index: number) => void
}

export default function Chart({ option, label, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  }, [onPick])

  useEffect(() => {
    if (box.current === null) return undefined
    const instance = init(box.current)
    chart.current = instance
    instance.getZr().on('click', (event) => {
      const at = instance.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])
      if (
        at[0] !== undefined &&
        instance.containPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])
      ) {
        pick.current?.(Math.round(at[0]))
      }
    })
    const watcher = new ResizeObserver(() => instance.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      instance.dispose()
    }
  }, [])

  useEffect(() => chart.current?.setOption(option, true), [option])
  return <div ref={box} className="chart" role="img" aria-label={label} />
}
