/** Files of every form that backups have, and what in them is not imported. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { temporaryStore } from '../metrics/store.ts'
import { at, event, folderOf, importFolder, issue, lines, pull, repository, user } from './made.ts'

let store: Store
beforeEach(async () => {
  store = await temporaryStore()
})

const rows = (sql: string): Promise<Record<string, unknown>[]> => store.query(sql)
const values = async (sql: string): Promise<unknown[]> =>
  (await rows(sql)).map((row) => Object.values(row)[0])

describe('files', () => {
  const items = [
    issue(1, { title: 'One' }),
    issue(2),
    pull(3, { comments: 0, review_comments: 0, events: [] }),
  ]
  const wrapped = [
    { type: 'issue', issue: items[0], events: [] },
    { type: 'issue', issue: items[1], events: [] },
    { type: 'pull', pull: items[2], events: [], comments: [] },
  ]

  it.each<[string, Record<string, string>]>([
    [
      'one file an item',
      {
        'issues/1.json': lines(wrapped[0]),
        'issues/2.json': lines(wrapped[1]),
        'pulls/3.json': lines(wrapped[2]),
      },
    ],
    ['pretty-printed files', { 'a.json': JSON.stringify(wrapped, null, 2) }],
    ['JSON lines', { 'items.jsonl': lines(...wrapped) }],
    [
      'packed JSON lines',
      { 'issues.jsonl.gz': lines(wrapped[0], wrapped[1]), 'pulls.ndjson.gz': lines(wrapped[2]) },
    ],
    ['an array', { 'items.json.gz': JSON.stringify(wrapped) }],
    [
      'pages of arrays',
      { 'items.json': `${JSON.stringify(wrapped.slice(0, 2))}${JSON.stringify([[wrapped[2]]])}` },
    ],
    [
      'bare items',
      {
        'i.json': JSON.stringify([
          { ...items[0], events: [] },
          { ...items[1], events: [] },
        ]),
        'p.jsonl': lines(items[2]),
      },
    ],
    ['a byte order mark', { 'items.json': `\uFEFF${JSON.stringify(wrapped)}` }],
  ])('are taken as %s', async (_name, files) => {
    const imported = await importFolder(store, await folderOf(files))
    expect(imported.repositories).toMatchObject([
      { owner: 'acme', name: 'widgets', issues: 2, pull_requests: 1, gaps: 0, as_of: at(2) },
    ])
    expect(imported.leftOver).toEqual([])
    expect(await rows('select id, number, title from raw.issue order by number')).toEqual([
      { id: 'I_1', number: 1, title: 'One' },
      { id: 'I_2', number: 2, title: 'Item 2' },
    ])
    expect(await values('select id from raw.pull_request')).toEqual(['PR_3'])
    expect(await values('select slug from ecosystem')).toEqual(['acme'])
  })

  it('in hidden folders are not looked at', async () => {
    const folder = await folderOf({ '.git/x.json': '{', 'a.json': lines(wrapped[0]) })
    expect((await importFolder(store, folder)).files).toBe(1)
  })

  it('in the way of python-github-backup are taken with their lists', async () => {
    const folder = await folderOf({
      'issues/1.json': JSON.stringify(
        issue(1, {
          comments: 1,
          comment_data: [{ id: 1, node_id: 'C_1', user: user('bob'), created_at: at(2) }],
          event_data: [event('labeled', 2, { label: { name: 'bug' } })],
          timeline_data: [event('labeled', 2, { label: { name: 'bug' } }), event('closed', 3)],
        }),
        null,
        4,
      ),
      'pulls/3.json': JSON.stringify(
        pull(3, {
          comments: 1,
          review_comments: 1,
          comment_regular_data: [{ id: 2, node_id: 'C_2', user: user('bob'), created_at: at(2) }],
          comment_data: [
            {
              id: 3,
              node_id: 'RC_3',
              user: user('bob'),
              created_at: at(2),
              pull_request_review_id: 4,
            },
          ],
          review_data: [
            { id: 4, node_id: 'RV_4', user: user('bob'), state: 'APPROVED', submitted_at: at(2) },
          ],
          commit_data: [
            {
              sha: 'c0ffee',
              node_id: 'x',
              commit: { committer: { date: at(1) } },
              committer: user('ada'),
            },
          ],
        }),
      ),
    })
    const imported = await importFolder(store, folder)
    expect(await values('select id from raw.comment order by id')).toEqual(['C_1', 'C_2'])
    expect(await values('select review_id from raw.review_comment')).toEqual(['RV_4'])
    expect(await rows('select kind, detail from raw.event order by kind')).toEqual([
      { kind: 'closed', detail: null },
      { kind: 'committed', detail: 'c0ffee' },
      { kind: 'labeled', detail: 'bug' },
    ])
    // The pull request has its lists but no timeline: that is a hole.
    expect(imported.repositories[0]?.gaps).toBe(1)
    expect(await values('select reason from raw.gap')).toEqual([
      'The imported files have no timeline of pull request 3.',
    ])
  })
})

describe('what is not imported', () => {
  it('is counted and told with its place', async () => {
    const folder = await folderOf({
      'a.jsonl': lines(
        {
          issue: issue(1),
          events: [event('beamed_up', 2), event('subscribed', 2), { no: 'event' }],
        },
        {
          issue: issue(2),
          events: [event('beamed_up', 3), event('closed', 3, { created_at: null })],
        },
        { tag_name: 'v1', id: 1 },
        { number: 1, title: 'v1', state: 'open', due_on: null, open_issues: 3 },
        { hello: 'world' },
        17,
        repository({ full_name: 'acme/none' }),
        issue(3, { pull_request: { url: 'x' } }),
        { createdAt: at(1), number: 9, title: 'x', state: 'OPEN' },
        { id: 5, issue_url: 'x', body: '' },
      ),
    })
    const { leftOver, repositories } = await importFolder(store, folder)
    expect(repositories).toMatchObject([{ issues: 2, pull_requests: 0 }])
    expect(leftOver).toEqual([
      { what: 'entry "beamed_up"', count: 2, where: 'a.jsonl, line 1' },
      { what: 'entry without an event', count: 1, where: 'a.jsonl, line 1' },
      { what: 'release', count: 1, where: 'a.jsonl, line 3' },
      { what: 'milestone', count: 1, where: 'a.jsonl, line 4' },
      { what: 'object of unknown shape', count: 1, where: 'a.jsonl, line 5' },
      { what: 'value that is no object', count: 1, where: 'a.jsonl, line 6' },
      { what: 'GraphQL object', count: 1, where: 'a.jsonl, line 9' },
      { what: 'comment or review outside an item', count: 1, where: 'a.jsonl, line 10' },
      { what: 'repository without items', count: 1, where: 'a.jsonl, line 7' },
      { what: 'pull request given as an issue only', count: 1, where: 'acme/widgets' },
      { what: 'entry without a time', count: 1, where: 'a.jsonl, line 2' },
    ])
  })

  it('has nothing of a pull request that is there as an issue, too', async () => {
    const both = [issue(3, { pull_request: { url: 'x' } }), { pull: pull(3), events: [] }]
    const { leftOver } = await importFolder(store, await folderOf({ 'a.jsonl': lines(...both) }))
    expect(leftOver).toEqual([])
    expect(await values('select number from raw.issue')).toEqual([])
  })
})
