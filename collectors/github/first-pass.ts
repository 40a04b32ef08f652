/** Reads all issues, or all pull requests, page by page; each batch says where to go on if it was the last. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { isTooMuch, SourceError } from './errors.ts'
import type { ItemMark } from './gaps.ts'
import type { RepositoryName } from './look-up.ts'
import type { Connection, ItemNode, PageInfo } from './nodes.ts'
import { issueVariables, pullRequestVariables } from './page-sizes.ts'
import { queryText, type QueryName } from './queries.ts'
import { completeBatch, readAlone } from './read-items.ts'
import type { Run } from './run.ts'

export type ItemResource = 'issue' | 'pull_request'

export interface FirstPass {
  resource: ItemResource
  repository: RepositoryName
  /** Where an earlier run stopped; undefined where none began. */
  cursor: Cursor | undefined
  onPage: (state: { read: number; total: number; isResumed: boolean }) => void
}

export interface Passed {
  /** When the pass began, by the source's clock. */
  begun: Instant
  /** Whether that was in an earlier run. */
  isResumed: boolean
}

const queries: Record<ItemResource, QueryName> = {
  issue: 'issues',
  pull_request: 'pull-requests',
}

interface Page {
  repository: { items: Connection<ItemNode> }
}

interface Mark {
  pageInfo: PageInfo
  nodes: (ItemMark | null)[]
}

/** What one step of a pass has read. */
interface Step {
  batch: Batch
  read: number
  /** How many the source says there are; null where it wasn't asked. */
  total: number | null
  pageInfo: PageInfo
}

async function askPage(
  run: Run,
  pass: FirstPass,
  after: string | null,
): Promise<Connection<ItemNode>> {
  const { repository, resource } = pass
  const lists = resource === 'issue' ? issueVariables(run.sizes) : pullRequestVariables(run.sizes)
  const { data } = await run.pages.ask<Page>(queries[resource], run.sizes.items, (first) => ({
    ...repository,
    first,
    after,
    ...lists,
  }))
  return data.repository.items
}

const isStuck = ({ pageInfo }: { pageInfo: PageInfo }, after: string | null): boolean =>
  pageInfo.hasNextPage && pageInfo.endCursor === after

async function readPage(run: Run, pass: FirstPass, after: string | null): Promise<Step> {
  let page = await askPage(run, pass, after)
  // A cursor that doesn't move gets a second chance.
  if (isStuck(page, after)) page = await askPage(run, pass, after)
  if (isStuck(page, after)) {
    throw new SourceError(
      'cursor',
      `The pages of ${pass.resource === 'issue' ? 'issues' : 'pull requests'} do not end.`,
      'Run the same command again: it goes on where it stopped.',
    )
  }
  const items = page.nodes.filter((node) => node !== null)
  const batch = await completeBatch(run, items)
  return { batch, read: items.length, total: page.count, pageInfo: page.pageInfo }
}

/** The one item after a cursor, by itself; where it can't be read, a gap stands in its place. */
async function readOne(run: Run, pass: FirstPass, after: string | null): Promise<Step> {
  const { repository } = await run.client.request<{
    repository: { issues?: Mark; pullRequests?: Mark }
  }>(queryText('next-mark'), { ...pass.repository, after, issues: pass.resource === 'issue' })
  const mark = repository.issues ?? repository.pullRequests
  const pageInfo = mark?.pageInfo ?? { hasNextPage: false, endCursor: null }
  const [item] = mark?.nodes ?? []
  const batch = item ? await readAlone(run, item.id) : { repo_id: run.repoId, rows: {} }
  return { batch, read: item ? 1 : 0, total: null, pageInfo }
}

async function step(run: Run, pass: FirstPass, after: string | null): Promise<Step> {
  try {
    return await readPage(run, pass, after)
  } catch (error) {
    if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
    return readOne(run, pass, after)
  }
}

/**
 * While the pass is under way its cursor's watermark is the instant at which it began, in whatever run: changes since
 * then may have been missed, and are to be asked for when it is done.
 */
export async function* firstPass(run: Run, pass: FirstPass): AsyncGenerator<Batch, Passed, void> {
  const { cursor, onPage, resource } = pass
  let after = cursor?.page ?? null
  let begun = after === null ? run.asOf : (cursor?.watermark ?? run.asOf)
  let isResumed = after !== null
  let read = 0
  let total = 0
  for (;;) {
    let done: Step
    try {
      done = await step(run, pass, after)
    } catch (error) {
      if (!isResumed || !(error instanceof SourceError) || error.kind !== 'cursor') throw error
      // The stored cursor is of no use any more; what is stored will be found equal and stays.
      ;[after, begun, isResumed, read] = [null, run.asOf, false, 0]
      continue
    }
    const { hasNextPage, endCursor } = done.pageInfo
    after = hasNextPage ? endCursor : null
    read += done.read
    total = done.total ?? total
    yield { ...done.batch, cursor: { resource, page: after, watermark: begun } }
    onPage({ read, total, isResumed })
    if (after === null) return { begun, isResumed }
  }
}
