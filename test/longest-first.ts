/** In which order files of tests run: so that no long one is left to run alone at the end. */
import { join } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take half a minute or more, long ones first; those with a browser, which takes most of a core, in turn with others. */
const long = [
  'site/site',
  'metrics/cases',
  'secrets/canary',
  'browser/pages',
  'metrics/cases-of-others',
  'metrics/promises',
  'browser/matrix',
  'import/real',
  'sync/server',
  'metrics/later',
  'git/follow',
  'torture/torture',
  'collect/real',
  'browser/rows',
  'facts/facts',
].map((name) => join(import.meta.dirname, `${name}.test.ts`))

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number =>
      long.includes(moduleId) ? long.indexOf(moduleId) : long.length
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
