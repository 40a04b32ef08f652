/** Reads the history of a default branch and its tags: all of it the first time, what has changed every other time. */
import type { Batch, Cursor, GapRow, Instant } from '../model.ts'
import { output, stream } from './command.ts'
import { instantOf } from './instant.ts'
import { logArguments, readLog } from './log.ts'
import type { OpenHistory } from './repository.ts'
import { pageOf, stateIn, type HistoryState } from './state.ts'
import { readTags } from './tags.ts'

/** The cursor's resource. */
export const gitResource = 'git'

export interface GitProgress {
  done: number
  /** Commits that this run has to read. */
  total: number
}

export interface GitOptions {
  repoId: string
  history: OpenHistory
  /** Also the classes of changed paths. Once read with them, a history stays read with them. */
  withPaths: boolean
  /** Where the repository stands. */
  cursor: Cursor | undefined
  /** How many commits are stored by now: asked when all have been yielded. */
  storedCommits: () => Promise<number>
  /** When the history was opened, by this machine's clock. */
  asOf: Instant
  onProgress?: ((progress: GitProgress) => void) | undefined
  /** For tests. */
  batchCommits?: number
}

export interface GitCollected {
  head: string
  /** That git counts. */
  commits: number
  /** That this run has read. */
  read: number
  tags: number
  withPaths: boolean
  gaps: GapRow[]
}

/** A transaction of a fifth of a second: more at once is faster by little and needs more memory. */
const batchCommits = 3000

/** Where more have gone than this, the history is another one, and is read anew. */
const mostRemoved = 10_000

const gapIds = (repoId: string) => ({
  count: `${repoId}/git/count`,
  shallow: `${repoId}/git/shallow`,
})

async function isKnown({ git }: OpenHistory, oid: string): Promise<boolean> {
  const found = await output(git, ['rev-list', '--no-walk', '--ignore-missing', oid, '--'])
  return found === oid
}

/**
 * What is stored of commits that the branch has lost: of a target that is no ancestor of the new head, since somebody
 * has pushed with force. Null where that can't be told, or is so much that the whole is to be read anew.
 */
async function lostCommits(
  history: OpenHistory,
  { read, target }: HistoryState,
): Promise<string[] | null> {
  const ends = read === null ? [target] : [read, target]
  for (const oid of ends) if (!(await isKnown(history, oid))) return null
  const most = `--max-count=${mostRemoved + 1}`
  const found = await output(history.git, ['rev-list', most, ...ends, `^${history.head}`, '--'])
  const oids = found === '' ? [] : found.split('\n')
  return oids.length > mostRemoved ? null : oids
}

interface Plan {
  state: HistoryState
  lost: string[]
  /** Everything stored has to go first. */
  isAnew: boolean
}

async function planOf(options: GitOptions): Promise<Plan> {
  const { cursor, history } = options
  const target = history.head
  const before = stateIn(cursor?.page)
  const withPaths = options.withPaths || before?.withPaths === true
  const nothing = { read: null, target, withPaths }
  // Rows come with a cursor: where there is none, there are none.
  if (before === null) return { state: nothing, lost: [], isAnew: cursor !== undefined }
  const lost = await lostCommits(history, before)
  if (lost === null) return { state: nothing, lost: [], isAnew: true }
  const isEnough = before.withPaths === withPaths && !history.isShallow
  return { state: { read: isEnough ? before.read : null, target, withPaths }, lost, isAnew: false }
}

const countIn = async ({ git }: OpenHistory, ends: string[]): Promise<number> =>
  Number(await output(git, ['rev-list', '--count', ...ends, '--']))

/** Yields the commits that are to be read, and with the first of them takes out those that are lost. */
async function* commits(
  options: GitOptions,
  { isAnew, lost, state }: Plan,
): AsyncGenerator<Batch, { read: number; oldest: Instant | null }, void> {
  const { history, repoId } = options
  const cursorAt = (read: string | null): Cursor => ({
    resource: gitResource,
    // The ancestors of a commit of a shallow clone are not all there.
    page: pageOf({ ...state, read: history.isShallow ? null : read }),
    watermark: isAnew ? null : (options.cursor?.watermark ?? null),
  })
  if (isAnew) {
    yield { repo_id: repoId, rows: {}, removed_commits: 'all', cursor: cursorAt(null) }
  }
  const { head } = history
  const total = await countIn(history, state.read === null ? [head] : [head, `^${state.read}`])
  let removed = lost
  let read = 0
  let oldest: Instant | null = null
  const log = logArguments(head, state.read, state.withPaths)
  const size = options.batchCommits ?? batchCommits
  options.onProgress?.({ done: 0, total })
  for await (const rows of readLog(stream(history.git, log), repoId, size)) {
    const last = rows.git_commit.at(-1)?.oid ?? null
    yield { repo_id: repoId, rows: { ...rows }, removed_commits: removed, cursor: cursorAt(last) }
    removed = []
    read += rows.git_commit.length
    for (const { committed_at } of rows.git_commit) {
      if (oldest === null || committed_at < oldest) oldest = committed_at
    }
    options.onProgress?.({ done: read, total })
  }
  // A branch that was only set back has nothing to read.
  if (removed.length > 0) {
    yield { repo_id: repoId, rows: {}, removed_commits: removed, cursor: cursorAt(head) }
  }
  return { read, oldest }
}

async function gapsOf(
  options: GitOptions,
  counted: number,
  oldest: Instant | null,
): Promise<GapRow[]> {
  const { asOf, history, repoId, storedCommits } = options
  const stored = await storedCommits()
  const shared = { repo_id: repoId, resource: 'commit', noticed_at: asOf } as const
  const from_at = '1970-01-01T00:00:00Z'
  const gaps: GapRow[] = []
  if (stored !== counted) {
    const newest = await output(history.git, ['log', '-1', '--format=%ct', history.head, '--'])
    gaps.push({
      ...shared,
      id: gapIds(repoId).count,
      from_at,
      to_at: instantOf(newest),
      reason: `git counts ${counted} commits, ${stored} are stored.`,
      expected: counted,
      fetched: stored,
    })
  }
  if (history.isShallow && oldest !== null) {
    gaps.push({
      ...shared,
      id: gapIds(repoId).shallow,
      from_at,
      to_at: oldest,
      reason: 'The repository that was read is a shallow clone: older commits are not in it.',
    })
  }
  return gaps
}

/**
 * Yields what is not stored yet, in batches that can each be the last, and at the end compares how many are stored with
 * what git counts. A difference is a gap, and the next run then reads everything anew.
 *
 * @throws SourceError
 */
export async function* collectGit(options: GitOptions): AsyncGenerator<Batch, GitCollected, void> {
  const { asOf, history, repoId } = options
  const plan = await planOf(options)
  const { oldest, read } = yield* commits(options, plan)
  const tags = await readTags(history.git, repoId)
  const state = { ...plan.state, read: history.isShallow ? null : history.head }
  const cursor = { resource: gitResource, page: pageOf(state), watermark: asOf }
  yield { repo_id: repoId, rows: { git_tag: tags }, complete_tables: ['git_tag'], cursor }

  const counted = await countIn(history, [history.head])
  const gaps = await gapsOf(options, counted, oldest)
  const open = new Set(gaps.map(({ id }) => id))
  yield {
    repo_id: repoId,
    rows: { gap: gaps },
    closed_gaps: Object.values(gapIds(repoId)).filter((id) => !open.has(id)),
    ...(open.has(gapIds(repoId).count) ? { cursor: { ...cursor, page: null } } : {}),
  }
  return {
    head: history.head,
    commits: counted,
    read,
    tags: tags.length,
    withPaths: state.withPaths,
    gaps,
  }
}
