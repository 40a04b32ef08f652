/** Reads the commits of the default branch: from its newest one back to where all are stored, or to the first. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { present } from './actors.ts'
import { commitRows, type CommitNode } from './commit-rows.ts'
import { SourceError } from './errors.ts'
import type { LookedUp } from './look-up.ts'
import type { Connection } from './nodes.ts'
import { listGap, listGapId } from './repository-gaps.ts'
import type { Run } from './run.ts'

export const commitResource = 'commit'
/** The cursor whose page is the commit up to which the whole history is stored. */
export const headResource = 'commit_head'

export interface CommitPass {
  found: LookedUp
  /** The cursors of both resources; undefined where no run got so far. While a walk is under way, the first one's page
   *  is the commit from which it began and the source's own cursor, with a blank between. */
  cursor: Cursor | undefined
  head: Cursor | undefined
  /** Names of the commits that are stored. */
  stored: () => Promise<string[]>
  onPage: (state: { read: number; total: number; isResumed: boolean }) => void
}

interface Page {
  repository: { object: { history?: Connection<CommitNode> } | null }
}

/** One walk back from a commit. */
interface Walk {
  from: string
  after: string | null
  /** The commit up to which the history is stored. */
  known: string | null
  /** Names of all commits that are stored; those that are read are added. */
  stored: Set<string>
  /** The source's clock when the walk began, in whatever run. */
  begun: Instant
}

interface Walked {
  /** How many commits the history has, by the source. */
  total: number
  /** Commits that are stored and not in the history; null where this can't be told. */
  lost: string[] | null
}

/** @returns null where the source knows the commit or the cursor no more */
async function readPage(
  run: Run,
  found: LookedUp,
  { after, from }: Pick<Walk, 'from' | 'after'>,
): Promise<Connection<CommitNode> | null> {
  try {
    const { data } = await run.pages.ask<Page>('commits', run.sizes.commits, (first) => ({
      repo: run.repoId,
      head: from,
      first,
      after,
    }))
    return data.repository.object?.history ?? null
  } catch (error) {
    if (after === null || !(error instanceof SourceError) || error.kind !== 'cursor') throw error
    return null
  }
}

/**
 * Walks until the commit that was known has been met and there are as many as the history has: a branch that was merged
 * meanwhile has commits older than that one, further back. Where history was rewritten the known commit is not met, and
 * the walk ends at the first commit.
 *
 * @returns null where the walk can't be gone on with
 */
async function* walk(
  run: Run,
  pass: CommitPass,
  { after: start, begun, from, known, stored }: Walk,
): AsyncGenerator<Batch, Walked | null, void> {
  const { found, onPage } = pass
  const met = new Set<string>()
  let after = start
  for (;;) {
    const page = await readPage(run, found, { from, after })
    if (page === null) return null
    const nodes = present(page)
    for (const { oid } of nodes) {
      met.add(oid)
      stored.add(oid)
    }
    const isEnd = !page.pageInfo.hasNextPage || page.pageInfo.endCursor === after
    const isMet = known !== null && met.has(known) && stored.size === page.count
    after = page.pageInfo.endCursor
    yield {
      repo_id: found.id,
      rows: commitRows(found.id, nodes, run.client.latestClock),
      cursor: { resource: commitResource, page: `${from} ${after ?? ''}`, watermark: begun },
    }
    onPage({ read: met.size, total: page.count, isResumed: start !== null })
    if (isMet) return { total: page.count, lost: [] }
    if (!isEnd) continue
    if (stored.size <= page.count) return { total: page.count, lost: [] }
    // What the pages before the start held isn't known here.
    if (start !== null) return { total: page.count, lost: null }
    const lost = met.size === page.count ? [...stored].filter((oid) => !met.has(oid)) : []
    return { total: page.count, lost }
  }
}

/** Walks from `from`, and anew from its start where an earlier walk can't be gone on with or was not enough. */
async function* read(
  run: Run,
  pass: CommitPass,
  first: Walk,
): AsyncGenerator<Batch, boolean, void> {
  const { found } = pass
  const { asOf } = run
  const { begun, from, stored } = first
  let walked = yield* walk(run, pass, first)
  if (first.after !== null && (walked === null || walked.lost === null)) {
    walked = yield* walk(run, pass, { ...first, after: null })
  }
  if (walked === null) return false
  const { lost, total: expected } = walked
  for (const oid of lost ?? []) stored.delete(oid)
  const { createdAt, id: repoId } = found
  const check = { repoId, resource: commitResource, expected, fetched: stored.size } as const
  const gap = listGap({ ...check, createdAt, asOf })
  yield {
    repo_id: repoId,
    rows: gap === null ? {} : { gap: [gap] },
    closed_gaps: gap === null ? [listGapId(repoId, commitResource)] : [],
    removed_items: lost ?? [],
    cursor: { resource: commitResource, page: null, watermark: begun },
  }
  // A history with a gap is walked whole again in the next run.
  const page = gap === null ? from : null
  yield { repo_id: repoId, rows: {}, cursor: { resource: headResource, page, watermark: begun } }
  return true
}

/**
 * Yields the commits of the default branch that are not stored yet, in batches that can each be the last, and removes
 * those that are in it no more after its history was rewritten.
 *
 * @throws SourceError
 */
export async function* commits(run: Run, pass: CommitPass): AsyncGenerator<Batch, void, void> {
  const { cursor, found, head } = pass
  const { asOf } = run
  const upToDate = { resource: commitResource, page: null, watermark: asOf }
  const newest = found.defaultBranchRef?.target?.oid ?? null
  if (newest === null) return
  const known = head?.page ?? null
  const unfinished = cursor?.page ?? null
  if (unfinished === null && known === newest) {
    yield { repo_id: found.id, rows: {}, cursor: upToDate }
    return
  }
  const stored = new Set(await pass.stored())
  let last = known
  if (unfinished !== null) {
    // The source's own cursor may have blanks.
    const [from = '', ...rest] = unfinished.split(' ')
    const after = rest.join(' ') || null
    const begun = cursor?.watermark ?? asOf
    const isDone = yield* read(run, pass, { from, after, known, stored, begun })
    // What is stored of a history that is gone can't be told from what belongs to the new one: that is walked whole.
    last = isDone ? from : null
  }
  if (last === newest) yield { repo_id: found.id, rows: {}, cursor: upToDate }
  else {
    const whole = { from: newest, after: null, known: last, stored, begun: asOf }
    yield* read(run, pass, whole)
  }
}
