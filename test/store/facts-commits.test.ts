/** Facts of commits: which source is believed, who is behind an address, who wrote too, what was undone. */
import { expect, it } from 'vitest'
import { fill, temporaryStore } from '../metrics/store.ts'
import type { CaseCommit, CaseWorld } from '../metrics/world.ts'
import type { Store } from '../../server/store/open.ts'

async function worldOf(commits: CaseCommit[], others: Partial<CaseWorld> = {}): Promise<Store> {
  const store = await temporaryStore()
  await fill(store, { as_of: 100, commits, ...others })
  return store
}

const oidsOf = async (store: Store): Promise<string[]> =>
  (await store.query<{ oid: string }>('select oid from fact.commit order by oid')).map(
    (row) => row.oid,
  )

/** `oid: person (kind)`. */
const authorsOf = async (store: Store): Promise<string[]> =>
  (
    await store.query<{ text: string }>(
      `select oid || ': ' || coalesce(author_id, 'nobody') || ' (' || author_kind || ')' as text
       from fact.commit order by oid`,
    )
  ).map((row) => row.text)

/** `person: commits`. */
const contributionsOf = async (store: Store): Promise<string[]> =>
  (
    await store.query<{ text: string }>(
      `select person_id || ': ' || sum(contributions)::integer as text from fact.activity_day
       where kind = 'commit' group by person_id order by 1`,
    )
  ).map((row) => row.text)

it('GitHub alone: its list, with what it tells of accounts and requests', async () => {
  const store = await worldOf(
    [
      { at: 1, by: 'ann', oid: 'a', request: 0 },
      { at: 2, by: 'robot[bot]', oid: 'b', merge: true },
      { at: 3, by: 'eve@example.invalid', oid: 'c' },
      { at: 4, by: 'ann', oid: 'd' },
    ],
    { requests: [{ at: 0, by: 'ann', acts: [['merged', 'bob', 4]], merge_commit: 'd' }] },
  )
  expect(
    await store.query(
      `select oid, author_id, author_kind, is_merge, is_told, pull_request_id, touches_docs, touches_code
       from fact.commit order by oid`,
    ),
  ).toEqual(
    [
      ['a', 'U_ann', 'human', false, 'request_a_0'],
      ['b', 'U_robot[bot]', 'bot', true, null],
      ['c', 'email:eve@example.invalid', 'human', false, null],
      ['d', 'U_ann', 'human', false, 'request_a_0'],
    ].map(([oid, author_id, author_kind, is_merge, pull_request_id]) => ({
      oid,
      author_id,
      author_kind,
      is_merge,
      is_told: true,
      pull_request_id,
      touches_docs: null,
      touches_code: null,
    })),
  )
})

it('git alone: its list, paths included; what GitHub would know is unknown', async () => {
  const store = await worldOf([
    { at: 1, by: 'ann', oid: 'a', from: 'git', paths: ['docs'] },
    { at: 2, by: 'ann', oid: 'b', from: 'git', paths: ['docs', 'tests'], merge: true },
    { at: 3, by: 'ann', oid: 'c', from: 'git', paths: ['code'] },
    { at: 4, by: 'ann', oid: 'd', from: 'git' },
  ])
  expect(
    await store.query(
      'select oid, is_merge, is_told, touches_docs, touches_code from fact.commit order by oid',
    ),
  ).toEqual([
    { oid: 'a', is_merge: false, is_told: false, touches_docs: true, touches_code: false },
    { oid: 'b', is_merge: true, is_told: false, touches_docs: true, touches_code: true },
    { oid: 'c', is_merge: false, is_told: false, touches_docs: false, touches_code: true },
    { oid: 'd', is_merge: false, is_told: false, touches_docs: null, touches_code: null },
  ])
  expect(await authorsOf(store)).toContain('a: email:ann@example.invalid (human)')
})

it("both: git's list, and of GitHub's only what came after it", async () => {
  const store = await worldOf([
    { at: 1, by: 'ann', oid: 'a-git', from: 'git' },
    { at: 2, by: 'ann', oid: 'b-both', from: 'both' },
    { at: 2, by: 'ann', oid: 'c-rewritten' },
    { at: 5, by: 'ann', oid: 'd-both', from: 'both' },
    { at: 5, by: 'ann', oid: 'e-of-the-same-instant' },
    { at: 6, by: 'ann', oid: 'f-new' },
  ])
  expect(await oidsOf(store)).toEqual(['a-git', 'b-both', 'd-both', 'f-new'])
  // What GitHub told of one commit says whose the address is in the others.
  expect(await authorsOf(store)).toContain('a-git: U_ann (human)')
})

it('an address is who GitHub says, but nobody of two', async () => {
  const store = await worldOf([
    { at: 1, by: 'ann', oid: 'a', email: 'Ann@Example.invalid' },
    { at: 2, by: 'ann@example.invalid', oid: 'b', from: 'git' },
    { at: 3, by: 'bob', oid: 'c', email: 'shared@example.invalid', from: 'both' },
    { at: 4, by: 'eve', oid: 'd', email: 'shared@example.invalid', from: 'both' },
    { at: 5, by: 'shared@example.invalid', oid: 'e', from: 'git' },
  ])
  expect(await authorsOf(store)).toEqual([
    'b: U_ann (human)',
    'c: U_bob (human)',
    'd: U_eve (human)',
    'e: email:shared@example.invalid (human)',
  ])
})

it("GitHub's own addresses say the login; an app's is a bot, known or not", async () => {
  const store = await worldOf(
    [
      { at: 1, by: '12+Ann@users.noreply.github.com', oid: 'a', from: 'git' },
      { at: 1, by: 'ann@users.noreply.github.com', oid: 'b', from: 'git' },
      { at: 1, by: '9+robot[bot]@users.noreply.github.com', oid: 'c', from: 'git' },
      { at: 1, by: '9+robot@users.noreply.github.com', oid: 'd', from: 'git' },
      { at: 1, by: '9+ann[bot]@users.noreply.github.com', oid: 'e', from: 'git' },
      { at: 1, by: '9+nobody@users.noreply.github.com', oid: 'f', from: 'git' },
      { at: 1, by: 'ann@users.noreply.github.com.invalid', oid: 'g', from: 'git' },
      { at: 1, by: '7+copilot@users.noreply.github.com', oid: 'h', from: 'git' },
    ],
    {
      issues: [
        { at: 0, by: 'ann' },
        { at: 0, by: 'robot[bot]' },
        { at: 0, by: 'Copilot' },
      ],
    },
  )
  expect(await authorsOf(store)).toEqual([
    'a: U_ann (human)',
    'b: U_ann (human)',
    'c: U_robot[bot] (bot)',
    'd: email:9+robot@users.noreply.github.com (human)',
    'e: email:9+ann[bot]@users.noreply.github.com (bot)',
    'f: email:9+nobody@users.noreply.github.com (human)',
    'g: email:ann@users.noreply.github.com.invalid (human)',
    'h: U_Copilot (agent)',
  ])
})

it('co-authors contribute, each once, the author among them not twice; of merges nobody', async () => {
  const store = await worldOf(
    [
      {
        at: 1,
        by: 'ann',
        from: 'both',
        with: [
          'Bob@Example.invalid',
          '5+bob@users.noreply.github.com',
          'ann@example.invalid',
          'eve@example.invalid',
        ],
      },
      { at: 2, by: 'bob', from: 'both' },
      { at: 3, by: 'ann', from: 'both', merge: true, with: ['bob@example.invalid'] },
      // After the last sync.
      { at: 100.5, by: 'ann', from: 'both', with: ['bob@example.invalid'] },
    ],
    { as_of: 100 },
  )
  expect(await contributionsOf(store)).toEqual([
    'U_ann: 1',
    'U_bob: 2',
    'email:eve@example.invalid: 1',
  ])
})

it('a revert is of the last commit before it that had the subject, numbers of requests aside', async () => {
  const store = await worldOf([
    { at: 1, by: 'ann', oid: 'a', subject: 'Fix (#1)' },
    { at: 2, by: 'ann', oid: 'b', subject: 'Fix' },
    { at: 3, by: 'ann', oid: 'c', subject: 'Revert "Fix (#1)" (#3)' },
    { at: 4, by: 'ann', oid: 'd', subject: 'Fix' },
    { at: 5, by: 'ann', oid: 'e', subject: 'Revert "Revert "Fix (#1)"" (#4)' },
    { at: 6, by: 'ann', oid: 'f', subject: 'Revert "Never made"' },
    { at: 7, by: 'ann', oid: 'g', subject: 'Revert Fix' },
    { at: 8, by: 'ann', oid: 'h', subject: 'At once' },
    { at: 8, by: 'ann', oid: 'i', subject: 'Revert "At once"' },
    { at: 9, by: 'ann', oid: 'j', subject: 'Fix', in: 'b' },
    { at: 10, by: 'ann', oid: 'k', subject: 'Revert "Fix"', in: 'b' },
  ])
  expect(
    await store.query(
      'select oid, reverts_oid from fact.commit where reverts_oid is not null order by oid',
    ),
  ).toEqual([
    { oid: 'c', reverts_oid: 'b' },
    { oid: 'e', reverts_oid: 'c' },
    { oid: 'i', reverts_oid: 'h' },
    { oid: 'k', reverts_oid: 'j' },
  ])
})

it('a tag that comes with a later sync is a release by then', async () => {
  const store = await temporaryStore()
  await fill(store, { as_of: 10, issues: [{ at: 1, by: 'ann' }] })
  const tag = { repo_id: 'R_a', name: 'v1.0.0', oid: 'x', tagged_at: '2025-01-12T00:00:00Z' }
  await store.write({ repo_id: 'R_a', rows: { tag: [tag] } })
  await store.finishSync({ repo_id: 'R_a', as_of: '2025-01-21T00:00:00Z', requests: 0 })
  expect(await store.query('select tag, level from fact.release')).toEqual([
    { tag: 'v1.0.0', level: 'major' },
  ])
})
