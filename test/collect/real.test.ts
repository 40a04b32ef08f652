/** Real repositories are collected whole: what is stored is counted against the files themselves. */
import { describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { dataFolder, hasData } from '../github-server/client.ts'
import { loadFolder } from '../github-server/load.ts'
import { temporaryStore } from '../metrics/store.ts'
import { archiveCounts, backupCounts, devlakeCounts, type RawCounts } from './raw-files.ts'
import { collect, serve } from './setup.ts'
import { contents, difference, digests } from './tables.ts'

async function storedCounts(store: Store): Promise<Omit<RawCounts, 'repository'>> {
  const count = async (table: string): Promise<number> => {
    const [row] = await store.query<{ total: number }>(
      `select count(*) as total from raw."${table}"`,
    )
    return row?.total ?? 0
  }
  const kinds = await store.query<{ kind: string; total: number }>(
    'select kind, count(*) as total from raw.event group by kind',
  )
  const [merged] = await store.query<{ total: number }>(
    'select count(merge_commit_oid) as total from raw.pull_request',
  )
  return {
    issue: await count('issue'),
    pull_request: await count('pull_request'),
    comment: await count('comment'),
    review: await count('review'),
    review_comment: await count('review_comment'),
    item_label: await count('item_label'),
    assignee: await count('assignee'),
    reaction: await count('reaction'),
    merge_commit: merged?.total ?? 0,
    event: Object.fromEntries(kinds.map(({ kind, total }) => [kind, total])),
  }
}

const cases: { folder: string; counts: () => RawCounts }[] = [
  { folder: 'bitcoin-core-gui', counts: backupCounts },
  { folder: 'ietf', counts: () => archiveCounts('tlswg-tls13-spec') },
  { folder: 'ietf', counts: () => archiveCounts('mlswg-mls-protocol') },
  { folder: 'devlake-ants', counts: devlakeCounts },
]

describe.skipIf(!hasData)('a real repository', () => {
  it.each(cases)(
    'of $folder is stored whole, and a second run asks at most 3 questions and changes nothing',
    async ({ counts, folder }) => {
      const { repository, ...expected } = counts()
      const github = await serve(...loadFolder(dataFolder(folder)).world.repositories)
      const store = await temporaryStore()

      const first = await collect(github, store, repository)
      expect(await storedCounts(store)).toEqual(expected)
      expect(first.as_of).toBe(github.world(repository).clock)
      expect(github.log().every((entry) => entry.cost <= 6)).toBe(true)

      const before = await digests(store)
      const second = await collect(github, store, repository)
      expect(second.requests).toBeLessThanOrEqual(3)
      expect(second.changes).toEqual({ inserted: 0, updated: 0, deleted: 0 })
      expect(await digests(store)).toEqual(before)
    },
  )

  it('that is followed over the years is at each date as if it were collected then', async () => {
    const followed = await temporaryStore()
    const folder = dataFolder('bitcoin-core-gui')
    const requests: number[] = []
    for (const date of ['2024-01-01', '2025-01-01', '2026-01-01', undefined]) {
      const github = await serve(...loadFolder(folder, date).world.repositories)
      requests.push((await collect(github, followed, 'bitcoin-core/gui')).requests)
      const fresh = await temporaryStore()
      await collect(github, fresh, 'bitcoin-core/gui')
      const different = difference(await contents(fresh), await contents(followed))
      // Accounts that nothing refers to any more stay.
      const { actor, ...others } = different
      expect(others, date ?? 'the newest').toEqual({})
      expect(actor?.removed ?? 0).toBe(0)
    }
    const [first = 0, second, third, newest] = requests
    // A year has passed each time, so that what was deleted is looked for, too.
    for (const count of [second, third]) expect(count).toBeLessThan((first * 5) / 6)
    // Before the newest people have joined and left, which no item tells: all are read again.
    expect(newest).toBeLessThan(first * 2)
  })
})
