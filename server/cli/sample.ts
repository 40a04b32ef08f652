/** `lichen sample`: puts the simulated sample ecosystem into the database, or takes it out. */
import { Command } from 'commander'
import { sampleDefaults, sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { loadSample, removeSample } from '../sync/sample.ts'
import { openAlone } from './open-alone.ts'
import { dbOption, whole } from './options.ts'
import { progressLine } from './progress-line.ts'

interface Options {
  seed: number
  items: number
  remove?: boolean
  db?: string
}

async function run(options: Options): Promise<void> {
  const store = await openAlone(options, { mustExist: options.remove === true })
  try {
    if (options.remove === true) {
      const had = await removeSample(store)
      console.log(had ? 'The sample is gone.' : 'There was no sample in the database.')
      return
    }
    const line = progressLine()
    const { repositories, items } = await loadSample(store, {
      seed: options.seed,
      items: options.items,
      onProgress: (done, total) => line.show(`Sample: ${done} of ${total} items`),
    })
    line.end()
    console.log(
      `${sampleEcosystem.title}: ${repositories} repositories with ${items} issues and pull requests.`,
    )
  } finally {
    await store.close()
  }
}

export const sampleCommand = (): Command =>
  new Command('sample')
    .description('put the simulated sample ecosystem into the database, or take it out')
    .option('--seed <number>', 'same seed, same data', whole(0), sampleDefaults.seed)
    .option('--items <number>', 'issues and pull requests together', whole(1), sampleDefaults.items)
    .option('--remove', 'take the sample out')
    .addOption(dbOption())
    .action(run)
