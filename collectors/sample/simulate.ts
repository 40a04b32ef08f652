/** The sample ecosystem: six simulated repositories over four years, from a seed, in any size. */
import type { Batch } from '../model.ts'
import { apportion } from './arrivals.ts'
import { People } from './people.ts'
import { Project } from './project.ts'
import { scenarios } from './projects.ts'
import { Random } from './random.ts'
import { simulateRepository } from './repository.ts'

/** How the ecosystem is called wherever it is seen, and the instant of which its rows speak. */
export const sampleEcosystem = {
  slug: 'sample',
  title: 'Sample ecosystem (simulated)',
  as_of: '2026-06-17T12:00:00Z',
} as const

/** What an empty database is filled with. */
export const sampleDefaults = { seed: 20260617, items: 9000 } as const

/**
 * Batches of some thousand rows, one repository after the other; same options, same bytes.
 * Nothing is kept but the people who may come back, so any number of items streams in little memory.
 *
 * @param options.seed         any integer
 * @param options.items        issues and pull requests together: split over repositories, kinds and days by
 *                             largest remainder and by draws without replacement, so the total is met exactly
 * @param options.repositories default 6; from the seventh on the scenarios come again under numbered names
 * @throws RangeError if an option isn't an integer of a possible size
 */
export function* simulate(options: {
  seed: number
  items: number
  repositories?: number
}): Generator<Batch> {
  const { seed, items, repositories = scenarios.length } = options
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed must be an integer, not ${seed}.`)
  if (!Number.isSafeInteger(items) || items < 1) {
    throw new RangeError(`The number of items must be a whole number from 1 on, not ${items}.`)
  }
  if (!Number.isSafeInteger(repositories) || repositories < 1) {
    throw new RangeError(`The number of repositories must be 1 or more, not ${repositories}.`)
  }
  const people = new People(new Random(seed), items)
  const chosen = Array.from({ length: repositories }, (_, index) => ({
    scenario: scenarios[index % scenarios.length]!,
    round: Math.floor(index / scenarios.length),
  }))
  const sizes = apportion(
    items,
    chosen.map(({ scenario }) => scenario.weight),
  )
  for (const [index, { scenario, round }] of chosen.entries()) {
    const name = round === 0 ? scenario.name : `${scenario.name}-${round + 1}`
    const size = sizes[index]!
    const project = new Project(new Random(seed, index + 1), people, scenario, index, name, size)
    yield* simulateRepository(project, size)
  }
}
