/** A database with the sample, as the program loads it. */
import { loadSample } from '../server/sync/sample.ts'
import { copyFilled } from './made-once.ts'

/** Sizes of the sample that tests share; each one more has to be made. */
export type SampleItems = 60 | 300 | 600 | 3000 | 9000

/** @param items issues and pull requests together */
export const copySample = (to: string, items: SampleItems): Promise<void> =>
  copyFilled(to, { sample: items }, (store) => loadSample(store, { items }))
