/** A store on a temporary file, gone after the test. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { openStore, type Store } from '../../server/store/open.ts'
import { batchesOf, instantOf, saidElsewhere, type CaseWorld } from './world.ts'

let blank: Promise<Buffer> | undefined

/** A new database file: writing its bytes again is several times quicker than making another. */
async function makeBlank(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const path = join(folder, 'blank.duckdb')
  await (await openStore(path, { threads: 2 })).close()
  const bytes = await readFile(path)
  await rm(folder, { recursive: true })
  return bytes
}

async function emptyStore(): Promise<{ store: Store; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const path = join(folder, 'test.duckdb')
  blank ??= makeBlank()
  await writeFile(path, await blank)
  const store = await openStore(path, { threads: 2 })
  const remove = async (): Promise<void> => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return { store, remove }
}

/** Opens an empty store for the running test. */
export async function temporaryStore(): Promise<Store> {
  const { remove, store } = await emptyStore()
  onTestFinished(remove)
  return store
}

/** Opens an empty store for all tests of a file. */
export async function sharedTemporaryStore(): Promise<Store> {
  const { remove, store } = await emptyStore()
  afterAll(remove)
  return store
}

/** Writes a case's world, all repositories into the ecosystem `case`. */
export async function fill(store: Store, world: CaseWorld): Promise<void> {
  const batches = batchesOf(world)
  const said = saidElsewhere(world)
  if (said.length > 0) {
    await store.changeRules(async (connection) => {
      for (const statement of said) await connection.run(statement)
    })
  }
  for (const batch of batches) {
    await store.write(batch)
    const as_of = world.synced?.[batch.repo_id.replace('R_', '')] ?? world.as_of
    await store.finishSync({ repo_id: batch.repo_id, as_of: instantOf(as_of), requests: 0 })
  }
  await store.addToEcosystem(
    { slug: 'case', title: 'Case', is_simulated: false },
    batches.map((batch) => batch.repo_id),
  )
}
