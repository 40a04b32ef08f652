/** Collects one repository from GitHub: everything the first time, what has changed every other time. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { beyondItems } from './beyond-items.ts'
import { changedIds, readItems, sinceOf } from './changes.ts'
import type { Budget, GithubClient } from './client.ts'
import { firstPass, type ItemResource } from './first-pass.ts'
import { listResource, repositoryBatch } from './lists.ts'
import { lookUp, type LookedUp, type RepositoryName, type Since } from './look-up.ts'
import { handful, pageSizes, type PageSizes } from './page-sizes.ts'

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

const find = (cursors: Cursor[], resource: string): Cursor | undefined =>
  cursors.find((cursor) => cursor.resource === resource)

/** From when on a resource's changes are to be asked for; null while its first pass has not ended. */
function sinceIn(cursors: Cursor[]): Since {
  const since = (resource: ItemResource | 'discussion'): Instant | null => {
    const cursor = find(cursors, resource)
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
 * Yields everything of a repository that is not stored yet, in batches that can each be the last.
 *
 * @throws SourceError
 */
export async function* collectGithub(
  client: GithubClient,
  options: CollectOptions,
): AsyncGenerator<Batch, Collected, void> {
  const { cursorsOf, knownId } = options
  const sizes = { ...pageSizes, ...options.pageSizes }
  let cursors = knownId === null ? [] : await cursorsOf(knownId)
  const asked = sinceIn(cursors)
  const found = await lookUp(client, sizes, options, asked)
  const asOf = client.sourceClock
  if (found.id !== knownId) cursors = await cursorsOf(found.id)
  yield await repositoryBatch(client, sizes, found, find(cursors, listResource), asOf)

  const since = yield* firstPasses(client, options, sizes, { found, cursors, asOf })
  // Pages that were asked for by what is known of another repository say nothing about this one.
  const pages: Partial<LookedUp> = found.id === knownId ? found : {}
  yield* changes(client, options, sizes, { found, since, pages, asOf })
  const { discussions: changed } = pages
  const report = reporter(client, options)
  yield* beyondItems(client, options, sizes, { found, cursors, changed, asOf, report })
  return {
    repo_id: found.id,
    owner: found.owner.login,
    name: found.name,
    as_of: asOf,
    issues: found.allIssues.totalCount,
    pull_requests: found.allPullRequests.totalCount,
    releases: found.releases.count,
    requests: client.requests,
  }
}

function reporter(client: GithubClient, { onProgress }: CollectOptions) {
  return (progress: Pick<Progress, 'phase' | 'done' | 'total' | 'left'>): void =>
    onProgress?.({ ...progress, requests: client.requests, budget: client.budget })
}

const nameOf = (found: LookedUp): RepositoryName => ({
  owner: found.owner.login,
  name: found.name,
})

/** @returns from when on changes are still to be asked for: for what was whole before, or was begun in an earlier run */
async function* firstPasses(
  client: GithubClient,
  options: CollectOptions,
  sizes: PageSizes,
  { asOf, cursors, found }: { asOf: Instant; cursors: Cursor[]; found: LookedUp },
): AsyncGenerator<Batch, Since, void> {
  const report = reporter(client, options)
  const since = sinceIn(cursors)
  const totals = {
    issue: found.allIssues.totalCount,
    pull_request: found.allPullRequests.totalCount,
  }
  const toDo = resources.filter((resource) => since[resource] === null)
  for (const [index, resource] of toDo.entries()) {
    const later = toDo.slice(index + 1).reduce((sum, one) => sum + totals[one], 0)
    const { begun, isResumed } = yield* firstPass(client, sizes, {
      resource,
      repository: nameOf(found),
      repoId: found.id,
      cursor: find(cursors, resource),
      asOf,
      onPage: ({ isResumed: isPart, read, total }) =>
        report({
          phase: resource === 'issue' ? 'issues' : 'pull requests',
          done: read,
          total,
          left: isPart ? null : Math.max(0, total - read) + later,
        }),
    })
    since[resource] = isResumed ? sinceOf(begun) : null
  }
  return since
}

interface ToRead {
  found: LookedUp
  since: Since
  pages: Pick<LookedUp, 'issues' | 'pullRequests'>
  asOf: Instant
}

async function* changes(
  client: GithubClient,
  options: CollectOptions,
  sizes: PageSizes,
  { asOf, found, pages, since }: ToRead,
): AsyncGenerator<Batch, void, void> {
  const report = reporter(client, options)
  const ids = await changedIds(client, sizes, nameOf(found), since, pages)
  const few = { ...handful.sizes, ...options.pageSizes }
  let done = 0
  for await (const batch of readItems(
    client,
    ids.length <= handful.items ? few : sizes,
    found.id,
    ids,
  )) {
    yield batch
    done += batch.complete_items?.length ?? 0
    report({ phase: 'changes', done, total: ids.length, left: ids.length - done })
  }
  for (const resource of resources) {
    if (since[resource] === null) continue
    yield { repo_id: found.id, rows: {}, cursor: { resource, page: null, watermark: asOf } }
  }
}
