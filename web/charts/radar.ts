/** A score on several sides as a radar: its outline, and its range between two thin ones. Builds the option, pure. */
import type { EChartsCoreOption } from 'echarts/core'
import type { ChartColours } from '../theme.ts'
import { escaped, tooltipLook } from './tooltip.ts'

/** 0…1; without a range the bounds are null. */
export interface Side {
  key: string
  title: string
  score: number
  low: number | null
  high: number | null
}

export interface RadarTexts {
  name: string
  /** A side with its score and its range. */
  line: (side: Side) => string
}

/**
 * @param sides three or more: fewer enclose nothing
 * @param patterns the range differs in its dashes, too
 */
export function radarOption(
  sides: Side[],
  texts: RadarTexts,
  colours: ChartColours,
  patterns: boolean,
): EChartsCoreOption {
  const [accent = colours.ink] = colours.lines
  const isRanged = sides.every(({ high, low }) => low !== null && high !== null)
  const edge = (values: (number | null)[], opacity: number): object => ({
    value: values,
    symbol: 'none',
    lineStyle: { color: accent, width: 1, opacity: 0.5, type: patterns ? [4, 3] : 'solid' },
    areaStyle: { color: accent, opacity },
  })
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false } },
    textStyle: { fontFamily: colours.font },
    tooltip: {
      trigger: 'item',
      ...tooltipLook(colours),
      formatter: () =>
        [`<b>${escaped(texts.name)}</b>`, ...sides.map((side) => escaped(texts.line(side)))].join(
          '<br>',
        ),
    },
    radar: {
      indicator: sides.map(({ title }) => ({ name: title, min: 0, max: 1 })),
      radius: '70%',
      splitNumber: 4,
      axisName: { color: colours.soft, fontSize: 12, width: 84, overflow: 'break', lineHeight: 15 },
      axisNameGap: 10,
      axisLine: { lineStyle: { color: colours.rule } },
      splitLine: { lineStyle: { color: colours.rule } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        data: [
          ...(isRanged
            ? [
                edge(
                  sides.map(({ high }) => high),
                  0.14,
                ),
                edge(
                  sides.map(({ low }) => low),
                  0,
                ),
              ]
            : []),
          {
            name: texts.name,
            value: sides.map(({ score }) => score),
            symbol: 'circle',
            symbolSize: 6,
            itemStyle: { color: accent },
            lineStyle: { color: accent, width: 2 },
          },
        ],
      },
    ],
  }
}
