/** What becomes of an item and all that belongs to it, and what is said where the files lack some of it. */
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

describe('an item', () => {
  it('has its labels, milestone, assignees and reactions', async () => {
    const milestone = {
      id: 1,
      node_id: 'M_1',
      number: 4,
      title: 'v1',
      state: 'closed',
      created_at: at(1),
      due_on: '2030-01-01T08:00:00Z',
      closed_at: at(2),
    }
    const label = (name: string) => ({
      id: 1,
      node_id: 'L_1',
      name,
      color: 'f00',
      description: null,
    })
    const folder = await folderOf({
      'a.jsonl': lines(
        {
          issue: issue(1, {
            milestone,
            labels: [label('bug'), 'plain'],
            assignees: [user('bob'), user('ghost')],
            reactions: { url: 'x', total_count: 3, '+1': 2, '-1': 0, heart: 1 },
            locked: true,
          }),
          events: [event('labeled', 2, { label: { name: 'defect' } })],
        },
        // Fetched earlier, when the label was called otherwise.
        { issue: issue(2, { labels: [label('defect')], updated_at: at(1) }), events: [] },
      ),
    })
    const { repositories } = await importFolder(store, folder)
    // A due date is no entry: the archive ends before it.
    expect(repositories[0]?.as_of).toBe(at(2))
    expect(await rows('select item_id, label from raw.item_label order by all')).toEqual([
      { item_id: 'I_1', label: 'bug' },
      { item_id: 'I_1', label: 'plain' },
      { item_id: 'I_2', label: 'bug' },
    ])
    expect(await values('select detail from raw.event')).toEqual(['bug'])
    expect(await rows('select id, name from raw.label order by name')).toEqual([
      { id: 'L_1', name: 'bug' },
      { id: 'import:label:import:repository:acme/widgets:plain', name: 'plain' },
    ])
    expect(await rows('select number, title, state, due_at, closed_at from raw.milestone')).toEqual(
      [
        {
          number: 4,
          title: 'v1',
          state: 'closed',
          due_at: '2030-01-01T08:00:00Z',
          closed_at: at(2),
        },
      ],
    )
    expect(await rows('select milestone_id, is_locked from raw.issue order by number')).toEqual([
      { milestone_id: 'M_1', is_locked: true },
      { milestone_id: null, is_locked: false },
    ])
    expect(await values('select actor_id from raw.assignee')).toEqual(['U_bob'])
    expect(await rows('select content, people from raw.reaction order by content')).toEqual([
      { content: 'HEART', people: 1 },
      { content: 'THUMBS_UP', people: 2 },
    ])
  })

  it('has its reviews, and comments on code under the review that they belong to', async () => {
    const review = (id: number, state: string) => ({
      event: 'reviewed',
      id,
      node_id: `RV_${id}`,
      user: user('bob'),
      state,
      submitted_at: at(2),
      author_association: 'MEMBER',
    })
    const remark = (id: number, of: number, given: object = {}) => ({
      id,
      node_id: `RC_${id}`,
      user: user('ada'),
      created_at: at(3),
      pull_request_review_id: of,
      diff_hunk: '@@',
      ...given,
    })
    const folder = await folderOf({
      'a.jsonl': lines({
        pull: pull(1, { review_comments: 4, draft: true }),
        events: [
          review(1, 'approved'),
          review(2, 'CHANGES_REQUESTED'),
          { event: 'line-commented', comments: [remark(13, 2)] },
        ],
        comments: [remark(11, 1), remark(12, 99, { in_reply_to_id: 11 }), remark(14, 98)],
      }),
    })
    await importFolder(store, folder)
    expect(await rows('select id, state, author_association from raw.review order by id')).toEqual([
      { id: 'RV_1', state: 'APPROVED', author_association: 'MEMBER' },
      { id: 'RV_2', state: 'CHANGES_REQUESTED', author_association: 'MEMBER' },
    ])
    // A reply is a review of its own that REST's timeline leaves out: it stays with what it replies to.
    expect(await rows('select id, review_id from raw.review_comment order by id')).toEqual([
      { id: 'RC_11', review_id: 'RV_1' },
      { id: 'RC_12', review_id: 'RV_1' },
      { id: 'RC_13', review_id: 'RV_2' },
      { id: 'RC_14', review_id: 'import:review:98' },
    ])
  })

  it('that is there in several copies is taken as it was last', async () => {
    const copy = (day: number, title: string, comments: number[]) => ({
      issue: issue(1, { updated_at: at(day), title, comments: comments.length }),
      events: comments.map((one) => event('commented', one, { user: user('bob') })),
    })
    const folder = await folderOf({
      '1.json': lines(copy(5, 'newest', [3])),
      '2.jsonl': lines(copy(3, 'older', [2, 3])),
      '3.json': JSON.stringify([copy(4, 'middle', [2])]),
    })
    const { repositories } = await importFolder(store, folder)
    expect(repositories[0]?.issues).toBe(1)
    expect(await values('select title from raw.issue')).toEqual(['newest'])
    expect(await values('select id from raw.comment')).toEqual(['E_commented_3'])
  })

  it('of which the files lack something is a gap until a later import brings it', async () => {
    const full = event('commented', 2, { user: user('bob') })
    const short = await folderOf({
      'a.json': JSON.stringify([
        issue(1, { comments: 2 }),
        { issue: issue(2, { comments: 2 }), events: [full] },
      ]),
    })
    const first = await importFolder(store, short)
    expect(first.repositories[0]?.gaps).toBe(2)
    expect(
      await rows(
        'select subject_id, resource, from_at, to_at, reason, expected, fetched, error_class from raw.gap order by id',
      ),
    ).toEqual([
      {
        subject_id: 'I_1',
        resource: 'issue',
        from_at: at(1),
        to_at: at(1).replace('00Z', '01Z'),
        reason: 'The imported files have 0 of 2 comments and no timeline of issue 1.',
        expected: 2,
        fetched: 0,
        error_class: 'partial',
      },
      {
        subject_id: 'I_2',
        resource: 'issue',
        from_at: at(1),
        to_at: at(1).replace('00Z', '01Z'),
        reason: 'The imported files have 1 of 2 comments of issue 2.',
        expected: 2,
        fetched: 1,
        error_class: 'partial',
      },
    ])
    const whole = await folderOf({
      'a.jsonl': lines(
        { issue: issue(1, { comments: 0 }), events: [] },
        { issue: issue(2, { comments: 1 }), events: [full] },
      ),
    })
    expect((await importFolder(store, whole)).repositories[0]?.gaps).toBe(0)
    expect(await rows('from raw.gap')).toEqual([])
  })
})
