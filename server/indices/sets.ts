/** Weights and anchors that a user has set: what differs from the file of an index, named and versioned. */
import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import {
  aggregations,
  definitionOf,
  IndexText,
  scales,
  type IndexDefinition,
  type IndexTextOf,
} from './definition.ts'

/** The set that the file itself is. */
export const defaultSet = 'default'

const Weight = z.number().min(0, 'a weight is 0 or more').max(1000)

/** Anchors are in the unit of the index's file: days where that says days. */
export const Settings = z.strictObject({
  aggregation: z.enum(aggregations).optional(),
  dimensions: z.record(z.string(), Weight).default({}),
  indicators: z
    .record(
      z.string(),
      z.strictObject({
        weight: Weight.optional(),
        worst: z.number().optional(),
        best: z.number().optional(),
        scale: z.enum(scales).optional(),
      }),
    )
    .default({}),
})
export type Settings = z.infer<typeof Settings>

/** A version that was saved. */
export interface SavedSet {
  index_key: string
  name: string
  version: number
  /** JSON of `Settings`. */
  settings: string
  saved_at: string
}

/** Which weights made a result. */
export interface SetVersion {
  name: string
  /** Of the default set, the first digits of its file's digest; of others, the number of the saving. */
  version: string
}

const bad = (message: string): AppError =>
  new AppError(
    'bad-weights',
    message,
    'GET /api/v1/indices lists the dimensions and indicators of each index with their weights and anchors.',
    400,
  )

/**
 * The text of an index with a user's settings in it.
 *
 * @throws AppError `bad-weights` where they name what the index doesn't have, or don't make an index
 */
export function applied(text: IndexTextOf, settings: Settings): IndexTextOf {
  const dimensionKeys = new Set(text.dimensions.map(({ key }) => key))
  const indicators = text.dimensions.flatMap((each) => each.indicators)
  const unknown = [
    ...Object.keys(settings.dimensions).filter((key) => !dimensionKeys.has(key)),
    ...Object.keys(settings.indicators).filter(
      (key) => !indicators.some((each) => each.key === key),
    ),
  ]
  if (unknown.length > 0)
    throw bad(`The index has no dimension or indicator "${unknown.join('", "')}".`)
  const changed = {
    ...text,
    aggregation: settings.aggregation ?? text.aggregation,
    dimensions: text.dimensions.map((dimension) => ({
      ...dimension,
      weight: settings.dimensions[dimension.key] ?? dimension.weight,
      indicators: dimension.indicators.map((each) => {
        const own = settings.indicators[each.key]
        if (own === undefined) return each
        const weight = own.weight ?? each.weight
        if (!('metric' in each)) return { ...each, weight }
        const moved = (anchor: { at: number; source: string }, to: number | undefined) =>
          to === undefined || to === anchor.at ? anchor : { at: to, source: 'set by the user' }
        return {
          ...each,
          weight,
          scale: own.scale ?? each.scale,
          worst: moved(each.worst, own.worst),
          best: moved(each.best, own.best),
        }
      }),
    })),
  }
  const parsed = IndexText.safeParse(changed)
  if (!parsed.success) throw bad(`These weights make no index: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The default set's version: it changes with the file alone. */
export const digestOf = (text: IndexTextOf): string =>
  createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 8)

/** As a file of sql/indices, with the set's name in a comment. */
export const toYaml = (text: IndexTextOf, { name, version }: SetVersion): string =>
  `# Weights: ${name}, version ${version}\n${stringify(text, { lineWidth: 118 })}`

export function unknownWeights(index: string, asked: string, saved: SavedSet[]): AppError {
  const names = [...new Set([defaultSet, ...saved.map((each) => each.name)])]
  return new AppError(
    'unknown-weights',
    `There are no weights "${asked}" of ${index}.`,
    `There are: ${names.join(', ')}.`,
    404,
  )
}

/** An index with a set's weights and anchors, and which those are. */
export interface WeightedIndex {
  definition: IndexDefinition
  text: IndexTextOf
  set: SetVersion
}

/**
 * @param saved the versions that were saved of this index
 * @param asked `name`, for its newest version, or `name@version`; null: the default set
 * @throws AppError `unknown-weights` (404)
 */
export function withSet(
  index: { definition: IndexDefinition; text: IndexTextOf },
  saved: SavedSet[],
  asked: string | null,
): WeightedIndex {
  const { text } = index
  const own = { ...index, set: { name: defaultSet, version: digestOf(text) } }
  const [name, version] = (asked ?? defaultSet).split('@')
  if (name === defaultSet && (version === undefined || version === own.set.version)) return own
  const found = saved
    .filter(
      (each) => each.name === name && (version === undefined || String(each.version) === version),
    )
    .toSorted((a, b) => b.version - a.version)[0]
  if (found === undefined) throw unknownWeights(index.definition.key, asked ?? '', saved)
  const changed = applied(text, Settings.parse(JSON.parse(found.settings)))
  return {
    definition: definitionOf(index.definition.key, changed),
    text: changed,
    set: { name: found.name, version: String(found.version) },
  }
}
