/** What a published copy holds: of which scopes, over which stretches of time, in which steps, and whose. */
import { shift, startOf, type Grain } from '../metrics/window.ts'
import type { ActorFilter } from '../metrics/compose.ts'

export const ranges = ['12m', '3m', 'all'] as const
export type Range = (typeof ranges)[number]
/** Weeks would be more than all others together. */
export const siteGrains = ['month', 'quarter', 'year'] as const satisfies Grain[]

/** Rows of a number, a list or a queue that are written; the page says where there are more. */
export const mostRows = 200

export interface Dates {
  from: string
  to: string
}

export interface PublishedScope {
  scope: string
  /** Ids of its repositories. */
  repos: string[]
}

/** `data/site.json`, which the page reads before anything else. */
export interface Site {
  format: 'lichen-site'
  format_version: 1
  lichen_version: string
  exported_at: string
  privacy: 'open' | 'pseudonymous'
  /** Of all that is published: up to when it is known, and since when there is something. */
  as_of: string | null
  oldest: string | null
  /** A scope's place names its folder. */
  scopes: PublishedScope[]
  /** `report`: the quarter that was over last. */
  windows: Record<'12m' | 'report', Dates> & Partial<Record<Range, Dates>>
  grains: Grain[]
  actors: ActorFilter[]
  rows: number
}

const day = (date: Date): string => date.toISOString().slice(0, 10)

/** The dates that the page asks for by each range: whole months, the running one included; twelve months always. */
export function windowsOf(
  asked: readonly Range[],
  asOf: string | null,
  oldest: string | null,
): Site['windows'] {
  const known = startOf(asOf === null ? new Date() : new Date(asOf), 'month')
  const to = day(shift(known, 'month', 1))
  const from = {
    '12m': shift(known, 'month', -11),
    '3m': shift(known, 'month', -2),
    all: oldest === null ? shift(known, 'month', -11) : startOf(new Date(oldest), 'month'),
  }
  const quarter = startOf(known, 'quarter')
  const named = Object.fromEntries(asked.map((range) => [range, { from: day(from[range]), to }]))
  return {
    '12m': { from: day(from['12m']), to },
    ...named,
    report: { from: day(shift(quarter, 'quarter', -1)), to: day(quarter) },
  }
}

/** `2025Q4` */
export const quarterName = ({ from }: Dates): string =>
  `${from.slice(0, 4)}Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`
