/** `lichen remove owner/name…`: takes repositories out of the database with all that is stored of them. */
import { Command } from 'commander'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import type { StoredCounts } from '../sync/sink.ts'
import { parseName } from '../sync/wanted.ts'
import { openAlone } from './open-alone.ts'
import { dbOption } from './options.ts'
import { counted } from './sync-texts.ts'

interface Found extends StoredCounts {
  id: string
  name: string
}

/** @throws AppError `unknown-repository` */
async function found(store: Store, text: string): Promise<Found> {
  const asked = parseName(text)
  const known = await store.findRepository(asked.owner, asked.name)
  if (known !== null) {
    const { id, name, owner } = known
    return { id, name: `${owner}/${name}`, ...(await store.storedCounts(id)) }
  }
  throw new AppError(
    'unknown-repository',
    `${text} is not in the database; nothing was removed.`,
    'lichen status lists what is.',
    404,
  )
}

async function run(names: string[], options: { db?: string }): Promise<void> {
  const store = await openAlone(options, { mustExist: true })
  try {
    const repositories: Found[] = []
    for (const name of names) repositories.push(await found(store, name))
    await store.removeRepositories(repositories.map(({ id }) => id))
    await store.checkpoint()
    for (const { issue, name, pull_request } of repositories) {
      console.log(
        `${name} is gone, with ${counted(issue, 'issue')} and ${counted(pull_request, 'pull request')}.`,
      )
    }
    console.log('What a file or a schedule names is collected again with the next run.')
  } finally {
    await store.close()
  }
}

export const removeCommand = (): Command =>
  new Command('remove')
    .description('take repositories out of the database, with all that is stored of them')
    .argument('<owner/name...>', 'the repositories')
    .addOption(dbOption())
    .action(run)
