/** Collects what is neither an issue nor a pull request. */
import type { Batch, Cursor } from '../model.ts'
import { commitResource, commits, headResource } from './commits.ts'
import { discussions } from './discussions.ts'
import type { LookedUp } from './look-up.ts'
import { cursorOf, reporter, type CollectOptions } from './options.ts'
import { learnt, type Run } from './run.ts'

/** Discussions and commits, after the items that most numbers are made of. */
export async function* beyondItems(
  run: Run,
  options: CollectOptions,
  known: { found: LookedUp; cursors: Cursor[]; pages: Partial<LookedUp> },
): AsyncGenerator<Batch, void, void> {
  const { cursors, found, pages } = known
  const report = reporter(run, options)
  const onPage =
    (phase: 'discussions' | 'commits') =>
    ({ isResumed, read, total }: { read: number; total: number; isResumed: boolean }) =>
      report({ phase, done: read, total, left: isResumed ? null : Math.max(0, total - read) })
  for await (const batch of discussions(run, {
    found,
    cursor: cursorOf(cursors, 'discussion'),
    changed: pages.discussions,
    stored: async () => (await options.storedIds(run.repoId, 'discussion')).length,
    onPage: onPage('discussions'),
  })) {
    yield learnt(run, batch)
  }
  for await (const batch of commits(run, {
    found,
    cursor: cursorOf(cursors, commitResource),
    head: cursorOf(cursors, headResource),
    stored: () => options.storedIds(run.repoId, 'commit'),
    onPage: onPage('commits'),
  })) {
    yield learnt(run, batch)
  }
}
