/** Collects many repositories, one after the other: one that fails doesn't stop the others, and each attempt is a row. */
import type { GithubClient } from '../../collectors/github/client.ts'
import type { Progress } from '../../collectors/github/options.ts'
import { isTokenRefused } from '../../collectors/github/token.ts'
import { AppError } from '../errors.ts'
import { spareIdle } from './idle.ts'
import { classOf, failedRun, newRun, now, told } from './run-row.ts'
import { collectRepository, type SyncSummary } from './run.ts'
import type { NewEcosystem, Sink, SyncRun } from './sink.ts'
import type { Tracker } from './tracker.ts'

/** A repository to collect. */
export interface Wanted {
  owner: string
  name: string
  /** Where none is named: its owner's, when it is new. */
  ecosystems: NewEcosystem[]
  /** The user's own fields; null leaves those that are stored. */
  fields: Record<string, string> | null
}

export interface ManyRequest {
  sink: Sink
  wanted: Wanted[]
  /** A new one for each repository: its clock and its count are the run's. */
  newClient: () => GithubClient
  signal: AbortSignal
  tracker: Tracker
  onProgress: (repository: string, progress: Progress) => void
  /** Repositories in which nothing has happened, and the requests that it took to know. */
  onIdle?: (repositories: number, requests: number) => void
  onEnd: (run: SyncRun, summary: SyncSummary | null, error: unknown) => void
}

/** With these no other repository could be asked for either. */
const hopeless = new Set(['primary-limit', 'secondary-limit'])

/** Why the rest is not worth a question; null where it is. */
async function stopper(
  run: SyncRun,
  error: unknown,
  client: GithubClient,
): Promise<AppError | null> {
  if (!(error instanceof AppError)) return null
  const kind = classOf(error)
  // What GitHub refuses for one repository may be that one's alone: an organisation's single sign-on, say.
  const isOver = hopeless.has(kind) || (kind === 'authentication' && (await isTokenRefused(client)))
  return isOver ? new AppError(error.code, run.message ?? '', error.hint, error.status) : null
}

/**
 * Ends with one run for each repository that was begun or had to be given up; after a cancel those that were not begun
 * have none, and nothing is left half-written.
 *
 * @throws what the sink throws where it takes nothing any more, not even the record of a failure
 */
export async function collectMany(request: ManyRequest): Promise<SyncRun[]> {
  const { onEnd, signal, sink, tracker } = request
  const runs: SyncRun[] = []
  let stopped: AppError | null = null
  const prober = request.newClient()
  const idle = signal.aborted ? [] : await spareIdle(sink, prober, request.wanted)
  for (const { repo_id, wanted: one } of idle) {
    const run = newRun(`${one.owner}/${one.name}`)
    Object.assign(run, { repo_id, outcome: 'complete', finished_at: now() })
    await sink.recordRun(run)
    tracker.end(run)
    runs.push(run)
  }
  if (idle.length > 0) request.onIdle?.(idle.length, prober.requests)
  const spared = new Set(idle.map((one) => one.wanted))
  for (const one of request.wanted.filter((each) => !spared.has(each))) {
    if (signal.aborted) break
    const repository = `${one.owner}/${one.name}`
    if (stopped !== null) {
      const text = `${repository}: Not asked for, since nothing would be answered. ${stopped.message}`
      const error = new AppError(stopped.code, text, stopped.hint, stopped.status)
      const run = failedRun(repository, error)
      await sink.recordRun(run)
      tracker.end(run)
      runs.push(run)
      onEnd(run, null, error)
      continue
    }
    const client = request.newClient()
    const { error, run, summary } = await attempt(request, one, client)
    tracker.end(run)
    runs.push(run)
    onEnd(run, summary, error)
    if (run.outcome === 'failed') stopped = await stopper(run, error, client)
  }
  return runs
}

interface Attempt {
  run: SyncRun
  summary: SyncSummary | null
  error: unknown
}

async function attempt(
  { onProgress, signal, sink, tracker }: ManyRequest,
  { ecosystems, fields, name, owner }: Wanted,
  client: GithubClient,
): Promise<Attempt> {
  const run = newRun(`${owner}/${name}`)
  await sink.recordRun(run)
  tracker.begin(run)
  const over = async (outcome: SyncRun['outcome'], more: Partial<SyncRun> = {}) => {
    const { requests } = client
    Object.assign(run, { outcome, finished_at: now(), requests, ...more })
    await sink.recordRun(run)
  }
  try {
    const summary = await collectRepository({
      sink,
      client,
      owner,
      name,
      ecosystems,
      onProgress: (progress) => {
        tracker.progress(progress)
        onProgress(run.repository, progress)
      },
      onWritten: (repoId, changes) => {
        run.repo_id = repoId
        run.inserted += changes.inserted
        run.updated += changes.updated
        run.deleted += changes.deleted
      },
    })
    if (fields !== null) await sink.setFields(summary.repo_id, fields)
    const gaps = await sink.gaps(summary.repo_id)
    await over(gaps.length === 0 ? 'complete' : 'with_gaps', { repo_id: summary.repo_id })
    return { run, summary, error: null }
  } catch (error) {
    try {
      await over(signal.aborted ? 'cancelled' : 'failed', told(run.repository, error))
    } catch {
      // The sink itself is gone: what went wrong first is what the user has to know.
      throw error
    }
    return { run, summary: null, error }
  }
}
