/** Names at the ends of the lines where there is room for them and few are drawn; else a legend. Pure. */
import type { EChartsCoreOption } from 'echarts/core'

type Media = NonNullable<EChartsCoreOption['media']>

/** More names than this beside the last points push each other away from their lines. */
const most = 4
/** Below this width of the whole chart the names would take a third of it. */
const fewestPixels = 640
const widest = 150

/** About as wide as it is drawn: Chinese signs take twice the room. */
const widthOf = (name: string): number =>
  name.length * 6.6 + (name.match(/[\u2e80-\uffef]/g)?.length ?? 0) * 5.4

/**
 * @param colour of the names: those of lines aren't dark enough for words
 * @param lines the drawn lines by their `id`, each with its name
 * @param top room above the plot
 * @param hasLegend lines without a name at their end are in a legend
 * @returns what ECharts takes as `media`: the last rule holds where no other does
 */
export function directly(
  lines: { id: string; name: string }[],
  top: number,
  hasLegend: boolean,
  colour: string,
): Media {
  const rule = (isDirect: boolean): Media[number]['option'] => ({
    legend: { show: hasLegend && !isDirect },
    grid: {
      top: top + (hasLegend && !isDirect ? 20 : 0),
      right: isDirect
        ? Math.min(widest, Math.max(...lines.map(({ name }) => widthOf(name)))) + 12
        : 16,
    },
    series: lines.map(({ id, name }) => ({
      id,
      endLabel: {
        show: isDirect,
        formatter: name,
        color: colour,
        distance: 8,
        lineHeight: 18,
        width: widest,
        overflow: 'truncate',
      },
      // Where lines end beside each other.
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  })
  if (lines.length === 0 || lines.length > most) return [{ option: rule(false) }]
  return [{ query: { minWidth: fewestPixels }, option: rule(true) }, { option: rule(false) }]
}
