/** Discussions and commits of a repository, after the items that most numbers are made of. */
import type { Batch, Cursor, Instant } from '../model.ts'
import type { GithubClient } from './client.ts'
import type { CollectOptions, Progress } from './collect.ts'
import { commitResource, commits, headResource } from './commits.ts'
import { discussions } from './discussions.ts'
import type { ChangedPage, LookedUp } from './look-up.ts'
import type { PageSizes } from './page-sizes.ts'

export interface Known {
  found: LookedUp
  cursors: Cursor[]
  /** What the look-up has read of the discussions that changed. */
  changed: ChangedPage | undefined
  /** The source's clock at the start of this run. */
  asOf: Instant
  report: (progress: Pick<Progress, 'phase' | 'done' | 'total' | 'left'>) => void
}

/** @throws SourceError */
export async function* beyondItems(
  client: GithubClient,
  { storedIds }: CollectOptions,
  sizes: PageSizes,
  { asOf, changed, cursors, found, report }: Known,
): AsyncGenerator<Batch, void, void> {
  const find = (resource: string) => cursors.find((cursor) => cursor.resource === resource)
  const onPage =
    (phase: 'discussions' | 'commits') =>
    ({ isResumed, read, total }: { read: number; total: number; isResumed: boolean }) =>
      report({ phase, done: read, total, left: isResumed ? null : Math.max(0, total - read) })
  yield* discussions(client, sizes, {
    found,
    cursor: find('discussion'),
    asOf,
    changed,
    stored: async () => (await storedIds(found.id, 'discussion')).length,
    onPage: onPage('discussions'),
  })
  yield* commits(client, sizes, {
    found,
    cursor: find(commitResource),
    head: find(headResource),
    asOf,
    stored: () => storedIds(found.id, 'commit'),
    onPage: onPage('commits'),
  })
}
