/** The one component that owns an ECharts instance; beside it the ways to take the picture away. */
import { BarChart, LineChart, RadarChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  RadarComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asPng, asSvg, save } from './picture.ts'
import { useDrag } from './use-drag.ts'

// Drawn as vectors: sharp on every screen and on paper, and the picture that is saved is the one that is seen.
use([
  BarChart,
  LineChart,
  RadarChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  RadarComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
])

export interface ChartProps {
  option: EChartsCoreOption
  /** What the chart says, in words. */
  label: string
  /** Of the files that it is saved as, without an ending. */
  name: string
  /** Path of the page that has it alone, where there is one. */
  embed?: string
  /** Called with the place on the x axis that was clicked, and the value of the y axis at that height. */
  onPick?: (index: number, value: number) => void
  /** Called with the two ends of what was dragged over, in either order; without it nothing can be. */
  onDrag?: (from: number, to: number) => void
}

export default function Chart({ embed, option, label, name, onDrag, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const [drag, startDrag] = useDrag(chart, { onDrag, onPick })

  const latest = useRef(option)
  useEffect(() => {
    latest.current = option
    // A copy: ECharts takes out of the object what it has read.
    chart.current?.setOption({ ...option }, true)
  }, [option])

  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const watcher = new ResizeObserver(() => chart.current?.resize())
    let turn = 0
    // The page itself is seen first: a chart takes as long as all the rest of it.
    const frame = requestAnimationFrame(() => {
      turn = window.setTimeout(() => {
        chart.current = init(element, null, { renderer: 'svg' })
        chart.current.setOption({ ...latest.current }, true)
        watcher.observe(element)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(turn)
      watcher.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  return (
    <figure className="picture">
      <div className="drawing" onPointerDown={startDrag}>
        <div ref={box} className="chart" role="img" aria-label={label} />
        {drag !== null && <i className="dragged" style={drag} />}
      </div>
      <Take
        name={name}
        label={label}
        embed={embed}
        drawn={() => box.current?.querySelector('svg') ?? null}
      />
    </figure>
  )
}

/** As another page takes it in. */
const frameOf = (embed: string, label: string): string => {
  const title = label.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
  return `<iframe src="${window.location.origin}${embed}" title="${title}" width="100%" height="480" style="border:0"></iframe>`
}

function Take({
  drawn,
  embed,
  label,
  name,
}: {
  name: string
  label: string
  embed: string | undefined
  drawn: () => SVGSVGElement | null
}) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<'embed' | 'link' | null>(null)
  const take = async (kind: 'png' | 'svg'): Promise<void> => {
    const svg = drawn()
    if (svg === null) return
    save(kind === 'svg' ? asSvg(svg) : await asPng(svg), `${name}.${kind}`)
  }
  const copy = async (what: 'embed' | 'link', text: string): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(what)
  }
  return (
    <figcaption className="take">
      <button type="button" className="link" onClick={() => void take('png')}>
        {t('chart.png')}
      </button>
      <button type="button" className="link" onClick={() => void take('svg')}>
        {t('chart.svg')}
      </button>
      <button
        type="button"
        className="link"
        onClick={() => void copy('link', window.location.href)}
      >
        {t(copied === 'link' ? 'chart.linkCopied' : 'chart.link')}
      </button>
      {embed !== undefined && (
        <button
          type="button"
          className="link"
          onClick={() => void copy('embed', frameOf(embed, label))}
        >
          {t(copied === 'embed' ? 'chart.embedCopied' : 'chart.embed')}
        </button>
      )}
    </figcaption>
  )
}
