/** What becomes of accounts and timelines: every trap of REST's shapes, in a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { temporaryStore } from '../metrics/store.ts'
import { at, event, folderOf, importFolder, issue, lines, pull, user } from './made.ts'

let store: Store
beforeEach(async () => {
  store = await temporaryStore()
})

const rows = (sql: string): Promise<Record<string, unknown>[]> => store.query(sql)
const values = async (sql: string): Promise<unknown[]> =>
  (await rows(sql)).map((row) => Object.values(row)[0])

describe('accounts', () => {
  it('have one spelling: bots without their suffix, the newest name, none for the deleted', async () => {
    const events = [
      event('commented', 2, { user: user('Renamed', { node_id: 'U_old' }) }),
      event('commented', 3, { user: user('ghost') }),
      event('commented', 4, { user: user('helper[bot]') }),
      event('commented', 5, { user: user('helper', { type: 'Bot' }) }),
    ]
    const folder = await folderOf({
      'b.jsonl': lines(
        { issue: issue(1, { updated_at: at(9), comments: 4 }), events },
        {
          issue: issue(2, { user: user('old', { node_id: 'U_old' }), updated_at: at(3) }),
          events: [],
        },
        { issue: issue(3, { user: null }), events: [] },
        { issue: issue(4, { user: undefined }), events: [] },
      ),
    })
    await importFolder(store, folder)
    expect(await rows('select id, login, account_type from raw.actor order by id')).toEqual([
      { id: 'U_ada', login: 'ada', account_type: 'User' },
      { id: 'U_helper', login: 'helper', account_type: 'Bot' },
      { id: 'U_old', login: 'Renamed', account_type: 'User' },
    ])
    expect(await values('select author_id from raw.comment order by created_at')).toEqual([
      'U_old',
      null,
      'U_helper',
      'U_helper',
    ])
    expect(await values('select author_id from raw.issue order by number')).toEqual([
      'U_ada',
      'U_old',
      null,
      null,
    ])
    // In whichever order the items come, a second import finds nothing to change.
    const again = await importFolder(store, folder)
    expect(again.repositories[0]?.changes).toEqual({ inserted: 0, updated: 0, deleted: 0 })
  })

  it('that are a bare login somewhere are the account of that login', async () => {
    const folder = await folderOf({
      'a.jsonl': lines(
        { issue: issue(1, { user: { login: 'BOB' } }), events: [event('closed', 2)] },
        { issue: issue(2, { user: { login: 'Carol' } }), events: [] },
      ),
    })
    await importFolder(store, folder)
    expect(await values('select author_id from raw.issue order by number')).toEqual([
      'U_bob',
      'import:actor:carol',
    ])
  })
})

describe('a timeline', () => {
  it('becomes events of every kind, with what each is about', async () => {
    const about: [string, Record<string, unknown>][] = [
      ['closed', { state_reason: 'not_planned' }],
      ['reopened', {}],
      ['merged', { commit_id: 'm' }],
      ['ready_for_review', {}],
      ['convert_to_draft', {}],
      ['locked', { lock_reason: 'too heated' }],
      ['unlocked', {}],
      ['labeled', { label: { name: 'bug', color: 'f00' } }],
      ['unlabeled', { label: { name: 'bug', color: 'f00' } }],
      ['review_requested', { requested_reviewer: user('carol') }],
      ['review_request_removed', { requested_team: { slug: 'core', name: 'Core' } }],
      ['review_dismissed', { dismissed_review: { state: 'approved', review_id: 1 } }],
      ['assigned', { assignee: user('helper[bot]') }],
      ['unassigned', { assignee: user('ghost') }],
      ['milestoned', { milestone: { title: 'v1' } }],
      ['demilestoned', { milestone: { title: 'v1' } }],
      ['transferred', {}],
      ['head_ref_force_pushed', { commit_id: 'abc' }],
    ]
    const events = about.map(([name, given], index) => event(name, index + 2, given))
    const commit = { event: 'committed', node_id: 'C', sha: 'c0ffee', committer: { date: at(1) } }
    const folder = await folderOf({
      'a.jsonl': lines({
        pull: pull(1, { state: 'closed', merged_at: at(4), closed_at: at(21), updated_at: at(30) }),
        events: [commit, ...events],
      }),
    })
    expect((await importFolder(store, folder)).derivedIds).toBe(2)
    const found = await rows(
      'select kind, detail, actor_id, id from raw.event order by created_at, kind',
    )
    expect(found.map(({ detail, kind }) => [kind, detail])).toEqual([
      ['committed', 'c0ffee'],
      ['closed', 'not_planned'],
      ['reopened', null],
      ['merged', null],
      ['ready_for_review', null],
      ['convert_to_draft', null],
      ['locked', 'too_heated'],
      ['unlocked', null],
      ['labeled', 'bug'],
      ['unlabeled', 'bug'],
      ['review_requested', 'carol'],
      ['review_request_removed', null],
      ['review_dismissed', 'approved'],
      ['assigned', 'helper'],
      ['unassigned', null],
      ['milestoned', 'v1'],
      ['demilestoned', 'v1'],
      ['transferred', null],
      ['force_pushed', 'abc'],
      // As the item says, since the timeline's last word is that it was reopened.
      ['closed', null],
    ])
    expect(found[0]).toMatchObject({ actor_id: null, id: 'import:committed:PR_1:c0ffee' })
  })

  it('is completed by the merge and the close that only the item tells of', async () => {
    const closer = { closed_at: at(5), state: 'closed' }
    const folder = await folderOf({
      'a.jsonl': lines(
        {
          issue: issue(1, { ...closer, state_reason: 'duplicate', closed_by: user('bob') }),
          events: [],
        },
        { pull: pull(2, { ...closer, merged_at: at(5), merged_by: user('carol') }), events: [] },
        // The merger isn't named, but who merged is among the events.
        {
          pull: pull(3, { ...closer, merged_at: at(5) }),
          events: [event('merged', 5), event('closed', 5)],
        },
        { pull: pull(4, closer), events: [event('closed', 3), event('reopened', 4)] },
        {
          issue: issue(5, { ...closer, state_reason: 'completed' }),
          events: [event('closed', 5, { node_id: 'E_5' })],
        },
        {
          issue: issue(6, { state_reason: 'reopened' }),
          events: [event('closed', 2), event('reopened', 3)],
        },
      ),
    })
    await importFolder(store, folder)
    const of = (number: number) =>
      rows(`select kind, actor_id, detail, event.id from raw.event as event
            join (from raw.issue select id, number union all from raw.pull_request select id, number) as item
              on item.id = item_id
            where number = ${number} order by event.created_at, kind desc`)
    expect(await of(1)).toEqual([
      { kind: 'closed', actor_id: 'U_bob', detail: 'duplicate', id: `import:closed:I_1:${at(5)}` },
    ])
    expect(await of(2)).toMatchObject([
      { kind: 'merged', actor_id: 'U_carol' },
      { kind: 'closed', actor_id: 'U_carol' },
    ])
    expect(await of(3)).toMatchObject([
      { kind: 'merged', id: 'E_merged_5' },
      { kind: 'closed', id: 'E_closed_5' },
    ])
    expect(await of(4)).toMatchObject([
      { kind: 'closed' },
      { kind: 'reopened' },
      { kind: 'closed' },
    ])
    expect(await of(5)).toMatchObject([{ kind: 'closed', detail: 'completed', id: 'E_5' }])
    expect((await of(6)).map((one) => one['kind'])).toEqual(['closed', 'reopened'])
    expect(
      await rows(
        'select number, state, merged_by_id, merge_commit_oid from raw.pull_request order by number',
      ),
    ).toEqual([
      { number: 2, state: 'merged', merged_by_id: 'U_carol', merge_commit_oid: 'tried' },
      { number: 3, state: 'merged', merged_by_id: 'U_bob', merge_commit_oid: 'tried' },
      // What REST calls the merge commit of one that isn't merged is a trial.
      { number: 4, state: 'closed', merged_by_id: null, merge_commit_oid: null },
    ])
  })

  it('gives ids to entries that have none, the same at every import', async () => {
    const bare = (name: string, day: number) =>
      event(name, day, { id: undefined, node_id: undefined })
    const folder = await folderOf({
      'a.jsonl': lines({
        issue: issue(1, { comments: 2 }),
        events: [
          bare('locked', 2),
          bare('locked', 2),
          { ...bare('commented', 3), user: user('bob') },
          event('commented', 4, { id: 77, node_id: undefined, user: user('bob') }),
          event('unlocked', 5, { id: 88, node_id: undefined }),
        ],
      }),
    })
    await importFolder(store, folder)
    expect(await values('select id from raw.event order by id')).toEqual([
      'import:event:88',
      `import:locked:I_1:${at(2)}`,
      `import:locked:I_1:${at(2)}:2`,
    ])
    expect(await values('select id from raw.comment order by created_at')).toEqual([
      `import:remark:I_1:${at(3)}:bob`,
      'import:remark:I_1:77',
    ])
    const again = await importFolder(store, folder)
    expect(again.derivedIds).toBe(5)
    expect(again.repositories[0]?.changes).toEqual({ inserted: 0, updated: 0, deleted: 0 })
  })
})
