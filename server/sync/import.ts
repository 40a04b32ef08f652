/** Puts an archive of REST objects into a sink: nothing where it can't be read whole, then batch by batch. */
import {
  Archive,
  type ArchivedRepository,
  type ArchiveOptions,
} from '../../collectors/github-json/archive.ts'
import { ArchiveError, type ArchiveErrorCode } from '../../collectors/github-json/errors.ts'
import { isImportGap } from '../../collectors/github-json/gaps.ts'
import type { Left } from '../../collectors/github-json/left-over.ts'
import type { Batch } from '../../collectors/model.ts'
import { AppError, type Status } from '../errors.ts'
import type { Changes } from '../store/writer.ts'
import { OpenRuns } from './open-runs.ts'
import { ecosystemOf } from './run.ts'
import type { Sink, SyncRun } from './sink.ts'

export interface ImportOptions {
  /** The slug of the ecosystem that the repositories join; default: their owner's name, when they are new. */
  ecosystem?: string | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

export interface ImportedRepository extends Omit<ArchivedRepository, 'survey' | 'id'> {
  repo_id: string
  /** Items of which the files lack something. */
  gaps: number
  changes: Changes
}

export interface Imported {
  repositories: ImportedRepository[]
  files: number
  /** The date in the names of the files, where they are a dated copy. */
  copyOf: string | null
  /** Files of other copies. */
  passedOver: number
  leftOver: Left[]
  /** Rows that GitHub's files give no id for, and that have one derived from what they are. */
  derivedIds: number
}

const statuses: Record<ArchiveErrorCode, Status> = {
  'not-a-folder': 404,
  'no-items': 422,
  'broken-file': 422,
  'bad-item': 422,
  'bad-date': 400,
}

function shown(error: unknown, hint: (hint: string) => string): unknown {
  if (!(error instanceof ArchiveError)) return error
  const { code, message } = error
  return new AppError(`import-${code}`, message, hint(error.hint), statuses[code], { cause: error })
}

/**
 * Reads a folder once, so that whatever is wrong with it is known before a database is opened.
 *
 * @throws AppError `import-<code>`
 */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  try {
    return await Archive.open(options)
  } catch (error) {
    throw shown(error, (hint) => `Nothing was imported. ${hint}`)
  }
}

/** A repository on its way into the sink. */
class Journey {
  readonly changes: Changes = { inserted: 0, updated: 0, deleted: 0 }
  readonly #items = new Set<string>()
  readonly #gaps = new Set<string>()
  run: SyncRun | undefined

  constructor(
    private readonly sink: Sink,
    readonly repository: ArchivedRepository,
    readonly id: string,
    /** What was imported is replaced by the next import; what GitHub itself gave is not taken away by one. */
    readonly isAlone: boolean,
    readonly isNew: boolean,
  ) {}

  get gaps(): number {
    return this.#gaps.size
  }

  /** @throws AppError `import-older` where the repository is stored as it was later */
  static async begin(sink: Sink, repository: ArchivedRepository): Promise<Journey> {
    const { as_of, name, owner } = repository
    const known = await sink.findRepository(owner, name)
    if (known !== null && known.as_of !== null && known.as_of > as_of) {
      throw new AppError(
        'import-older',
        `${owner}/${name} is stored as of ${known.as_of}, and the files end at ${as_of}.`,
        'Nothing was imported. Give --as-of if they are newer than their newest entry, or another file with --db.',
        409,
      )
    }
    const id = repository.id ?? known?.id ?? `import:repository:${owner}/${name}`.toLowerCase()
    const cursors = await sink.cursors(id)
    return new Journey(sink, repository, id, cursors.length === 0, known === null)
  }

  async write(batch: Batch): Promise<void> {
    for (const item of batch.complete_items ?? []) this.#items.add(item)
    for (const gap of batch.rows.gap ?? []) this.#gaps.add(gap.id)
    const { deleted, inserted, updated } = await this.sink.write(batch)
    this.changes.inserted += inserted
    this.changes.updated += updated
    this.changes.deleted += deleted
    if (this.run !== undefined) Object.assign(this.run, this.changes)
  }

  /** Takes out what an earlier import brought and the files don't have any more, and says that the rest is whole. */
  async end(ecosystem: string | undefined): Promise<void> {
    const { id, isAlone, isNew, repository, sink } = this
    const stored = isAlone
      ? [...(await sink.storedItems(id, 'issue')), ...(await sink.storedItems(id, 'pull_request'))]
      : []
    const gaps = await sink.gaps(id)
    await this.write({
      repo_id: id,
      rows: {},
      removed_items: stored.map((item) => item.id).filter((item) => !this.#items.has(item)),
      closed_gaps: gaps
        .map((gap) => gap.id)
        .filter((gap) => isImportGap(gap) && !this.#gaps.has(gap)),
    })
    if (ecosystem !== undefined) {
      await sink.addToEcosystem({ slug: ecosystem, title: ecosystem, is_simulated: false }, [id])
    } else if (isNew) await sink.addToEcosystem(ecosystemOf(repository.owner), [id])
    await sink.finishSync({ repo_id: id, as_of: repository.as_of, requests: 0 })
  }
}

/** How many rows of a batch have an id that isn't GitHub's. */
function derivedIn(batch: Batch): number {
  const { comment = [], event = [], issue = [], pull_request = [], review = [] } = batch.rows
  const { review_comment = [] } = batch.rows
  return [...comment, ...event, ...issue, ...pull_request, ...review, ...review_comment].filter(
    ({ id }) => id.startsWith('import:'),
  ).length
}

/**
 * Imports every repository of an archive. Cursors are left unset, so that a later `lichen collect` reads all of it from
 * GitHub and puts right what the files lack. Each repository is a run that the status tells of, unless nothing can be
 * imported.
 *
 * @throws AppError `import-older`, `import-<code>` where a file has changed since, or what the sink throws
 */
export async function importArchive(
  sink: Sink,
  archive: Archive,
  { ecosystem, onProgress }: ImportOptions = {},
): Promise<Imported> {
  const journeys = new Map<string, Journey>()
  for (const repository of archive.repositories) {
    const journey = await Journey.begin(sink, repository)
    journeys.set(journey.id, journey)
  }
  const runs = new OpenRuns(sink, 'import')
  for (const journey of journeys.values()) {
    const { name, owner } = journey.repository
    journey.run = await runs.begin(`${owner}/${name}`, journey.id)
  }
  const total = archive.repositories.reduce((sum, one) => sum + one.issues + one.pull_requests, 0)
  let done = 0
  let derivedIds = 0
  try {
    for await (const batch of archive.batches([...journeys.values()])) {
      derivedIds += derivedIn(batch)
      await journeys.get(batch.repo_id)?.write(batch)
      done += batch.complete_items?.length ?? 0
      onProgress?.(done, total)
    }
    for (const journey of journeys.values()) {
      await journey.end(ecosystem)
      if (journey.run !== undefined) await runs.end(journey.run, journey.gaps)
    }
  } catch (error) {
    const failure = shown(
      error,
      () => 'A part was imported. Run it again when nobody writes to the files.',
    )
    await runs.fail(failure)
    throw failure
  }
  const { copyOf, files, passedOver } = archive.found
  return {
    repositories: [...journeys.values()].map(({ changes, gaps, id, repository }) => {
      const { as_of, issues, name, owner, pull_requests } = repository
      return { repo_id: id, owner, name, as_of, issues, pull_requests, gaps, changes }
    }),
    files: files.length,
    copyOf,
    passedOver,
    leftOver: archive.leftOver.all,
    derivedIds,
  }
}
