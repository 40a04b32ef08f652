/** The large chart: one line a series with its interval, running period hatched, gaps boxed. Builds the option, pure. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Point, Series } from '../api.ts'
import type { ChartColours } from '../theme.ts'
import { backdrop } from './backdrop.ts'
import { directly } from './direct.ts'
import { markers, type Mark } from './marks.ts'
import { bare, cutOf, hasBand, lastKnown } from './points.ts'
import { escaped, tooltipLook } from './tooltip.ts'

export interface TrendTexts {
  /** A period's start as the axis shows it. */
  period: (start: string) => string
  /** A value of the axis with its unit. */
  tick: (value: number) => string
  /** Everything a tooltip says of a point, as lines. */
  lines: (point: Point, one: Series) => string[]
  /** A series as the legend calls it. */
  name: (one: Series) => string
  /** What stands behind: its name, and what a tooltip says of one of its points. */
  ghost?: { name: string; line: (point: Point, one: Series) => string }
}

export interface TrendWay {
  /** Values are divided by it, so that the axis counts in days and not in 86 400s. */
  scale: number
  /** Counts of one series stand as columns. */
  columns: boolean
  /** Series differ in dashes and in the shape of their points, too. */
  patterns: boolean
}

const dashes = ['solid', [9, 4], [3, 3], [9, 3, 3, 3], [14, 4], [5, 2]]
const shapes = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect']

/** The interval as a band: a lower edge that isn't drawn, and the height above it. */
function band(one: Series, name: string, index: number, colour: string, way: TrendWay): object[] {
  const bounds = one.points.map((point) =>
    hasBand(point)
      ? { low: point.low / way.scale, height: (point.high - point.low) / way.scale }
      : null,
  )
  const edge = {
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { opacity: 0 },
    stack: `band ${index}`,
    color: colour,
  }
  return [
    { ...edge, name: `${name} low`, data: bounds.map((each) => each?.low ?? null) },
    {
      ...edge,
      name: `${name} band`,
      data: bounds.map((each) => each?.height ?? null),
      areaStyle: { color: colour, opacity: 0.14 },
    },
  ]
}

/** The colour of a series, and that of its ground. */
type Drawn = [colour: string, sheet: string]

/** A point in its shape: an empty one shows the ground that it stands on, light or dark. */
function pointed(shape: string, size: number, colour: string, sheet: string): object {
  const symbol = shape.replace('empty', '').toLowerCase()
  return {
    symbol,
    symbolSize: size,
    itemStyle:
      shape === symbol ? { color: colour } : { color: sheet, borderColor: colour, borderWidth: 2 },
  }
}

/** Of a line; the one that goes on to its last point has its name. */
const lineId = (index: number, isPart = false): string => `line ${index}${isPart ? ' part' : ''}`
const ghostId = (index: number): string => `ghost ${index}`

/** The value: solid where the period is over, dotted into the one that runs; or columns. */
function line(
  one: Series,
  name: string,
  index: number,
  [colour, sheet]: Drawn,
  way: TrendWay,
): object[] {
  const last = lastKnown(one.points)
  const isRunning = one.points[last]?.is_partial === true && one.points[last]?.value !== null
  const values = one.points.map((point) => (point.value === null ? null : point.value / way.scale))
  const [type, shape = 'emptyCircle'] = way.patterns
    ? [dashes[index % dashes.length], shapes[index % shapes.length]]
    : ['solid']
  const base = { name, color: colour, z: 3 }
  if (way.columns)
    return [{ ...base, id: lineId(index), type: 'bar', barMaxWidth: 28, data: values }]
  const points = pointed(shape, 7, colour, sheet)
  const solid = values.map((value, at) => (isRunning && at === last ? null : value))
  const dotted = values.map((value, at) => (isRunning && at >= last - 1 ? value : null))
  return [
    {
      ...base,
      ...points,
      id: lineId(index, isRunning),
      type: 'line',
      data: solid,
      lineStyle: { color: colour, width: 2, type },
    },
    {
      ...base,
      ...points,
      id: lineId(index, !isRunning),
      type: 'line',
      data: dotted,
      lineStyle: { color: colour, width: 2, type: 'dotted' },
    },
  ]
}

/** Where fewer than half have got there: what the median is more than. */
function atLeast(one: Series, name: string, [colour, sheet]: Drawn, way: TrendWay): object {
  return {
    ...pointed('emptyTriangle', 8, colour, sheet),
    type: 'line',
    name: `${name} at least`,
    color: colour,
    silent: true,
    z: 3,
    lineStyle: { opacity: 0 },
    data: one.points.map(({ at_least, value }) =>
      value === null && at_least !== null ? at_least / way.scale : null,
    ),
  }
}

/** An earlier window's values, by their places: thin, behind all others, and without a say of its own. */
function ghost(one: Series, name: string, index: number, colour: string, way: TrendWay): object {
  return {
    type: 'line',
    id: ghostId(index),
    name: `${name} ghost`,
    color: colour,
    silent: true,
    // A value between two gaps would be invisible as a line alone.
    symbol: 'circle',
    symbolSize: 2.5,
    // Columns would hide it.
    z: way.columns ? 4 : 2,
    lineStyle: { width: 1.2, opacity: 0.75 },
    data: one.points.map(({ value }) => (value === null ? null : value / way.scale)),
  }
}

/**
 * @param marks changes of level and what happened
 * @param ghosts the series of an earlier window, in the same order; none: nothing stands behind
 * @returns an ECharts option; point `i` of a series stands at x = `i`
 */
export function trendOption(
  series: Series[],
  way: TrendWay,
  colours: ChartColours,
  texts: TrendTexts,
  marks: Mark[] = [],
  ghosts: Series[] = [],
): EChartsCoreOption {
  const points = series[0]?.points ?? []
  const periods = points.map((point) => texts.period(point.period))
  const hasLegend = series.length > 1
  const cut = cutOf([...series, ...ghosts.map(bare)], way.scale)
  const isByActors = new Set(series.map((one) => one.actors)).size > 1
  const colourOf = (one: Series, index: number): string =>
    isByActors && one.actors !== 'all'
      ? colours.actors[one.actors]
      : (colours.lines[index % colours.lines.length] ?? colours.ink)
  const tooltip = (params: unknown): string => {
    const first = Array.isArray(params) ? (params[0] as { dataIndex?: number } | undefined) : null
    const index = first?.dataIndex ?? 0
    const start = points[index]?.period
    if (start === undefined) return ''
    const parts = series.flatMap((one, at) => {
      const point = one.points[index]
      const before = ghosts[at]?.points[index]
      const words = [
        ...(point === undefined ? [] : texts.lines(point, one)),
        ...(before === undefined || texts.ghost === undefined
          ? []
          : [texts.ghost.line(before, one)]),
      ].map(escaped)
      return hasLegend ? [`<b>${escaped(texts.name(one))}</b>`, ...words] : words
    })
    const here = marks.filter(({ from, to }) => from <= index && index <= to)
    const happened = here.map(({ text }) => `<i>${escaped(text)}</i>`)
    return [`<b>${escaped(texts.period(start))}</b>`, ...parts, ...happened].join('<br>')
  }
  // A single line needs no name; what stands behind it does.
  const ends = hasLegend
    ? series.map((one, index) => ({ id: lineId(index), name: texts.name(one) }))
    : ghosts.map((_, index) => ({ id: ghostId(index), name: texts.ghost?.name ?? '' }))
  const top = marks.some(({ kind }) => kind === 'change') ? 30 : 16
  return {
    animation: false,
    media: directly(ends, top, hasLegend, colours.soft),
    // What it says in words is the page's own, in the reader's language.
    aria: { enabled: true, label: { enabled: false }, decal: { show: way.patterns } },
    textStyle: { fontFamily: colours.font },
    grid: {
      left: 8,
      bottom: 8,
      containLabel: true,
    },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemHeight: 4,
      // Points may be empty, their sign in the legend isn't.
      data: series.map((one, index) => ({
        name: texts.name(one),
        itemStyle: { color: colourOf(one, index), borderWidth: 0 },
      })),
      textStyle: { color: colours.soft },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipLook(colours),
      formatter: tooltip,
    },
    xAxis: [
      {
        type: 'category',
        data: periods,
        axisLine: { lineStyle: { color: colours.rule } },
        axisTick: { show: false },
        axisLabel: { color: colours.soft, hideOverlap: true, margin: 10 },
      },
      { type: 'category', data: periods, show: false },
    ],
    yAxis: [
      {
        type: 'value',
        min: 0,
        max: cut,
        axisLabel: { color: colours.soft, formatter: texts.tick },
        splitLine: { lineStyle: { color: colours.rule } },
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      backdrop(series, colours),
      ...ghosts.map((one, index) =>
        ghost(
          one,
          texts.name(one),
          index,
          // Several are told apart by the colours of the lines that they stand behind.
          hasLegend ? colourOf(one, index) : colours.soft,
          way,
        ),
      ),
      ...series.flatMap((one, index) => [
        ...band(one, texts.name(one), index, colourOf(one, index), way),
        ...line(one, texts.name(one), index, [colourOf(one, index), colours.sheet], way),
        ...(one.points.some(({ at_least }) => at_least !== null)
          ? [atLeast(one, texts.name(one), [colourOf(one, index), colours.sheet], way)]
          : []),
      ]),
      markers(marks, colours),
    ],
  }
}
