/** Tries the mutants of an aggregate on its property tests, which compare it with the textbook on random populations. */
import { basename } from 'node:path'
import { createVitest } from 'vitest/node'
import { loadAggregates } from '../../server/metrics/catalogue.ts'
import type { Tally } from './tally.ts'
import type { Target } from './targets.ts'

const files = ['aggregates', 'aggregates-amounts', 'aggregates-known', 'aggregates-people'].map(
  (name) => `test/metrics/${name}.test.ts`,
)

/**
 * Runs the tests of aggregates once a mutant that is still alive, with its text in the place of the file's, and
 * moves those with which a test fails to the killed.
 */
export async function killByProperties(target: Target, tally: Tally): Promise<void> {
  if (tally.alive.size === 0) return
  const users = [...(await loadAggregates()).values()].filter(({ sql }) =>
    sql.includes(target.body),
  )
  const vitest = await createVitest('test', {
    watch: false,
    bail: 1,
    // Tests are called after the aggregates that they are of.
    testNamePattern: new RegExp(users.map(({ key }) => key).join('|')),
    fileParallelism: false,
    isolate: true,
    reporters: [{}],
    setupFiles: [new URL('replace.ts', import.meta.url).pathname],
    coverage: { enabled: false },
  })
  try {
    const specifications = await vitest.globTestSpecifications(files)
    if (specifications.length !== files.length) throw new Error(`Not all of ${files.join(', ')}.`)
    for (const { name, text } of target.mutants) {
      if (!tally.alive.has(name)) continue
      process.env['LICHEN_MUTANT'] = JSON.stringify({
        folder: target.folder,
        name: basename(target.file),
        body: text,
      })
      const { testModules } = await vitest.runTestSpecifications(specifications, true)
      const errors = testModules.flatMap((module) => [
        ...module.errors(),
        ...[...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? []),
      ])
      if (errors.length === 0) continue
      tally.alive.delete(name)
      const isRefused = errors.every(({ message }) =>
        /^(Parser|Binder|Catalog) Error/.test(message),
      )
      tally[isRefused ? 'invalid' : 'killed']++
    }
  } finally {
    delete process.env['LICHEN_MUTANT']
    await vitest.close()
  }
}
