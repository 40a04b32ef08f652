/** What stands behind the plot of a chart: periods that aren't whole, and holes. Pure. */
import type { Series } from '../api.ts'
import type { ChartColours } from '../theme.ts'
import { holeOf } from './points.ts'

/** The worst hole of a period among the series. */
function worst(series: Series[], index: number): 'gap' | 'part' | null {
  const holes = new Set(series.flatMap((one) => one.points[index] ?? []).map(holeOf))
  return holes.has('gap') ? 'gap' : holes.has('part') ? 'part' : null
}

/**
 * Behind the plot: hatched where a period isn't whole, a dotted box where the source's data is missing, filled lightly
 * where only a part is, so that a value of less than everything isn't taken for a whole one.
 */
export function backdrop(series: Series[], colours: ChartColours): object {
  const points = series[0]?.points ?? []
  const decal = {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 5],
    rotation: -Math.PI / 4,
    color: colours.soft,
  }
  return {
    type: 'bar',
    name: '',
    silent: true,
    // Axes of its own: columns that share one share the width of a period too.
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: '96%',
    z: 0,
    data: points.map((point, index) => {
      const hole = worst(series, index)
      if (hole !== null) {
        const box = { borderColor: colours.soft, borderType: 'dotted' }
        const color = hole === 'gap' ? 'transparent' : colours.hole
        return { value: 1, itemStyle: { ...box, color, opacity: hole === 'gap' ? 1 : 0.6 } }
      }
      return point.is_partial
        ? { value: 1, itemStyle: { color: colours.hatch, decal, opacity: 0.35 } }
        : null
    }),
  }
}
