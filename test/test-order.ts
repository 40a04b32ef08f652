/** In which order files of tests run: what is left when time is short is what repeats, and no long one runs alone at the end. */
import { join } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const files = (names: string[]): string[] =>
  names.map((name) => join(import.meta.dirname, `${name}.test.ts`))

/** Those that take half a minute or more, long ones first; those with a browser, which takes most of a core, in turn with others. */
const long = files([
  'metrics/cases',
  'site/site',
  'metrics/cases-of-others',
  'browser/pages',
  'secrets/canary',
  'browser/matrix',
  'metrics/promises',
  'sync/server',
  'browser/rows',
  'facts/facts',
  'collect/full-changes',
  'actors/people',
  'git/follow',
])

/** They show on many random or real histories what others have shown on small ones. */
const repeating = files([
  'import/real',
  'metrics/later',
  'torture/torture',
  'collect/real',
  'metrics/facts-follow',
])

function rank({ moduleId }: TestSpecification): number {
  if (repeating.includes(moduleId)) return 1 + long.length + repeating.indexOf(moduleId)
  return long.includes(moduleId) ? 1 + long.indexOf(moduleId) : 0
}

export class TestOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
