/** A small hand-made batch of rows comes back through GraphQL as it went in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Batch } from '../../collectors/model.ts'
import { fetchData } from './client.ts'
import { loadRows } from './load-rows.ts'
import { startGithubServer, type GithubServer } from './server.ts'

const ids = { repo_id: 'R_1', item_id: 'I_1' }
const author = { author_id: 'U_ada', author_association: 'MEMBER' }
const work = {
  ...author,
  repo_id: 'R_1',
  title: 'Broken',
  milestone_id: null,
  is_locked: false,
  created_at: '2024-03-01T00:00:00Z',
  updated_at: '2024-03-09T00:00:00.250Z',
}

const batches: Batch[] = [
  {
    repo_id: 'R_1',
    rows: {
      actor: [
        { id: 'U_ada', login: 'ada', account_type: 'User', name: 'Ada' },
        { id: 'B_1', login: 'robot', account_type: 'Bot', name: null },
      ],
      repository: [
        {
          id: 'R_1',
          owner: 'acme',
          name: 'widgets',
          url: 'https://github.com/acme/widgets',
          description: 'Widgets',
          is_archived: true,
          is_fork: false,
          license_spdx: 'Apache-2.0',
          primary_language: 'Zig',
          default_branch: 'main',
          stars: 5,
          forks: 2,
          watchers: 3,
          created_at: '2024-01-01T00:00:00Z',
          pushed_at: null,
        },
      ],
      label: [{ id: 'L_1', repo_id: 'R_1', name: 'bug', color: 'ff0000', description: null }],
      milestone: [
        {
          id: 'M_1',
          repo_id: 'R_1',
          number: 1,
          title: 'One',
          state: 'open',
          created_at: '2024-01-02T00:00:00Z',
          due_at: null,
          closed_at: null,
        },
      ],
      release: [
        {
          id: 'RE_1',
          repo_id: 'R_1',
          tag: 'v1',
          name: 'First',
          url: 'https://github.com/acme/widgets/releases/tag/v1',
          author_id: 'U_ada',
          is_draft: false,
          is_prerelease: false,
          created_at: '2024-02-01T00:00:00Z',
          published_at: '2024-02-01T00:00:00Z',
          notes: 'The first.',
        },
      ],
      issue: [
        {
          ...work,
          id: 'I_1',
          number: 1,
          url: 'https://github.com/acme/widgets/issues/1',
          state: 'open',
          state_reason: 'reopened',
          closed_at: null,
          milestone_id: 'M_1',
        },
      ],
      comment: [{ ...ids, ...author, id: 'C_old', created_at: '2024-03-02T00:00:00Z' }],
      item_label: [{ ...ids, label: 'bug' }],
    },
    complete_items: ['I_1'],
  },
  {
    repo_id: 'R_1',
    rows: {
      comment: [
        {
          ...ids,
          id: 'C_new',
          author_id: 'B_1',
          author_association: 'NONE',
          created_at: '2024-03-03T00:00:00Z',
        },
      ],
      item_label: [{ ...ids, label: 'bug' }],
      event: [
        {
          ...ids,
          id: 'E_1',
          kind: 'closed',
          actor_id: null,
          detail: 'completed',
          created_at: '2024-03-04T00:00:00Z',
        },
        {
          ...ids,
          id: 'E_2',
          kind: 'reopened',
          actor_id: 'U_ada',
          detail: null,
          created_at: '2024-03-05T00:00:00Z',
        },
        {
          ...ids,
          id: 'E_3',
          kind: 'labeled',
          actor_id: 'U_ada',
          detail: 'bug',
          created_at: '2024-03-06T00:00:00Z',
        },
      ],
      pull_request: [
        {
          ...work,
          id: 'P_2',
          number: 2,
          url: 'https://github.com/acme/widgets/pull/2',
          state: 'merged',
          closed_at: '2024-03-08T00:00:00Z',
          is_draft: false,
          merged_at: '2024-03-08T00:00:00Z',
          merged_by_id: 'U_ada',
          base_branch: 'main',
          additions: 3,
          deletions: 1,
          changed_files: 2,
        },
      ],
      review: [
        {
          ...author,
          id: 'V_1',
          repo_id: 'R_1',
          item_id: 'P_2',
          state: 'APPROVED',
          submitted_at: '2024-03-07T00:00:00Z',
        },
      ],
      review_comment: [
        {
          id: 'VC_1',
          repo_id: 'R_1',
          item_id: 'P_2',
          review_id: 'V_1',
          author_id: 'B_1',
          created_at: '2024-03-07T00:00:00Z',
        },
      ],
    },
    complete_items: ['I_1'],
    cursor: { resource: 'issue', page: null, watermark: '2024-04-01T00:00:00Z' },
  },
]

describe('a GitHub made from rows', () => {
  let server: GithubServer
  beforeAll(async () => {
    server = await startGithubServer({ worlds: [loadRows(batches)] })
  })
  afterAll(() => server.close())
  const ask = async (inner: string) => {
    const query = `{ repository(owner: "acme", name: "widgets") { ${inner} } }`
    return (await fetchData<{ repository: unknown }>(server.url, query)).repository
  }

  it('gives back the facts of the repository', async () => {
    const fields = `id isArchived stargazerCount forkCount watchers { totalCount } licenseInfo { spdxId }
      primaryLanguage { name } defaultBranchRef { name } description pushedAt createdAt
      labels(first: 9) { nodes { id name color } } milestones(first: 9) { nodes { id title state dueOn } }
      releases(first: 9) { nodes { id tagName isLatest publishedAt author { login } } }`
    expect(await ask(fields)).toEqual({
      id: 'R_1',
      isArchived: true,
      stargazerCount: 5,
      forkCount: 2,
      watchers: { totalCount: 3 },
      licenseInfo: { spdxId: 'Apache-2.0' },
      primaryLanguage: { name: 'Zig' },
      defaultBranchRef: { name: 'main' },
      description: 'Widgets',
      pushedAt: null,
      createdAt: '2024-01-01T00:00:00Z',
      labels: { nodes: [{ id: 'L_1', name: 'bug', color: 'ff0000' }] },
      milestones: { nodes: [{ id: 'M_1', title: 'One', state: 'OPEN', dueOn: null }] },
      releases: {
        nodes: [
          {
            id: 'RE_1',
            tagName: 'v1',
            isLatest: true,
            publishedAt: '2024-02-01T00:00:00Z',
            author: { login: 'ada' },
          },
        ],
      },
    })
  })

  it('gives back an issue whose children a later batch has replaced', async () => {
    const fields = `id state stateReason closedAt updatedAt milestone { id } labels(first: 9) { nodes { id } }
      comments(first: 9) { nodes { id author { login __typename } } }
      timelineItems(first: 9, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT]) { nodes { __typename
        ... on Node { id } ... on ClosedEvent { stateReason } ... on LabeledEvent { label { id } } } }`
    expect(await ask(`issue(number: 1) { ${fields} }`)).toEqual({
      issue: {
        id: 'I_1',
        state: 'OPEN',
        stateReason: 'REOPENED',
        closedAt: null,
        updatedAt: '2024-03-09T00:00:00Z',
        milestone: { id: 'M_1' },
        labels: { nodes: [{ id: 'L_1' }] },
        comments: { nodes: [{ id: 'C_new', author: { login: 'robot', __typename: 'Bot' } }] },
        timelineItems: {
          nodes: [
            { __typename: 'ClosedEvent', id: 'E_1', stateReason: 'COMPLETED' },
            { __typename: 'ReopenedEvent', id: 'E_2' },
            { __typename: 'LabeledEvent', id: 'E_3', label: { id: 'L_1' } },
          ],
        },
      },
    })
  })

  it('gives back a pull request with its reviews', async () => {
    const fields = `id state isDraft mergedAt mergedBy { login } baseRefName additions deletions changedFiles
      reviews(first: 9, states: [APPROVED]) { nodes { id submittedAt authorAssociation
        comments(first: 9) { nodes { id author { login } pullRequestReview { id } } } } }`
    expect(await ask(`pullRequest(number: 2) { ${fields} }`)).toEqual({
      pullRequest: {
        id: 'P_2',
        state: 'MERGED',
        isDraft: false,
        mergedAt: '2024-03-08T00:00:00Z',
        mergedBy: { login: 'ada' },
        baseRefName: 'main',
        additions: 3,
        deletions: 1,
        changedFiles: 2,
        reviews: {
          nodes: [
            {
              id: 'V_1',
              submittedAt: '2024-03-07T00:00:00Z',
              authorAssociation: 'MEMBER',
              comments: {
                nodes: [
                  { id: 'VC_1', author: { login: 'robot' }, pullRequestReview: { id: 'V_1' } },
                ],
              },
            },
          ],
        },
      },
    })
  })

  it('stands at the instant up to which everything was read', () => {
    expect(server.world('acme/widgets').clock).toBe('2024-04-01T00:00:00Z')
  })
})
