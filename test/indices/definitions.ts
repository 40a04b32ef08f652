/** Indices for tests: of any shape, with values for any of their indicators. */
import fc from 'fast-check'
import { definitionOf, IndexText, type IndexDefinition } from '../../server/indices/definition.ts'
import type { Measured } from '../../server/indices/known.ts'
import type { Values } from '../../server/indices/uncertainty.ts'

const bands = [
  { from: 0, key: 'low', title: 'Low', 'title_zh-CN': '低' },
  { from: 0.5, key: 'high', title: 'High', 'title_zh-CN': '高' },
]

export interface Part {
  weight?: number
  indicators: { weight?: number; worst?: number; best?: number; scale?: 'linear' | 'log' }[]
}

/** Indicators are called `0-0`, `0-1`, `1-0` … by dimension and place. */
export function indexOf(
  parts: Part[],
  aggregation: 'arithmetic' | 'geometric' = 'arithmetic',
): IndexDefinition {
  const title = { title: 'A', 'title_zh-CN': '甲' }
  const text = IndexText.parse({
    ...title,
    question: 'How?',
    'question_zh-CN': '如何？',
    definition: 'So.',
    'definition_zh-CN': '如此。',
    bias: 'None.',
    'bias_zh-CN': '无。',
    standard: 'Own.',
    aggregation,
    bands,
    dimensions: parts.map((part, place) => ({
      ...title,
      key: `d${place}`,
      weight: part.weight ?? 1,
      indicators: part.indicators.map((each, inner) => ({
        ...title,
        key: `${place}-${inner}`,
        metric: 'commits',
        weight: each.weight ?? 1,
        scale: each.scale ?? 'linear',
        worst: { at: each.worst ?? 0, source: 'here' },
        best: { at: each.best ?? 1, source: 'here' },
      })),
    })),
  })
  return definitionOf('test', text)
}

const weight = fc.double({ min: 0.1, max: 5, noNaN: true })
const anchors = fc.constantFrom(
  { worst: 0, best: 1 },
  { worst: 1, best: 0 },
  { worst: 0, best: 0.3 },
  { worst: 0.9, best: 0.2 },
  { worst: 0, best: 2, scale: 'log' as const },
)

export const anyIndex = fc
  .tuple(
    fc.array(
      fc.record({
        weight,
        indicators: fc.array(
          fc.tuple(weight, anchors).map(([own, rest]) => ({ weight: own, ...rest })),
          { minLength: 1, maxLength: 5 },
        ),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    fc.constantFrom('arithmetic' as const, 'geometric' as const),
  )
  .map(([parts, aggregation]) => indexOf(parts, aggregation))

const value = fc.double({ min: -0.2, max: 1.2, noNaN: true })
const measured: fc.Arbitrary<Measured | null> = fc.option(
  fc.tuple(value, value, fc.constantFrom(0, 0.05, 0.3)).map(([at, , width]) => ({
    value: at,
    low: width === 0 ? null : at - width,
    high: width === 0 ? null : at + width / 2,
  })),
  { freq: 6 },
)

export const keysOf = (index: IndexDefinition): string[] =>
  index.dimensions.flatMap(({ indicators }) => indicators.map(({ key }) => key))

export const valuesFor = (index: IndexDefinition): fc.Arbitrary<Values> =>
  fc
    .array(measured, { minLength: keysOf(index).length, maxLength: keysOf(index).length })
    .map((list) => new Map(keysOf(index).map((key, place) => [key, list[place] ?? null])))

/** Values without an interval. */
export const exactly = (given: Record<string, number | null>): Values =>
  new Map(
    Object.entries(given).map(([key, at]) => [
      key,
      at === null ? null : { value: at, low: null, high: null },
    ]),
  )
