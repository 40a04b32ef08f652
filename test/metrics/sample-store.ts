/** A store with the sample, open for one file of tests. */
import { afterAll } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { copySample, type SampleItems } from '../sample-file.ts'
import { openCopy } from './store.ts'

/** Gone after the file's last test; on two threads, which bring rows in any order. */
export async function sharedStore(items: SampleItems): Promise<Store> {
  const { remove, store } = await openCopy((path) => copySample(path, items), 2)
  afterAll(remove)
  return store
}
