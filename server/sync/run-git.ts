/** Reads a repository's history with git into a sink, batch by batch: what was stored stays and is gone on with. */
import {
  collectGit,
  gitResource,
  type GitCollected,
  type GitProgress,
} from '../../collectors/git/collect.ts'
import { forgeAddress, tokenSettings } from '../../collectors/git/remote.ts'
import { openHistory } from '../../collectors/git/repository.ts'
import type { Cursor } from '../../collectors/model.ts'
import type { Changes } from '../store/writer.ts'
import { instant } from '../store/values.ts'
import { OpenRuns } from './open-runs.ts'
import { shown } from './run.ts'
import type { Sink } from './sink.ts'

export interface GitRequest {
  sink: Sink
  owner: string
  name: string
  /** A folder that is read in place, or an address; default: the repository at the forge of `apiUrl`. */
  from?: string | undefined
  /** The folder of all clones. */
  clones: string
  /** Also the classes of changed paths. */
  withPaths?: boolean
  apiUrl: string
  /** Sent to the forge of `apiUrl` only. */
  token?: string | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: GitProgress) => void) | undefined
  onFetch?: ((text: string) => void) | undefined
  /** For tests. */
  batchCommits?: number
}

export interface GitSummary extends GitCollected {
  owner: string
  name: string
  /** Whether its facts are stored too: without them it is in no list and no number. */
  isKnown: boolean
  changes: Changes
}

/** The key of a repository of which only its history is known: no row with invented stars is made for it. */
const provisionalId = (owner: string, name: string): string =>
  `git:${owner.toLowerCase()}/${name.toLowerCase()}`

async function cursorOf(sink: Sink, repoId: string): Promise<Cursor | undefined> {
  return (await sink.cursors(repoId)).find(({ resource }) => resource === gitResource)
}

/** Takes out what was stored before the repository's own id was known; it has been read again under that. */
async function dropProvisional(sink: Sink, repoId: string): Promise<void> {
  const cursor = await cursorOf(sink, repoId)
  if (cursor === undefined || cursor.page === null) return
  const gaps = await sink.gaps(repoId)
  await sink.write({
    repo_id: repoId,
    rows: {},
    removed_commits: 'all',
    complete_tables: ['git_tag'],
    closed_gaps: gaps.map(({ id }) => id),
    cursor: { ...cursor, page: null, watermark: null },
  })
}

/**
 * Reads what is not stored yet, as a run that the status tells of.
 *
 * @throws AppError `source-<kind>` for what went wrong with git, or what the sink throws
 */
export async function collectHistory(request: GitRequest): Promise<GitSummary> {
  const { apiUrl, clones, name, owner, signal, sink, token } = request
  const changes: Changes = { inserted: 0, updated: 0, deleted: 0 }
  const asOf = instant(new Date())
  const known = await sink.findRepository(owner, name)
  const runs = new OpenRuns(sink, 'git')
  const run = await runs.begin(`${owner}/${name}`, known?.id ?? null)
  try {
    const provisional = provisionalId(owner, name)
    const repoId = known?.id ?? provisional
    const history = await openHistory({
      from: request.from ?? `${forgeAddress(apiUrl)}/${owner}/${name}.git`,
      cloneFolder: `${clones}/${owner.toLowerCase()}/${name.toLowerCase()}.git`,
      settings: (url) => (token === undefined ? {} : tokenSettings(url, apiUrl, token)),
      signal,
      onFetch: request.onFetch,
    })
    const batches = collectGit({
      repoId,
      history,
      withPaths: request.withPaths ?? false,
      cursor: await cursorOf(sink, repoId),
      storedCommits: () => sink.countGitCommits(repoId),
      asOf,
      onProgress: request.onProgress,
      ...(request.batchCommits === undefined ? {} : { batchCommits: request.batchCommits }),
    })
    let step = await batches.next()
    for (; step.done !== true; step = await batches.next()) {
      const { deleted, inserted, updated } = await sink.write(step.value)
      changes.inserted += inserted
      changes.updated += updated
      changes.deleted += deleted
      Object.assign(run, changes)
    }
    if (repoId !== provisional) await dropProvisional(sink, provisional)
    await runs.end(run, step.value.gaps.length)
    return { ...step.value, owner, name, isKnown: known !== null, changes }
  } catch (error) {
    const failure = shown(error, `${owner}/${name}`)
    await runs.fail(failure, signal?.aborted === true)
    throw failure
  }
}
