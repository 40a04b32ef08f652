/** A few of the schedules of `npm run torture`: faults and kills, and the same tables as without them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { torture } from './schedule.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-torture-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a collection under faults, killed now and then', () => {
  // Together they are killed, limited, cut off, answered in part, and see items deleted and the repository renamed.
  it.each([2, 4, 5, 9])(
    'ends, by seed %i, with the tables of an undisturbed one',
    async (seed) => {
      const outcome = await torture(seed, folder)
      expect(outcome.unexplained).toEqual([])
      expect(outcome.runs).toBeGreaterThan(outcome.kills)
    },
    180_000,
  )
})
