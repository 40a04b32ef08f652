/** What an index is: dimensions, their indicators with two anchors each, weights and bands; read from sql/indices. */
import { z } from 'zod'
import { Chinese, translationsOf, words, type Words } from '../translated.ts'

export const scales = ['linear', 'log'] as const
/** `none`: a profile, whose dimensions stand side by side without a sum. */
export const aggregations = ['arithmetic', 'geometric', 'none'] as const
/**
 * What an indicator's value speaks of: the twelve months up to the end of the index's period, the last whole quarter in
 * it, or the state at the last sync, for what has no history.
 */
export const spans = ['12 months', 'quarter', 'now'] as const

const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by "-"')
const Text = z.string().min(1)
const Weight = z.number().min(0, 'a weight is 0 or more').max(1000)

const Anchor = z.strictObject({
  at: z.number(),
  source: Text,
  /** Left out where the source is a name alone. */
  'source_zh-CN': Chinese.optional(),
})

/** Multiplied into the metric's own unit, so that anchors read as people say them. */
export const anchorUnits = { day: 86_400, hour: 3600 } as const

const Common = {
  key: Key,
  title: Text,
  'title_zh-CN': Text,
  weight: Weight.default(1),
}

const Measured = z.strictObject({
  ...Common,
  metric: Text,
  span: z.enum(spans).default('12 months'),
  scale: z.enum(scales).default('linear'),
  anchor_unit: z.enum(['day', 'hour']).optional(),
  /** Maps to 0. */
  worst: Anchor,
  /** Maps to 1. */
  best: Anchor,
  note: Text.optional(),
})

/** What no collector brings yet. It is part of the index all the same, so that nobody takes the rest for the whole. */
const Unmeasured = z.strictObject({
  ...Common,
  needs: Text.describe('what would bring it, in words'),
  'needs_zh-CN': Text,
})

/** An item of a checklist that no machine can check: somebody has to say it. */
const Declared = z.strictObject({
  ...Common,
  source: Text.describe('who asks for it, and where'),
})

const Dimension = z.strictObject({
  ...Common,
  indicators: z.array(z.union([Measured, Unmeasured, Declared])).min(1),
})

const Band = z.strictObject({
  from: z.number().min(0).max(1),
  key: Key,
  title: Text,
  'title_zh-CN': Text,
})

export const IndexText = z
  .strictObject({
    title: Text,
    'title_zh-CN': Text,
    ...words,
    aggregation: z.enum(aggregations),
    /** Its indicators are items that are met or not; each reaches its best anchor, or is declared to be met. */
    checklist: z.literal(true).optional(),
    bands: z.array(Band).default([]),
    dimensions: z.array(Dimension).min(2),
  })
  .superRefine((index, context) => {
    const complain = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    const keys = index.dimensions.flatMap(({ indicators, key }) => [
      key,
      ...indicators.map((each) => each.key),
    ])
    for (const key of new Set(keys)) {
      if (keys.filter((each) => each === key).length > 1) {
        complain(['dimensions'], `the key "${key}" is there twice`)
      }
    }
    const isNothing = (parts: { weight: number }[]): boolean =>
      parts.every((each) => each.weight === 0)
    if (isNothing(index.dimensions)) complain(['dimensions'], 'all weights are 0')
    for (const [place, { indicators }] of index.dimensions.entries()) {
      if (isNothing(indicators)) complain(['dimensions', place], 'all weights are 0')
    }
    if (index.checklist === true && index.aggregation !== 'none') {
      complain(['aggregation'], 'a checklist has no sum: none')
    }
    if (index.checklist !== true && index.bands.length < 2) {
      complain(['bands'], 'an index has two bands at least')
    }
    if (index.bands.length > 0 && index.bands[0]?.from !== 0) {
      complain(['bands', 0, 'from'], 'the first band begins at 0')
    }
    for (const [place, { from }] of index.bands.entries()) {
      if (place > 0 && from <= (index.bands[place - 1]?.from ?? 0)) {
        complain(['bands', place, 'from'], 'each band begins above the one before')
      }
    }
    for (const [place, { indicators }] of index.dimensions.entries()) {
      for (const [inner, each] of indicators.entries()) {
        const path = ['dimensions', place, 'indicators', inner]
        if ('source' in each && index.checklist !== true) {
          complain(path, 'only a checklist has items that are declared alone')
        }
        if (!('metric' in each)) continue
        if (each.worst.at === each.best.at) complain(path, 'the two anchors are the same')
        if (each.scale === 'log' && Math.min(each.worst.at, each.best.at) < 0) {
          complain(path, 'a logarithmic scale needs anchors of at least 0')
        }
      }
    }
  })

export type IndexTextOf = z.infer<typeof IndexText>
export type Aggregation = (typeof aggregations)[number]

/** How a value becomes 0…1. In the metric's own unit: seconds for durations. */
export interface Anchors {
  worst: number
  best: number
  scale: (typeof scales)[number]
}

interface AnchorSources {
  worst: string
  best: string
}

export interface Indicator {
  key: string
  title: Record<string, string>
  weight: number
  /** Null: nothing brings it yet. */
  metric: string | null
  needs: Record<string, string> | null
  span: (typeof spans)[number]
  anchors: Anchors | null
  /** In the file its anchors are written in these: days of a duration. Null: in the metric's own unit. */
  anchor_unit: keyof typeof anchorUnits | null
  sources: (AnchorSources & { translations: Record<string, AnchorSources> }) | null
  /** Of an item of a checklist that is declared alone: who asks for it. */
  asked_by: string | null
  note: string | null
}

export interface Dimension {
  key: string
  title: Record<string, string>
  weight: number
  indicators: Indicator[]
}

export interface Band {
  from: number
  key: string
  title: Record<string, string>
}

export interface IndexDefinition extends Words {
  key: string
  title: Record<string, string>
  translations: Record<string, Words>
  aggregation: Aggregation
  is_checklist: boolean
  bands: Band[]
  dimensions: Dimension[]
}

const titles = (given: { title: string; 'title_zh-CN': string }): Record<string, string> => ({
  en: given.title,
  'zh-CN': given['title_zh-CN'],
})

const sourcesOf = ({ worst, best }: Record<'worst' | 'best', z.infer<typeof Anchor>>) => ({
  worst: worst.source,
  best: best.source,
  translations: {
    'zh-CN': {
      worst: worst['source_zh-CN'] ?? worst.source,
      best: best['source_zh-CN'] ?? best.source,
    },
  },
})

/** A file's contents as the computation takes them: anchors in the metric's unit. */
export function definitionOf(key: string, text: IndexTextOf): IndexDefinition {
  return {
    key,
    title: titles(text),
    question: text.question,
    definition: text.definition,
    bias: text.bias,
    standard: text.standard,
    translations: translationsOf(text),
    aggregation: text.aggregation,
    is_checklist: text.checklist === true,
    bands: text.bands.map((band) => ({ from: band.from, key: band.key, title: titles(band) })),
    dimensions: text.dimensions.map((dimension) => ({
      key: dimension.key,
      title: titles(dimension),
      weight: dimension.weight,
      indicators: dimension.indicators.map((each) => {
        const common = { key: each.key, title: titles(each), weight: each.weight }
        if (!('metric' in each)) {
          return {
            ...common,
            metric: null,
            needs: 'needs' in each ? { en: each.needs, 'zh-CN': each['needs_zh-CN'] } : null,
            span: spans[0],
            anchors: null,
            anchor_unit: null,
            sources: null,
            asked_by: 'source' in each ? each.source : null,
            note: null,
          }
        }
        const unit = each.anchor_unit === undefined ? 1 : anchorUnits[each.anchor_unit]
        return {
          ...common,
          metric: each.metric,
          needs: null,
          span: each.span,
          anchors: { worst: each.worst.at * unit, best: each.best.at * unit, scale: each.scale },
          anchor_unit: each.anchor_unit ?? null,
          sources: sourcesOf(each),
          asked_by: null,
          note: each.note ?? null,
        }
      }),
    })),
  }
}
