/** A real repository collected through GraphQL into a database that is gone after use. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { collectRepository } from '../../server/sync/run.ts'
import { dataFolder } from '../github-server/client.ts'
import { loadFolder } from '../github-server/load.ts'
import { startGithubServer } from '../github-server/server.ts'

/** @param name `owner/name` @param data its folder in the real data */
export async function withCollected<Answer>(
  name: string,
  data: string,
  use: (store: Store, asOf: string) => Promise<Answer>,
): Promise<Answer> {
  const github = await startGithubServer({ worlds: [loadFolder(dataFolder(data)).world] })
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const store = await openStore(join(folder, 'real.duckdb'), { threads: 2 })
  try {
    const [owner = '', repository = ''] = name.split('/')
    const client = createClient({
      apiUrl: github.url,
      lanes: lanesOf('any'),
      userAgent: 'lichen-test',
    })
    const { as_of } = await collectRepository({ sink: store, client, owner, name: repository })
    return await use(store, as_of)
  } finally {
    await store.close()
    await github.close()
    await rm(folder, { recursive: true })
  }
}
