/** Databases that several tests need alike are filled by the first that asks, and copied for the others. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '../server/store/open.ts'

/** Set by build-program.ts for all files of a run. */
const place = 'LICHEN_TEST_MADE'

/**
 * Puts a copy of a database at a path: its bytes are written several times quicker than it is filled.
 *
 * @param what tells it from others: whatever decides what is in it
 * @param fill is given a new one
 */
export async function copyFilled(
  to: string,
  what: unknown,
  fill: (store: Store) => Promise<unknown>,
): Promise<void> {
  const folder = process.env[place]
  if (folder === undefined) throw new Error(`${place} isn’t set: run this with vitest.`)
  const made = join(folder, createHash('sha256').update(JSON.stringify(what)).digest('hex'))
  const making = `${made}.making`
  while (!existsSync(made)) {
    try {
      await mkdir(making)
    } catch {
      // Another file of tests is at it. Where it fails, this one tries in its place.
      await sleep(50)
      continue
    }
    try {
      if (existsSync(made)) break
      const store = await openStore(join(making, 'new'), { threads: 2 })
      await fill(store)
      await store.close()
      await rename(join(making, 'new'), made)
    } finally {
      await rm(making, { recursive: true })
    }
  }
  await copyFile(made, to)
}
