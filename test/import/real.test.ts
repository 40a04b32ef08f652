/** A real archive is imported whole: counted against its files, against the source on four dates, and against a collection. */
import { describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { backupCounts, unzip } from '../collect/raw-files.ts'
import { collect, serve } from '../collect/setup.ts'
import { dataFolder, hasData } from '../github-server/client.ts'
import { loadFolder } from '../github-server/load.ts'
import { temporaryStore } from '../metrics/store.ts'
import { everything, folderOf, importFolder } from './made.ts'

const folder = dataFolder('bitcoin-core-gui')
type Row = Record<string, unknown>

/** Entries of the timelines by REST's name; a commit once a pull request. */
function rawEntries(): Record<string, number> {
  const counts: Record<string, number> = {}
  const lines = ['issues', 'pulls'].flatMap((name) =>
    unzip(`bitcoin-core-gui/${name}.jsonl.gz`).split('\n').filter(Boolean),
  )
  for (const line of lines) {
    const { events } = JSON.parse(line) as { events: { event: string; sha?: string }[] }
    const commits = new Set(events.map((one) => one.sha).filter(Boolean))
    for (const { event } of events) counts[event] = (counts[event] ?? 0) + 1
    counts['commits'] = (counts['commits'] ?? 0) + commits.size
  }
  return counts
}

const count = async (store: Store, table: string): Promise<number> => {
  const [row] = await store.query<{ total: number }>(`select count(*) as total from raw."${table}"`)
  return row?.total ?? 0
}

describe.skipIf(!hasData)('a real archive', { timeout: 180_000 }, () => {
  it('is stored whole, and once', async () => {
    const store = await temporaryStore()
    const first = await importFolder(store, folder)
    const counts = backupCounts()
    for (const table of [
      'issue',
      'pull_request',
      'comment',
      'review',
      'review_comment',
      'item_label',
    ] as const) {
      expect(await count(store, table), table).toBe(counts[table])
    }
    const kinds = await store.query<{ kind: string; total: number }>(
      'select kind, count(*) as total from raw.event group by kind',
    )
    const raw = rawEntries()
    expect(Object.fromEntries(kinds.map(({ kind, total }) => [kind, total]))).toEqual({
      // With those that the items' dates tell of and their timelines don't.
      closed: counts.event['closed'],
      merged: counts.event['merged'],
      committed: raw['commits'],
      force_pushed: raw['head_ref_force_pushed'],
      reopened: raw['reopened'],
      ready_for_review: raw['ready_for_review'],
      convert_to_draft: raw['convert_to_draft'],
      locked: raw['locked'],
      unlocked: raw['unlocked'],
      labeled: raw['labeled'],
      unlabeled: raw['unlabeled'],
      review_requested: raw['review_requested'],
      review_request_removed: raw['review_request_removed'],
      review_dismissed: raw['review_dismissed'],
      assigned: raw['assigned'],
      unassigned: raw['unassigned'],
      milestoned: raw['milestoned'],
      demilestoned: raw['demilestoned'],
    })
    const before = await everything(store)
    const again = await importFolder(store, folder)
    expect(again.repositories[0]?.changes).toEqual({ inserted: 0, updated: 0, deleted: 0 })
    expect(again).toEqual({ ...first, repositories: again.repositories })
    expect(await everything(store)).toEqual(before)
  })

  it('is at each of its dates what the source said, and ends as if only the last had been imported', async () => {
    const followed = await temporaryStore()
    const open = async (table: string): Promise<number> => {
      const [row] = await followed.query<{ total: number }>(
        `select count(*) as total from raw."${table}" where state = 'open'`,
      )
      return row?.total ?? 0
    }
    for (const [date, issues, openIssues, pulls, openPulls] of [
      ['2024-01-01', 295, 138, 422, 27],
      ['2025-01-01', 318, 141, 462, 14],
      ['2026-01-01', 333, 130, 508, 15],
      [undefined, 341, 133, 537, 21],
    ] as const) {
      const given = date === undefined ? {} : { asOf: date }
      const { copyOf, repositories } = await importFolder(followed, folder, given)
      expect(copyOf).toBe(date ?? null)
      expect(repositories).toMatchObject([{ issues, pull_requests: pulls }])
      if (date !== undefined) expect(repositories[0]?.as_of).toBe(`${date}T00:00:00Z`)
      expect([await open('issue'), await open('pull_request')]).toEqual([openIssues, openPulls])
    }
    const fresh = await temporaryStore()
    await importFolder(fresh, folder)
    const [ended, alone] = [await everything(followed), await everything(fresh)]
    // Accounts that nothing refers to any more stay.
    expect(ended['actor']).toEqual(expect.arrayContaining(alone['actor'] ?? []))
    expect({ ...ended, actor: [] }).toEqual({ ...alone, actor: [] })
  })
})

describe.skipIf(!hasData)(
  'an import beside a collection of the same repository',
  { timeout: 180_000 },
  () => {
    /** Rows as text without some columns. */
    const without = (rows: string[] | undefined, ...columns: string[]): string[] =>
      (rows ?? [])
        .map((text) => {
          const row = JSON.parse(text) as Row
          for (const column of columns) delete row[column]
          return JSON.stringify(row)
        })
        .toSorted()

    const ofKinds = (rows: string[] | undefined, kinds: Set<unknown>): string[] =>
      (rows ?? []).filter((text) => kinds.has((JSON.parse(text) as Row)['kind']))

    it('stores the same rows', async () => {
      const [imported, collected] = [await temporaryStore(), await temporaryStore()]
      await importFolder(imported, folder)
      const github = await serve(...loadFolder(folder).world.repositories)
      await collect(github, collected, 'bitcoin-core/gui')
      const [ours, theirs] = [await everything(imported), await everything(collected)]
      for (const table of ['issue', 'comment', 'review', 'review_comment', 'item_label', 'label']) {
        expect(ours[table], table).toEqual(theirs[table])
      }
      expect(ours['milestone']).toEqual(theirs['milestone'])
      expect(ours['actor']).toEqual(theirs['actor'])
      // Facts and columns that an archive has and a collection did not ask for, or the other way round.
      const unasked = ['homepage_url', 'has_issues', 'has_discussions']
      expect(without(ours['repository'], ...unasked)).toEqual(
        without(theirs['repository'], ...unasked),
      )
      const asksForMerges = (theirs['pull_request'] ?? []).some((text) => /_oid":"/.test(text))
      const unmerged = asksForMerges ? [] : ['merge_commit_oid']
      expect(without(ours['pull_request'], ...unmerged)).toEqual(
        without(theirs['pull_request'], ...unmerged),
      )
      if (theirs['assignee']?.length !== 0) expect(ours['assignee']).toEqual(theirs['assignee'])
      const kinds = new Set(
        (theirs['event'] ?? []).map((text) => (JSON.parse(text) as Row)['kind']),
      )
      expect(kinds.size).toBeGreaterThanOrEqual(9)
      // REST names a commit, GraphQL its place in the pull request: ids of those are of different things.
      const named = new Set([...kinds].filter((kind) => kind !== 'committed'))
      expect(ofKinds(ours['event'], named)).toEqual(ofKinds(theirs['event'], named))
      if (kinds.has('committed')) {
        const commits = new Set(['committed'])
        expect(without(ofKinds(ours['event'], commits), 'id')).toEqual(
          without(ofKinds(theirs['event'], commits), 'id'),
        )
      }
    })

    it('that knows less is made whole by the collection', async () => {
      const healed = await temporaryStore()
      // Issues alone don't tell the repository's id.
      const issues = unzip('bitcoin-core-gui/issues.jsonl.gz')
      await importFolder(healed, await folderOf({ 'issues.jsonl': issues }), {
        ecosystem: 'wallets',
      })
      const fresh = await temporaryStore()
      for (const store of [healed, fresh]) {
        const github = await serve(...loadFolder(folder).world.repositories)
        await collect(github, store, 'bitcoin-core/gui')
      }
      const [ours, theirs] = [await everything(healed), await everything(fresh)]
      // Accounts that nothing refers to any more stay.
      expect({ ...ours, actor: [] }).toEqual({ ...theirs, actor: [] })
      expect(
        await healed.query('select slug, repo_id from ecosystem_repository where slug = $slug', {
          slug: 'wallets',
        }),
      ).toHaveLength(1)
    })

    it('is taken over by a collection that goes on from it', async () => {
      const [healed, fresh] = [await temporaryStore(), await temporaryStore()]
      await importFolder(healed, folder, { asOf: '2025-01-01' })
      for (const store of [healed, fresh]) {
        const github = await serve(...loadFolder(folder).world.repositories)
        await collect(github, store, 'bitcoin-core/gui')
      }
      const [ours, theirs] = [await everything(healed), await everything(fresh)]
      const left = { actor: [], gap: [] }
      expect({ ...ours, ...left }).toEqual({ ...theirs, ...left })
      // What the collection has read whole is no gap any more.
      expect((ours['gap'] ?? []).filter((text) => !(theirs['gap'] ?? []).includes(text))).toEqual(
        [],
      )
    })
  },
)
