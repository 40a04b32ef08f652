/** Collects one repository from GitHub: everything the first time, what has changed every other time. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { AdaptivePages } from './adaptive.ts'
import { beyondItems } from './beyond-items.ts'
import { changedIds, sinceOf } from './changes.ts'
import type { GithubClient } from './client.ts'
import { subjects } from './gaps.ts'
import { itemPass, type ItemResource } from './item-pass.ts'
import { listResource, repositoryBatch } from './lists.ts'
import { find, type LookedUp, type Since } from './look-up.ts'
import { cursorOf, reporter, totalsOf, type CollectOptions } from './options.ts'
import { handful, pageSizes } from './page-sizes.ts'
import { readItems } from './read-items.ts'
import { reconciliation } from './reconciliation.ts'
import { learnt, type Run } from './run.ts'

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
  yield* changes(run, options, { since, pages: firstPages })
  yield* beyondItems(run, options, { found, cursors, pages: firstPages })
  const hasDrifted = yield* reconciliation(run, options, found, cursors)
  if (hasDrifted) yield* again(run, options, found)
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
    const cursor = cursorOf(cursors, resource)
    let done = 0
    let total = totals[resource]
    const passed = itemPass(run, resource, cursor, (page) => {
      done += page.more
      total = page.total ?? total
      report({
        phase: resource === 'issue' ? 'issues' : 'pull requests',
        done,
        total,
        // How much an earlier run has read isn't known.
        left: cursor?.page == null ? Math.max(0, total - done) + later : null,
      })
    })
    let step = await passed.next()
    for (; step.done !== true; step = await passed.next()) yield learnt(run, step.value)
    const { begun, isResumed } = step.value
    since[resource] = isResumed ? sinceOf(begun) : null
  }
  return since
}

/** Reads all items once more; the cursors say so first, so that a run that is cut off is gone on with by the next. */
async function* again(
  run: Run,
  options: CollectOptions,
  found: LookedUp,
): AsyncGenerator<Batch, void, void> {
  for (const resource of resources) {
    yield { repo_id: run.repoId, rows: {}, cursor: { resource, page: null, watermark: null } }
  }
  yield* firstPasses(run, options, { found, cursors: [] })
}

interface ToRead {
  since: Since
  pages: Pick<LookedUp, 'issues' | 'pullRequests'>
}

async function* changes(
  run: Run,
  options: CollectOptions,
  { pages, since }: ToRead,
): AsyncGenerator<Batch, void, void> {
  const report = reporter(run, options)
  const changed = await changedIds(run, since, pages)
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
