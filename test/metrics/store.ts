/** A store on a temporary file, gone after the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { openStore, type Store } from '../../server/store/open.ts'
import { copyFilled } from '../made-once.ts'
import { batchesOf, instantOf, saidElsewhere, type CaseWorld } from './world.ts'

/** @param copy puts a database at the path that it is given */
export async function openCopy(
  copy: (path: string) => Promise<void>,
  threads: number,
): Promise<{ store: Store; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const path = join(folder, 'test.duckdb')
  await copy(path)
  const store = await openStore(path, { threads })
  const remove = async (): Promise<void> => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return { store, remove }
}

const copyEmpty = (path: string) => copyFilled(path, 'empty', async () => {})

/** Opens an empty store for the running test; on one thread, see `onOneThread`. */
export async function temporaryStore(): Promise<Store> {
  const { remove, store } = await openCopy(copyEmpty, 1)
  onTestFinished(remove)
  return store
}

/** Opens a store with a case's world for the running test; see `fill`. */
export async function filledStore(world: CaseWorld): Promise<Store> {
  const copy = (path: string) => copyFilled(path, world, (made) => fill(made, world))
  const { remove, store } = await openCopy(copy, 1)
  onTestFinished(remove)
  return store
}

/** Opens an empty store for all tests of a file; on two threads, which bring rows in any order. */
export async function sharedTemporaryStore(): Promise<Store> {
  const { remove, store } = await openCopy(copyEmpty, 2)
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
