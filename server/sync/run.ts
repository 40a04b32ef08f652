/** Runs a collector into a sink, batch by batch: whatever happens, what was stored stays and can be gone on with. */
import type { GithubClient } from '../../collectors/github/client.ts'
import { collectGithub, type Collected, type Progress } from '../../collectors/github/collect.ts'
import { SourceError, type SourceErrorKind } from '../../collectors/github/errors.ts'
import type { PageSizes } from '../../collectors/github/page-sizes.ts'
import { sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { AppError, type Status } from '../errors.ts'
import type { Changes } from '../store/writer.ts'
import type { Sink } from './sink.ts'

export interface CollectRequest {
  sink: Sink
  /** Made for this run: its clock and its count are the run's. */
  client: GithubClient
  owner: string
  name: string
  /** The slug of the ecosystem that the repository joins; default: its owner's name, when it is new. */
  ecosystem?: string | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  /** For tests. */
  pageSizes?: Partial<PageSizes> | undefined
}

export interface SyncSummary extends Collected {
  changes: Changes
}

const statuses: Record<SourceErrorKind, Status> = {
  authentication: 401,
  'not-found': 404,
  network: 502,
  'rate-limit': 429,
  'time-out': 504,
  partial: 502,
  cursor: 502,
  bug: 500,
  interrupted: 503,
}

/** A source's error as one that users see; others pass. */
export function shown(error: unknown, repository: string): unknown {
  if (!(error instanceof SourceError)) return error
  const { hint, kind, message } = error
  return new AppError(`source-${kind}`, `${repository}: ${message}`, hint, statuses[kind])
}

/** @throws AppError `bad-ecosystem`; the sample's slug is not for real repositories, since they would go with it */
export function checkEcosystem(slug: string): void {
  if (/^[^/\s]+$/.test(slug) && slug !== sampleEcosystem.slug) return
  throw new AppError(
    'bad-ecosystem',
    slug === sampleEcosystem.slug
      ? `The ecosystem "${slug}" is the simulated one.`
      : `"${slug}" can't be an ecosystem's name.`,
    'Give another word without blanks and slashes to --ecosystem.',
    400,
  )
}

function ecosystemOf(owner: string) {
  const slug = owner.toLowerCase()
  const isTaken = slug === sampleEcosystem.slug
  return { slug: isTaken ? `github-${slug}` : slug, title: owner, is_simulated: false }
}

/**
 * Collects one repository: everything the first time, what has changed every other time.
 *
 * @throws AppError `source-<kind>` for what went wrong at GitHub, or what the sink throws. The repository's `as_of` is
 *   then what it was, and the next run goes on where this one stopped.
 */
export async function collectRepository(request: CollectRequest): Promise<SyncSummary> {
  const { client, name, onProgress, owner, pageSizes, sink } = request
  const changes: Changes = { inserted: 0, updated: 0, deleted: 0 }
  try {
    const known = await sink.findRepository(owner, name)
    const batches = collectGithub(client, {
      owner,
      name,
      knownId: known?.id ?? null,
      cursorsOf: (repoId) => sink.cursors(repoId),
      onProgress,
      pageSizes,
    })
    let step = await batches.next()
    for (; step.done !== true; step = await batches.next()) {
      const { deleted, inserted, updated } = await sink.write(step.value)
      changes.inserted += inserted
      changes.updated += updated
      changes.deleted += deleted
    }
    const collected = step.value
    await join(request, collected)
    const { as_of, repo_id, requests } = collected
    await sink.finishSync({ repo_id, as_of, requests })
    return { ...collected, changes }
  } catch (error) {
    throw shown(error, `${owner}/${name}`)
  }
}

/** Before the sync counts as finished, so that a repository that was finished once has been in its ecosystem. */
async function join({ ecosystem, sink }: CollectRequest, collected: Collected): Promise<void> {
  const { name, owner, repo_id } = collected
  if (ecosystem !== undefined) {
    const chosen = { slug: ecosystem, title: ecosystem, is_simulated: false }
    return sink.addToEcosystem(chosen, [repo_id])
  }
  // A repository that was put elsewhere once stays there.
  const known = await sink.findRepository(owner, name)
  if (known === null || known.as_of === null) {
    await sink.addToEcosystem(ecosystemOf(owner), [repo_id])
  }
}
