/** Collects one repository from GitHub: everything the first time, what has changed every other time. */
import type { Batch, Cursor, GapRow, Instant } from '../model.ts'
import { AdaptivePages } from './adaptive.ts'
import { changedIds, sinceOf } from './changes.ts'
import type { Budget, GithubClient } from './client.ts'
import { commitResource, commits, headResource } from './commits.ts'
import { discussions } from './discussions.ts'
import { subjects } from './gaps.ts'
import { itemPass, type ItemResource } from './item-pass.ts'
import { listResource, repositoryBatch } from './lists.ts'
import { find, type LookedUp, type RepositoryName, type Since } from './look-up.ts'
import { handful, pageSizes, type PageSizes } from './page-sizes.ts'
import { readItems } from './read-items.ts'
import { reconcile, reconcileResource, type StoredItem } from './reconcile.ts'
import { learnt, type Run } from './run.ts'

export interface Progress {
  phase: 'issues' | 'pull requests' | 'changes' | 'discussions' | 'commits'
  /** Items of this phase that this run has read. */
  done: number
  /** Items that the phase has in all; an earlier run may have read some of them. */
  total: number
  /** Items of all phases that are still to be read; null where an earlier run read an unknown part. */
  left: number | null
  requests: number
  budget: Budget | null
}

export interface CollectOptions {
  owner: string
  name: string
  /** The node id under which a repository of this name is stored; null where none is. */
  knownId: string | null
  /** Where the repository with a node id stands. A renamed one is known by its id only. */
  cursorsOf: (repoId: string) => Promise<Cursor[]>
  /** How much could be asked for at once in earlier runs, by the query's name. */
  pageSizesOf: (repoId: string) => Promise<Record<string, number>>
  gapsOf: (repoId: string) => Promise<GapRow[]>
  storedCounts: (repoId: string) => Promise<Record<ItemResource, number>>
  storedItems: (repoId: string, resource: ItemResource) => Promise<StoredItem[]>
  /** Node ids of the stored discussions, or names of the stored commits. */
  storedIds: (repoId: string, resource: 'discussion' | 'commit') => Promise<string[]>
  onProgress?: ((progress: Progress) => void) | undefined
  /** For tests: small pages make every list run over. */
  pageSizes?: Partial<PageSizes> | undefined
}

export interface Collected {
  repo_id: string
  /** As the source spells them now. */
  owner: string
  name: string
  /** The source's clock when the run began: everything up to then has been yielded. */
  as_of: Instant
  /** How many the source says there are. */
  issues: number
  pull_requests: number
  releases: number
  requests: number
}

const resources: ItemResource[] = ['issue', 'pull_request']
const dayMs = 24 * 60 * 60 * 1000

const cursorOf = (cursors: Cursor[], resource: string): Cursor | undefined =>
  cursors.find((cursor) => cursor.resource === resource)

/** From when on a resource's changes are to be asked for; null while its first pass has not ended. */
function sinceIn(cursors: Cursor[]): Since {
  const since = (resource: ItemResource | 'discussion'): Instant | null => {
    const cursor = cursorOf(cursors, resource)
    if (cursor === undefined || cursor.page !== null || cursor.watermark === null) return null
    return sinceOf(cursor.watermark)
  }
  return {
    issue: since('issue'),
    pull_request: since('pull_request'),
    discussion: since('discussion'),
  }
}

/**
 * Yields everything of a repository that is not stored yet, in batches that can each be the last. What can't be read
 * is a gap row, and the run goes on.
 *
 * @throws SourceError for what concerns the run as a whole
 */
export async function* collectGithub(
  client: GithubClient,
  options: CollectOptions,
): AsyncGenerator<Batch, Collected, void> {
  const { cursorsOf, gapsOf, knownId, pageSizesOf } = options
  const sizes = { ...pageSizes, ...options.pageSizes }
  let cursors = knownId === null ? [] : await cursorsOf(knownId)
  const asked = sinceIn(cursors)
  const found = await find(client, sizes, options, asked)
  const asOf = client.sourceClock
  const repoId = found.id
  if (repoId !== knownId) cursors = await cursorsOf(repoId)
  const pages = new AdaptivePages(client, await pageSizesOf(repoId))
  const run: Run = { client, sizes, pages, repoId, asOf, gaps: await gapsOf(repoId) }
  yield await repositoryBatch(run, found, cursorOf(cursors, listResource))

  const since = yield* firstPasses(run, options, { found, cursors })
  // Pages that were asked for by what is known of another repository say nothing about this one.
  const firstPages = repoId === knownId ? found : {}
  yield* changes(run, options, { found, since, pages: firstPages })
  yield* reconciliation(run, options, found, cursorOf(cursors, reconcileResource))
  yield* beyondItems(run, options, { found, cursors, pages: firstPages })
  return {
    repo_id: repoId,
    owner: found.owner.login,
    name: found.name,
    as_of: asOf,
    issues: found.allIssues.totalCount,
    pull_requests: found.allPullRequests.totalCount,
    releases: found.releases.count,
    requests: client.requests,
  }
}

function reporter({ client }: Run, { onProgress }: CollectOptions) {
  return (progress: Pick<Progress, 'phase' | 'done' | 'total' | 'left'>): void =>
    onProgress?.({ ...progress, requests: client.requests, budget: client.budget })
}

const nameOf = (found: LookedUp): RepositoryName => ({
  owner: found.owner.login,
  name: found.name,
})

const totalsOf = (found: LookedUp): Record<ItemResource, number> => ({
  issue: found.allIssues.totalCount,
  pull_request: found.allPullRequests.totalCount,
})

/** @returns from when on changes are still to be asked for: for what was whole before, or was begun in an earlier run */
async function* firstPasses(
  run: Run,
  options: CollectOptions,
  { cursors, found }: { cursors: Cursor[]; found: LookedUp },
): AsyncGenerator<Batch, Since, void> {
  const report = reporter(run, options)
  const since = sinceIn(cursors)
  const totals = totalsOf(found)
  const toDo = resources.filter((resource) => since[resource] === null)
  for (const [index, resource] of toDo.entries()) {
    const later = toDo.slice(index + 1).reduce((sum, one) => sum + totals[one], 0)
    const passed = itemPass(
      run,
      nameOf(found),
      resource,
      cursorOf(cursors, resource),
      ({ isResumed, read, total }) =>
        report({
          phase: resource === 'issue' ? 'issues' : 'pull requests',
          done: read,
          total,
          left: isResumed ? null : Math.max(0, total - read) + later,
        }),
    )
    let step = await passed.next()
    for (; step.done !== true; step = await passed.next()) yield learnt(run, step.value)
    const { begun, isResumed } = step.value
    since[resource] = isResumed ? sinceOf(begun) : null
  }
  return since
}

interface ToRead {
  found: LookedUp
  since: Since
  pages: Pick<LookedUp, 'issues' | 'pullRequests'>
}

/** Discussions and commits, after the items that most numbers are made of. */
async function* beyondItems(
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

async function* changes(
  run: Run,
  options: CollectOptions,
  { found, pages, since }: ToRead,
): AsyncGenerator<Batch, void, void> {
  const report = reporter(run, options)
  const changed = await changedIds(run, nameOf(found), since, pages)
  // What could not be read before may be readable now.
  const gaps = run.gaps.filter((gap) => gap.resource !== 'discussion')
  const ids = [...new Set([...changed, ...subjects(gaps)])]
  const few = { ...handful.sizes, ...options.pageSizes }
  let done = 0
  for await (const { batch, read } of readItems(
    run,
    ids,
    ids.length <= handful.items ? few : run.sizes,
  )) {
    yield learnt(run, batch)
    done += read
    report({ phase: 'changes', done, total: ids.length, left: ids.length - done })
  }
  for (const resource of resources) {
    if (since[resource] === null) continue
    yield {
      repo_id: run.repoId,
      rows: {},
      cursor: { resource, page: null, watermark: run.asOf },
    }
  }
}

/**
 * Once a week, and at most once a day where the numbers of items differ from the source's: deletions and transfers
 * leave no trace in what has changed.
 */
async function* reconciliation(
  run: Run,
  options: CollectOptions,
  found: LookedUp,
  last: Cursor | undefined,
): AsyncGenerator<Batch, void, void> {
  const totals = totalsOf(found)
  const stored = await options.storedCounts(run.repoId)
  const gaps = await options.gapsOf(run.repoId)
  const isOdd = (resource: ItemResource): boolean => {
    const missing = gaps.filter((gap) => gap.resource === resource && gap.id.endsWith(':item'))
    const difference = totals[resource] - stored[resource]
    return difference !== 0 && difference !== missing.length
  }
  const sinceLast =
    last?.watermark == null ? null : Date.parse(run.asOf) - Date.parse(last.watermark)
  const isWeekly = sinceLast !== null && sinceLast >= 7 * dayMs
  const mayLook = sinceLast === null || sinceLast >= dayMs
  const due = resources.filter((one) => isWeekly || (mayLook && isOdd(one)))
  for (const resource of due) {
    yield* reconcile(run, {
      repository: nameOf(found),
      resource,
      stored: await options.storedItems(run.repoId, resource),
      total: totals[resource],
    })
  }
  // After a first collection everything has just been read.
  if (due.length === 0 && last !== undefined) return
  yield {
    repo_id: run.repoId,
    rows: {},
    cursor: { resource: reconcileResource, page: null, watermark: run.asOf },
  }
}
