/** What the tests of collecting share: a server with a world, a run into a store, and a store's rows to compare. */
import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import {
  createClient,
  type ClientOptions,
  type GithubClient,
} from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import type { PageSizes } from '../../collectors/github/page-sizes.ts'
import type { Store } from '../../server/store/open.ts'
import { collectRepository, type SyncSummary } from '../../server/sync/run.ts'
import type { Sink } from '../../server/sync/sink.ts'
import { startGithubServer, type GithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'

export const token = 'canary-4f1e-token'

/** A GitHub with these repositories, for the running test; it takes no token but the canary. */
export async function serve(...repositories: RepositoryWorld[]): Promise<GithubServer> {
  const server = await startGithubServer({ worlds: [{ repositories }], token })
  onTestFinished(() => server.close())
  return server
}

export const clientOf = (github: GithubServer, given: Partial<ClientOptions> = {}): GithubClient =>
  createClient({
    apiUrl: github.url,
    lanes: lanesOf(token),
    userAgent: 'lichen/test',
    backoffMs: 1,
    ...given,
  })

/** A clock on which nobody waits: sleeping moves it. */
export function skippingClock(): NonNullable<ClientOptions['clock']> {
  let skipped = 0
  return {
    now: () => Date.now() + skipped,
    sleep: (ms) => {
      skipped += ms
      return Promise.resolve()
    },
  }
}

/** Pages so small that every list of the made-up world runs over, also within the second question. */
export const tinyPages: Partial<PageSizes> = {
  items: 3,
  comments: 2,
  events: 1,
  labels: 1,
  assignees: 1,
  closingReferences: 1,
  reviews: 1,
  reviewComments: 1,
  more: 2,
  together: 2,
  moreReviews: 2,
  reviewsTogether: 2,
  list: 2,
  assets: 1,
  discussions: 2,
  discussionComments: 1,
  replies: 1,
  moreDiscussionComments: 1,
  discussionsTogether: 2,
  commits: 3,
  ids: 2,
}

export function collect(
  github: GithubServer,
  sink: Sink,
  repository: string,
  given: { pageSizes?: Partial<PageSizes>; client?: GithubClient; ecosystem?: string } = {},
): Promise<SyncSummary> {
  const [owner = '', name = ''] = repository.split('/')
  const { ecosystem, ...rest } = given
  const chosen = ecosystem === undefined ? [] : [ecosystem]
  const ecosystems = chosen.map((slug) => ({ slug, title: slug, is_simulated: false }))
  return collectRepository({ sink, client: clientOf(github), owner, name, ecosystems, ...rest })
}

/** But for the day's numbers and the names of old, in which a store keeps what another never saw. */
export const rawTables = [
  'actor',
  'repository',
  'issue',
  'pull_request',
  'comment',
  'review',
  'review_comment',
  'event',
  'item_label',
  'label',
  'milestone',
  'release',
  'gap',
  'repository_topic',
  'repository_language',
  'community_file',
  'assignee',
  'reaction',
  'closing_reference',
  'release_asset',
  'tag',
  'discussion',
  'discussion_comment',
  'commit',
  'tombstone',
  'source_total',
] as const
export type RawTable = (typeof rawTables)[number]

/** Every row of a table as one line of text, in an order that depends on the rows alone. */
export async function rowsOf(store: Store, table: RawTable): Promise<string[]> {
  const rows = await store.query<Record<string, unknown>>(`from raw."${table}"`)
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

/** All tables, so that two stores can be compared row by row. */
export async function contents(store: Store): Promise<Record<RawTable, string[]>> {
  const entries = await Promise.all(
    rawTables.map(async (table) => [table, await rowsOf(store, table)] as const),
  )
  return Object.fromEntries(entries) as Record<RawTable, string[]>
}

/** One digest a table. */
export async function digests(store: Store): Promise<Record<string, string>> {
  const found = await contents(store)
  return Object.fromEntries(
    Object.entries(found).map(([table, rows]) => [
      table,
      createHash('sha256').update(rows.join('\n')).digest('hex'),
    ]),
  )
}

/** What was added to and taken from each table; tables that are equal are left out. */
export function difference(
  before: Record<RawTable, string[]>,
  after: Record<RawTable, string[]>,
): Partial<Record<RawTable, { added: number; removed: number }>> {
  const found: Partial<Record<RawTable, { added: number; removed: number }>> = {}
  for (const table of rawTables) {
    const [old, fresh] = [new Set(before[table]), new Set(after[table])]
    const added = after[table].filter((row) => !old.has(row)).length
    const removed = before[table].filter((row) => !fresh.has(row)).length
    if (added + removed > 0) found[table] = { added, removed }
  }
  return found
}
