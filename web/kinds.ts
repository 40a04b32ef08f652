/** Kinds of contribution, put together to as many as a thin bar can tell apart. Pure. */
import type { Contributor } from './api.ts'

type Kind = Contributor['kinds'][number]['kind']

/** In the order in which the bar has them. */
export const kindGroups = {
  changes: ['change_request', 'merged', 'commit'],
  reviews: ['review', 'review_comment', 'merge'],
  issues: ['issue', 'close', 'triage'],
  talk: ['comment', 'discussion', 'discussion_comment'],
  releases: ['release'],
} as const satisfies Record<string, readonly Kind[]>

export type KindGroup = keyof typeof kindGroups
export const groupNames = Object.keys(kindGroups) as KindGroup[]

export interface BarPart {
  group: KindGroup
  value: number
}

/** What the kinds of each group are worth; groups without any are left out. */
export function partsOf(kinds: { kind: Kind; value: number }[]): BarPart[] {
  return groupNames
    .map((group) => ({
      group,
      value: kinds
        .filter(({ kind }) => (kindGroups[group] as readonly Kind[]).includes(kind))
        .reduce((sum, { value }) => sum + value, 0),
    }))
    .filter(({ value }) => value > 0)
}
