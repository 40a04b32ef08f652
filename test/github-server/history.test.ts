/** What the server tells of an item where REST records say it otherwise or leave it out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchData } from './client.ts'
import { startGithubServer, type GithubServer } from './server.ts'
import { loadFolder } from './load.ts'

const user = (login: string, type = 'User') => ({
  login,
  type,
  id: login.length,
  node_id: `U_${login}`,
})
const item = (number: number, more: object) => ({
  id: number,
  node_id: `N_${number}`,
  number,
  html_url: `https://github.com/acme/widgets/issues/${number}`,
  title: `Title ${number}`,
  author_association: 'NONE',
  created_at: '2024-01-01T00:00:00Z',
  updated_at: '2024-02-01T00:00:00Z',
  ...more,
})
const ended = { state: 'closed', closed_at: '2024-01-05T00:00:00Z' }

const issues = [
  {
    issue: item(1, {
      ...ended,
      state_reason: 'not_planned',
      user: user('stale[bot]', 'Bot'),
      closed_by: user('ada'),
    }),
    events: [
      {
        event: 'commented',
        id: 9e9,
        node_id: 'C_1',
        user: user('ghost'),
        created_at: '2024-01-02T00:00:00Z',
        body: 'Hi',
      },
      { event: 'issue_type_added', id: 3, created_at: '2024-01-02T00:00:00Z' },
    ],
  },
  {
    // Reopened and closed again: the first closing is on record, the second is not.
    issue: item(2, { ...ended, state_reason: 'completed' }),
    events: [
      {
        event: 'closed',
        id: 1,
        node_id: 'E_1',
        actor: user('ada'),
        created_at: '2024-01-02T00:00:00Z',
      },
      {
        event: 'reopened',
        id: 2,
        node_id: 'E_2',
        actor: user('ada'),
        created_at: '2024-01-03T00:00:00Z',
      },
    ],
  },
]
const pulls = [
  {
    pull: item(3, {
      ...ended,
      merged_at: '2024-01-05T00:00:00Z',
      merged_by: user('bob'),
      base: { ref: 'main' },
    }),
    events: [
      {
        event: 'reviewed',
        id: 50,
        node_id: 'R_50',
        user: user('ada'),
        state: 'approved',
        submitted_at: '2024-01-04T00:00:00Z',
      },
    ],
    comments: [
      {
        id: 60,
        node_id: 'RC_60',
        pull_request_review_id: 50,
        user: user('ada'),
        created_at: '2024-01-04T00:00:00Z',
        path: 'a.c',
      },
      // An answer is a review of its own, which timelines leave out.
      {
        id: 61,
        node_id: 'RC_61',
        pull_request_review_id: 51,
        in_reply_to_id: 60,
        user: user('bob'),
        created_at: '2024-01-04T01:00:00Z',
      },
      {
        id: 62,
        node_id: 'RC_62',
        pull_request_review_id: 52,
        user: user('bob'),
        created_at: '2024-01-04T02:00:00Z',
      },
    ],
  },
]

describe('what GitHub would hold, told from REST records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'github-server-'))
  let server: GithubServer
  beforeAll(async () => {
    const lines = (list: object[]) => gzipSync(list.map((one) => JSON.stringify(one)).join('\n'))
    writeFileSync(join(folder, 'widgets.issues.jsonl.gz'), lines(issues))
    writeFileSync(join(folder, 'widgets.pulls.jsonl.gz'), lines(pulls))
    server = await startGithubServer({ worlds: [loadFolder(folder).world] })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const ask = async (inner: string) => {
    const query = `{ repository(owner: "acme", name: "widgets") { ${inner} } }`
    return (await fetchData<{ repository: unknown }>(server.url, query)).repository
  }
  const closed = '__typename ... on ClosedEvent { createdAt stateReason actor { login } }'
  const merged = '... on MergedEvent { createdAt actor { login } }'
  const closings = `timelineItems(first: 9, itemTypes: [CLOSED_EVENT]) { nodes { ${closed} } }`
  const endings = `timelineItems(first: 9, itemTypes: [MERGED_EVENT, CLOSED_EVENT]) {
    nodes { ${closed} ${merged} } }`

  it('spells a bot without the suffix of REST', async () => {
    expect(await ask('issue(number: 1) { author { login __typename } }')).toEqual({
      issue: { author: { login: 'stale', __typename: 'Bot' } },
    })
  })

  it('has no author for a deleted account, and no databaseId beyond an Int', async () => {
    const fields = 'comments(first: 1) { nodes { id author { login } databaseId fullDatabaseId } }'
    expect(await ask(`issue(number: 1) { ${fields} }`)).toEqual({
      issue: {
        comments: {
          nodes: [{ id: 'C_1', author: null, databaseId: null, fullDatabaseId: '9000000000' }],
        },
      },
    })
  })

  it('makes up the closing of a closed issue without one, by whom the issue says', async () => {
    const ada = { login: 'ada' }
    const one = { createdAt: '2024-01-05T00:00:00Z', stateReason: 'NOT_PLANNED', actor: ada }
    expect(await ask(`issue(number: 1) { state ${closings} }`)).toEqual({
      issue: { state: 'CLOSED', timelineItems: { nodes: [{ __typename: 'ClosedEvent', ...one }] } },
    })
  })

  it('makes up a closing after the last reopening, and keeps the one on record', async () => {
    expect(await ask(`issue(number: 2) { ${closings} }`)).toEqual({
      issue: {
        timelineItems: {
          nodes: [
            {
              __typename: 'ClosedEvent',
              createdAt: '2024-01-02T00:00:00Z',
              stateReason: null,
              actor: { login: 'ada' },
            },
            {
              __typename: 'ClosedEvent',
              createdAt: '2024-01-05T00:00:00Z',
              stateReason: 'COMPLETED',
              actor: null,
            },
          ],
        },
      },
    })
  })

  it('makes up the merge and then the closing of a merged pull request, both by who merged', async () => {
    const event = { createdAt: '2024-01-05T00:00:00Z', actor: { login: 'bob' } }
    expect(await ask(`pullRequest(number: 3) { state merged ${endings} }`)).toEqual({
      pullRequest: {
        state: 'MERGED',
        merged: true,
        timelineItems: {
          nodes: [
            { __typename: 'MergedEvent', ...event },
            { __typename: 'ClosedEvent', stateReason: null, ...event },
          ],
        },
      },
    })
  })

  it('puts an answer under the review that opened its thread, and one without a review in its thread only', async () => {
    const comments = 'comments(first: 9) { nodes { id replyTo { id } pullRequestReview { id } } }'
    const inner = `reviews(first: 9) { totalCount nodes { id state ${comments} } }
      reviewThreads(first: 9) { nodes { ${comments} } }`
    const first = { id: 'RC_60', replyTo: null, pullRequestReview: { id: 'R_50' } }
    const answer = { id: 'RC_61', replyTo: { id: 'RC_60' }, pullRequestReview: { id: 'R_50' } }
    const loose = { id: 'RC_62', replyTo: null, pullRequestReview: null }
    expect(await ask(`pullRequest(number: 3) { ${inner} }`)).toEqual({
      pullRequest: {
        reviews: {
          totalCount: 1,
          nodes: [{ id: 'R_50', state: 'APPROVED', comments: { nodes: [first, answer] } }],
        },
        reviewThreads: {
          nodes: [{ comments: { nodes: [first, answer] } }, { comments: { nodes: [loose] } }],
        },
      },
    })
  })

  it('resolves every id that it gives out', async () => {
    const ids = ['N_1', 'N_3', 'C_1', 'E_1', 'R_50', 'RC_62', 'U_ada']
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }'
    const { nodes } = await fetchData<{ nodes: unknown }>(server.url, query, { ids })
    expect(nodes).toEqual([
      { id: 'N_1', __typename: 'Issue' },
      { id: 'N_3', __typename: 'PullRequest' },
      { id: 'C_1', __typename: 'IssueComment' },
      { id: 'E_1', __typename: 'ClosedEvent' },
      { id: 'R_50', __typename: 'PullRequestReview' },
      { id: 'RC_62', __typename: 'PullRequestReviewComment' },
      { id: 'U_ada', __typename: 'User' },
    ])
  })
})
