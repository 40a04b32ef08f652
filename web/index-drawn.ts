/** An index as charts take it: its sides, and its course as a series. Pure. */
import type { IndexAbout, IndexScope, IndexSeries, Series } from './api.ts'
import type { Side } from './charts/radar.ts'
import { titlesOf } from './indices.ts'

/** Fewer sides enclose nothing. */
const fewestSides = 3

/**
 * What an index is made of, as far as it is known: its dimensions, or its indicators where those are too few to draw;
 * none where these are too few, too.
 */
export function sidesOf(index: IndexAbout, scope: IndexScope, language: string): Side[] {
  const titles = titlesOf(index, language)
  const known = (parts: (Pick<Side, 'low' | 'high'> & { key: string; score: number | null })[]) =>
    parts.flatMap(({ high, key, low, score }) =>
      score === null ? [] : [{ key, title: titles.get(key) ?? key, score, low, high }],
    )
  const dimensions = known(scope.dimensions)
  if (dimensions.length >= fewestSides) return dimensions
  // The bounds of an indicator are those of its value, in the unit of its metric.
  const indicators = scope.dimensions.flatMap((dimension) => dimension.indicators)
  const sides = known(indicators.map((each) => ({ ...each, low: null, high: null })))
  return sides.length >= fewestSides ? sides : []
}

/** The course of an index as the chart of a metric takes it. */
export function asSeries({ as_of, points: course, scope }: IndexSeries['series'][number]): Series {
  const drawn = course.map(({ high, is_partial, low, period, score }) => ({
    period: period.from,
    value: score,
    low,
    high,
    // An index is no count of items; its range is always worth showing.
    n: Number.POSITIVE_INFINITY,
    n_censored: 0,
    is_partial,
    coverage: 1,
    reason: null,
    at_least: null,
  }))
  const [last] = drawn.slice(-1)
  if (last === undefined) throw new Error('An index has no course.')
  return {
    scope,
    actors: 'all',
    as_of,
    needs: [],
    points: drawn,
    changes: [],
    summary: last,
    previous: null,
    year_ago: null,
    comparable: null,
  }
}
