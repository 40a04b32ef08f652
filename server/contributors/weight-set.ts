/** Named sets of weights: what a contribution of each kind counts, with the guards and levels that belong to them. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from '@hono/zod-openapi'
import { parse } from 'yaml'
import { packageRoot } from '../root.ts'
import { Chinese } from '../translated.ts'

/** What `act` of sql/staging tells apart. */
export const contributionKinds = [
  'issue',
  'comment',
  'change_request',
  'review',
  'review_comment',
  'merged',
  'merge',
  'close',
  'triage',
  'release',
  'commit',
  'discussion',
  'discussion_comment',
] as const
export type ContributionKind = (typeof contributionKinds)[number]

const weight = z.number().min(0).max(1_000_000)
const weights = Object.fromEntries(
  contributionKinds.map((kind) => [kind, weight.optional()]),
) as Record<ContributionKind, z.ZodOptional<typeof weight>>

const limit = z.number().int().min(0).max(1_000_000).nullable()
const title = z.string().trim().min(1).max(100)

/** What a file of sql/weights says, and what a user gives for a set of their own. */
export const WeightSet = z
  .strictObject({
    title,
    'title_zh-CN': title.optional(),
    source: z.string().trim().min(1).max(1000).openapi({ description: 'Who weighs like this' }),
    'source_zh-CN': Chinese.max(1000).optional(),
    docs: z.number().min(0).max(100).default(1).openapi({
      description: 'Factor of changes and commits that touch documentation alone',
    }),
    cap: z.number().positive().max(1000).nullable().default(4).openapi({
      description:
        'What a person can get in a month, in multiples of the 75th percentile of all such months; null: no cap',
    }),
    limits: z
      .strictObject({ small: limit, self_merged: limit })
      .default({ small: 10, self_merged: 10 })
      .openapi({
        description:
          'How many small changes (under ten lines), and how many merged by their author without anybody’s review, ' +
          'count in full for a person and month; more share what these would get. null: all',
      }),
    rank: z
      .strictObject({ quantity: weight, quality: weight, impact: weight })
      .refine((parts) => parts.quantity + parts.quality + parts.impact > 0, 'they are all 0')
      .default({ quantity: 30, quality: 40, impact: 30 })
      .openapi({ description: 'How the three parts of the rank weigh' }),
    kinds: z
      .strictObject(weights)
      .refine(
        (kinds) => Object.values(kinds).some((each) => (each ?? 0) > 0),
        'no kind counts anything',
      )
      .openapi({ description: 'Kinds that are left out count nothing' }),
    levels: z
      .array(
        z.strictObject({ points: z.number().positive(), title, 'title_zh-CN': title.optional() }),
      )
      .max(20)
      .default([])
      .openapi({ description: 'From how many points on somebody is called what' }),
  })
  .openapi('WeightSet', {
    example: {
      title: 'Reviews first',
      source: 'Agreed by the board in March',
      docs: 1,
      cap: 4,
      limits: { small: 10, self_merged: 10 },
      rank: { quantity: 30, quality: 40, impact: 30 },
      kinds: { review: 3, change_request: 2, merged: 2, issue: 1 },
      levels: [{ points: 10, title: 'Contributor' }],
    },
  })
export type WeightSet = z.infer<typeof WeightSet>

export interface NamedWeights extends WeightSet {
  name: string
  /** Of one that ships: a digest of what it says; of a user's: counted from 1. */
  version: string
  is_shipped: boolean
  /** Null for one that ships. */
  changed_at: string | null
}

/** @throws Error naming the file that isn't a set of weights */
async function readShipped(): Promise<NamedWeights[]> {
  const folder = join(packageRoot, 'sql/weights')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const parsed = WeightSet.safeParse(parse(await readFile(join(folder, name), 'utf8')))
      if (!parsed.success) throw new Error(`sql/weights/${name}: ${parsed.error.message}`)
      const digest = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex')
      return {
        ...parsed.data,
        name: basename(name, '.yaml'),
        version: digest.slice(0, 8),
        is_shipped: true,
        changed_at: null,
      }
    }),
  )
}

let shipped: Promise<NamedWeights[]> | undefined

/** The sets of sql/weights by name; they are read once. */
export const shippedWeights = (): Promise<NamedWeights[]> => (shipped ??= readShipped())

/** What is taken where nothing is asked for. */
export const defaultWeights = 'opendigger'
