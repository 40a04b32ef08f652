/** The ranks of a scope's contributors in three parts, and how much each part weighs there. */
import type { z } from 'zod'
import type { ContributorsAnswer } from '../routes/contributor-schemas.ts'
import type { Store } from '../store/open.ts'
import { rankOf, rankParts, type Rank } from './rank.ts'
import { readWorks, type Frame } from './read.ts'
import { rounded, valuesBy, type Contribution } from './value.ts'
import type { WeightSet } from './weight-set.ts'

/** By what everybody has done; the quantity counts merged changes and releases with the set's own limits. */
export async function ranksOf(
  store: Store,
  frame: Frame,
  months: Contribution[][],
  set: WeightSet,
): Promise<Map<string, Rank>> {
  const works = await readWorks(store, frame)
  const pieces = { ...set, kinds: { merged: 1, release: 1 }, docs: 1, cap: null }
  const { values } = valuesBy(months, pieces, ({ person }) => person)
  const everybody = [...new Set([...works.keys(), ...values.keys()])]
  const nothing = { merged: 0, approved: 0, reverted: 0, watched: 0, thanks: 0, dependents: null }
  const ranks = rankOf(
    everybody.map((person) => {
      const { docs, ...work } = works.get(person) ?? { ...nothing, docs: 0 }
      return { ...work, quantity: rounded((values.get(person)?.value ?? 0) + docs) }
    }),
    set.rank,
  )
  return new Map(everybody.map((person, at) => [person, ranks[at] as Rank]))
}

/** How the rank is made: a part of which nothing is known gives its weight to the others. */
export function partsOf(
  ranks: Map<string, Rank>,
  weights: WeightSet['rank'],
): z.infer<typeof ContributorsAnswer>['parts'] {
  const all = [...ranks.values()]
  const isKnown = (part: (typeof rankParts)[number]): boolean =>
    all.length === 0 || all.some((rank) => rank[part] !== null)
  const known = rankParts.filter(isKnown).reduce((sum, part) => sum + weights[part], 0)
  return rankParts.map((part) => ({
    part,
    weight: weights[part],
    share: isKnown(part) && known > 0 ? weights[part] / known : 0,
    reason: isKnown(part) ? null : ('no_source' as const),
  }))
}
