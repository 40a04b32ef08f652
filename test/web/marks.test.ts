/** What stands on a chart beside the values: where, how it is drawn, and what a hover says. */
import { describe, expect, it } from 'vitest'
import type { Annotation, Metric, Series } from '../../web/api.ts'
import { annotationMarks, changeMarks, placeOf } from '../../web/charts/marks.ts'
import { cutOf } from '../../web/charts/points.ts'
import { trendOption } from '../../web/charts/trend.ts'
import { sparkShapes } from '../../web/charts/spark.ts'
import { holesOf, isComparable, shiftsOf } from '../../web/said.ts'
import { carried, Search } from '../../web/search.ts'
import type { ChartColours } from '../../web/theme.ts'

const periods = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => ({
  period: `${day}T00:00:00Z`,
}))

const point = (at: number, value: number) => ({
  period: periods[at]?.period ?? '',
  value,
  low: null,
  high: null,
  n: 20,
  n_censored: 0,
  is_partial: false,
  coverage: 1,
  reason: null,
  at_least: null,
})

const series = (actors: Series['actors'], changes: Series['changes'] = []): Series => ({
  scope: 'repo:a/b',
  actors,
  as_of: null,
  needs: [],
  points: [point(0, 1), point(1, 2), point(2, 3)],
  changes,
  summary: point(0, 1),
  previous: null,
  year_ago: null,
  comparable: null,
})

const colours: ChartColours = {
  font: 'font',
  ink: 'ink',
  soft: 'soft',
  rule: 'rule',
  sheet: 'sheet',
  band: 'band',
  hatch: 'hatch',
  hole: 'hole',
  lines: ['one', 'two'],
  actors: { human: 'person', bot: 'bot', agent: 'agent' },
  change: 'change',
}

const texts = {
  period: (start: string) => start.slice(0, 7),
  tick: String,
  lines: () => ['a value'],
  name: (one: Series) => `${one.scope} ${one.actors}`,
}

interface Drawn {
  series: {
    id?: string
    z?: number
    silent?: boolean
    name: string
    color?: string
    data: unknown[]
    markLine?: { data: { xAxis: number; label: { formatter: string; position?: string } }[] }
    markPoint?: { data: { coord: number[] }[] }
    markArea?: { data: { xAxis: number }[][] }
  }[]
  legend: { data: { name: string; itemStyle: { color: string } }[] }
  tooltip: { formatter: (params: unknown) => string }
}

const drawn = (all: Series[], marks: Parameters<typeof trendOption>[4] = []): Drawn =>
  trendOption(
    all,
    { scale: 1, columns: false, patterns: false },
    colours,
    texts,
    marks,
  ) as unknown as Drawn

const happened = (
  from_at: string,
  to_at: string | null = null,
  kind: Annotation['kind'] = 'outage',
): Annotation => ({
  id: from_at,
  scope: null,
  kind,
  from_at,
  to_at,
  title: 'Outage',
  url: null,
})

describe('marks', () => {
  it('stand at the period that holds the instant', () => {
    expect(placeOf(periods, '2026-01-01T00:00:00Z')).toBe(0)
    expect(placeOf(periods, '2026-01-31T23:59:59Z')).toBe(0)
    expect(placeOf(periods, '2026-02-01T00:00:00Z')).toBe(1)
    expect(placeOf(periods, '2025-12-31T23:59:59Z')).toBe(-1)
  })

  it('last as long as what happened, from the beginning where it began before', () => {
    const places = (from: string, to: string | null) =>
      annotationMarks([happened(from, to)], periods, () => '').map((mark) => [mark.from, mark.to])
    expect(places('2026-01-05T00:00:00Z', null)).toEqual([[0, 0]])
    expect(places('2026-01-05T00:00:00Z', '2026-03-01T00:00:00Z')).toEqual([[0, 1]])
    expect(places('2025-06-01T00:00:00Z', '2026-02-02T00:00:00Z')).toEqual([[0, 1]])
    expect(places('2025-06-01T00:00:00Z', null)).toEqual([])
  })

  it('are drawn: a line with its words for a change and a moment, a band for a stretch, a tick for releases', () => {
    const change = { period: periods[1]?.period ?? '', before: 1, after: 2, p: 0.001 }
    const one = series('human', [change])
    const marks = [
      ...changeMarks([one], ({ after, before }) => `${before} to ${after}`),
      ...annotationMarks(
        [
          happened('2026-03-05T00:00:00Z'),
          happened('2026-02-05T00:00:00Z', null, 'release'),
          happened('2026-02-07T00:00:00Z', null, 'release'),
          happened('2026-01-05T00:00:00Z', '2026-02-05T00:00:00Z'),
        ],
        periods,
        () => '<b>Outage',
      ),
    ]
    const option = drawn([one], marks)
    const { markArea, markLine, markPoint } = option.series.at(-1) ?? {}
    expect(
      markLine?.data.map(({ label, xAxis }) => [xAxis, label.formatter, label.position]),
    ).toEqual([
      [1, '1 to 2', undefined],
      [2, '<b>Outage', 'insideEndTop'],
    ])
    expect(markPoint?.data).toEqual([{ coord: [1, 0] }])
    expect(markArea?.data).toEqual([[{ xAxis: 0 }, { xAxis: 1 }]])
    const hover = (dataIndex: number) => option.tooltip.formatter([{ dataIndex }])
    expect(hover(0)).toContain('&lt;b&gt;Outage')
    expect(hover(0)).not.toContain('1 to 2')
    expect(hover(1)).toContain('1 to 2')
  })
})

describe('what a chart can’t draw as a value', () => {
  const withPoints = (points: Partial<Series['points'][number]>[]): Series => ({
    ...series('human'),
    points: points.map((each, at) => ({ ...point(at, at), ...each })),
  })
  const bars = (one: Series) => drawn([one]).series[0]?.data

  it('is hatched where a period isn’t whole, also before those that weren’t collected', () => {
    const empty = { value: null, reason: 'not_collected', is_partial: true } as const
    const weeks = withPoints([{}, { is_partial: true, value: 5 }, empty])
    expect(bars(weeks)?.map((bar) => bar !== null)).toEqual([false, true, true])
    // The line is dotted into the one that runs, not into the one after it.
    const dotted = drawn([weeks]).series.filter(({ name }) => name === 'repo:a/b human')[1]
    expect(dotted?.data).toEqual([0, 5, null])
    const shapes = sparkShapes(weeks.points, 100, 20)
    expect(shapes.running).not.toBe(null)
    expect(shapes.partial?.x).toBeLessThan(shapes.dot?.x ?? 0)
  })

  it('is marked at what it is more than, where half haven’t got there', () => {
    const one = withPoints([{ value: 4 }, { value: null, at_least: 9, reason: 'not_reached' }])
    const marks = drawn([one]).series.find(({ name }) => name.endsWith('at least'))
    expect(marks?.data).toEqual([null, 9])
    expect(drawn([series('human')]).series.some(({ name }) => name.endsWith('at least'))).toBe(
      false,
    )
  })

  it('is cut off where one far bound would press all values flat', () => {
    const far = (high: number) => [withPoints([{ value: 10, low: 1, high }])]
    expect(cutOf(far(19), 1)).toBe(null)
    expect(cutOf(far(900), 1)).toBe(20)
    expect(cutOf(far(900), 0.1)).toBe(200)
    expect(cutOf([withPoints([{ value: 10, low: 1, high: 900, n: 9 }])], 1)).toBe(null)
  })

  it('lies in the middle of a small chart where nothing moves, and at the bottom where it is 0', () => {
    const height = (value: number) =>
      sparkShapes(withPoints([{ value }, { value }]).points, 100, 20).dot?.y
    expect([height(8), height(0)]).toEqual([10, 16])
  })
})

describe('people, bots and agents', () => {
  it('are three lines in their own colours, named', () => {
    const option = drawn([series('human'), series('bot'), series('agent')])
    const named = option.legend.data.map(({ itemStyle, name }) => [name, itemStyle.color])
    expect(named).toEqual([
      ['repo:a/b human', 'person'],
      ['repo:a/b bot', 'bot'],
      ['repo:a/b agent', 'agent'],
    ])
    const colourOf = new Map(option.series.map(({ color, name }) => [name, color]))
    expect(named.map(([name]) => colourOf.get(name ?? ''))).toEqual(['person', 'bot', 'agent'])
  })

  it('are people’s alone on a page of single figures', () => {
    const view = Search.parse({ actors: 'each' })
    expect([view.actors, carried(view).actors]).toEqual(['each', 'human'])
  })
})

it('a hole is the worst one of a scope; what was never read and what comes later are none', () => {
  const covered = (coverage: number, reason: Series['summary']['reason'] = null): Series => ({
    ...series('human'),
    summary: { ...point(0, 1), coverage, reason },
  })
  const holes = (...all: Series[]) => [...holesOf([{ series: all }])]
  expect(holes(covered(0.97), covered(0.9), covered(1))).toEqual([['repo:a/b', 0.9]])
  expect(holes(covered(0, 'no_source'), covered(0, 'not_collected'))).toEqual([])
})

it('nothing is said to stay as it was where nothing lies before', () => {
  const before = (previous: Series['previous']) => [{ series: [{ ...series('human'), previous }] }]
  expect(isComparable(before(point(0, 1)))).toBe(true)
  expect(isComparable(before({ ...point(0, 1), value: null }))).toBe(false)
  expect(isComparable(before(null))).toBe(false)
})

it('the clearest changes of level are told, of each series its latest', () => {
  const change = (after: number, p: number) => ({ period: '', before: 0, after, p })
  const metric = { key: 'm' } as Metric
  const all = [
    series('human', [change(1, 0.001), change(2, 0.009)]),
    series('bot', [change(3, 0.002)]),
    series('agent'),
  ]
  expect(shiftsOf([{ metric, series: all }], 5).map((shift) => shift.change.after)).toEqual([3, 2])
  expect(shiftsOf([{ metric, series: all }], 1)).toHaveLength(1)
})

describe('an earlier window', () => {
  const before = (values: (number | null)[]): Series => ({
    ...series('human'),
    points: values.map((value, at) => ({ ...point(at, 0), value, low: 1, high: 900 })),
  })
  const withGhost = (columns: boolean) =>
    trendOption(
      [series('human')],
      { scale: 2, columns, patterns: false },
      colours,
      { ...texts, ghost: { name: 'a year earlier', line: ({ value }) => `then ${value}` } },
      [],
      [before([8, null, 6])],
    ) as unknown as Drawn & {
      media: { query?: object; option: { series: { id: string; endLabel: object }[] } }[]
      yAxis: { max: number | null }[]
    }

  it('stands by its places behind the line, in front of columns, and no band of it counts', () => {
    const option = withGhost(false)
    const ghost = option.series.find(({ id }) => id === 'ghost 0')
    const line = option.series.find(({ id }) => id === 'line 0')
    expect(ghost).toMatchObject({ data: [4, null, 3], color: 'soft', silent: true })
    expect(ghost?.z ?? 9).toBeLessThan(line?.z ?? 0)
    expect(option.yAxis[0]?.max).toBe(null)
    const columns = withGhost(true).series
    const places = ['ghost 0', 'line 0'].map((id) => columns.find((one) => one.id === id)?.z ?? 0)
    expect(places[0]).toBeGreaterThan(places[1] ?? 9)
  })

  it('is named at its end where there is room, and said in the tooltip of its place', () => {
    const { media, tooltip } = withGhost(false)
    expect(media.map(({ option, query }) => [query !== undefined, option.series])).toMatchObject([
      [true, [{ id: 'ghost 0', endLabel: { show: true, formatter: 'a year earlier' } }]],
      [false, [{ id: 'ghost 0', endLabel: { show: false } }]],
    ])
    expect(tooltip.formatter([{ dataIndex: 2 }])).toContain('then 6')
  })
})

it('a few lines have their names at their ends, many are in a legend', () => {
  const legend = (count: number) => {
    const all = Array.from({ length: count }, (_, at) => ({
      ...series('all'),
      scope: `repo:a/${at}`,
    }))
    const { media } = drawn(all) as unknown as {
      media: { option: { legend: { show: boolean } } }[]
    }
    return media.map(({ option }) => option.legend.show)
  }
  // The first holds where the chart is wide enough, the last where it isn't.
  expect([legend(1), legend(3), legend(5)]).toEqual([[false], [false, true], [true]])
})
