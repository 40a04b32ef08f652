/** A store filled by the simulator, open for one file of tests. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { sampleEcosystem, simulate } from '../../collectors/sample/simulate.ts'
import { openStore, type Store } from '../../server/store/open.ts'

/** Simulates, writes and closes the run as the sample does; gone after the file's last test. */
export async function sharedStore(options: { seed: number; items: number }): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const store = await openStore(join(folder, 'sample.duckdb'), { threads: 2 })
  const repositories = new Set<string>()
  for (const batch of simulate(options)) {
    await store.write(batch)
    repositories.add(batch.repo_id)
  }
  for (const repo_id of repositories) {
    await store.finishSync({ repo_id, as_of: sampleEcosystem.as_of, requests: 0 })
  }
  const { slug, title } = sampleEcosystem
  await store.addToEcosystem({ slug, title, is_simulated: true }, [...repositories])
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  return store
}
