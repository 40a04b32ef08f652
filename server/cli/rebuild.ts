/** `lichen rebuild`: makes the facts behind the numbers anew from the collected rows. */
import { Command } from 'commander'
import { openAlone } from './open-alone.ts'
import { dbOption } from './options.ts'
import { progressLine } from './progress-line.ts'
import { counted } from './sync-texts.ts'

interface Options {
  db?: string
}

async function run(options: Options): Promise<void> {
  const store = await openAlone(options, { mustExist: true })
  try {
    const line = progressLine()
    let repositories = 0
    const wrong = await store.rebuildFacts({
      compare: true,
      onProgress: (done, total) => {
        repositories = total
        line.show(`Rebuilding: ${done} of ${counted(total, 'repository', 'repositories')}`)
      },
    })
    line.end()
    await store.checkpoint()
    const found =
      wrong === 0
        ? 'They were as they should be.'
        : `${counted(wrong, 'row')} of them weren’t as they should be, and are now.`
    console.log(
      `The facts of ${counted(repositories, 'repository', 'repositories')} are made anew. ${found}`,
    )
  } finally {
    await store.close()
  }
}

export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .description('make the facts behind the numbers anew from the collected rows')
    .addOption(dbOption())
    .action(run)
