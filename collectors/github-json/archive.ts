/** Reads a folder of REST objects twice: first whether all of it can be read and what is in it, then its rows. */
import type { Batch, Instant } from '../model.ts'
import { asOfOf, checkAsOf, dayOf } from './as-of.ts'
import { ArchiveError, shapesTaken } from './errors.ts'
import { findFiles, type FoundFiles } from './files.ts'
import { ItemRows } from './item-rows.ts'
import { LeftOver } from './left-over.ts'
import { recognise, type Recognised } from './recognise.ts'
import { repositoryBatch } from './repository-rows.ts'
import { RestRepository } from './shapes.ts'
import type { Survey } from './survey.ts'
import { Surveys } from './surveys.ts'
import type { Thread } from './thread.ts'
import { valuesOf } from './values.ts'

export interface ArchiveOptions {
  folder: string
  /** Only this repository, and the name of items that don't tell theirs. */
  repository?: { owner: string; name: string } | undefined
  /** `2024-01-01`, or an instant. */
  asOf?: string | undefined
  /** Called for each item that has been read the first time. */
  onItem?: (() => void) | undefined
}

export interface ArchivedRepository {
  owner: string
  name: string
  /** The source's node id; null where no file has it. */
  id: string | null
  as_of: Instant
  issues: number
  pull_requests: number
  survey: Survey
}

/** Where a repository's rows go. */
export interface Target {
  repository: ArchivedRepository
  id: string
  /** Whether nothing but imports has filled it so far. */
  isAlone: boolean
}

/** Items a batch. */
const together = 100

export class Archive {
  readonly leftOver = new LeftOver()
  repositories: ArchivedRepository[] = []
  readonly #surveys: Surveys
  readonly #facts: { rest: RestRepository; where: string }[] = []

  private constructor(
    readonly found: FoundFiles,
    private readonly options: ArchiveOptions,
  ) {
    this.#surveys = new Surveys(options.repository)
  }

  /**
   * Reads everything once.
   *
   * @throws ArchiveError; whatever can't be read is found here, before a row has been made
   */
  static async open(options: ArchiveOptions): Promise<Archive> {
    const { asOf, folder } = options
    if (asOf !== undefined) checkAsOf(asOf)
    const archive = new Archive(await findFiles(folder, dayOf(asOf)), options)
    const surveys = archive.#surveys
    for await (const thread of archive.#threads(true)) {
      surveys.of(thread).add(thread)
      for (const what of thread.leftOver) archive.leftOver.add(what, thread.where)
    }
    archive.#addFacts()
    surveys.unite()
    archive.#finish()
    return archive
  }

  /**
   * Yields the rows of the repositories in batches: each one's facts first, then its items.
   *
   * @throws ArchiveError where a file has changed since it was opened
   */
  async *batches(targets: Target[]): AsyncGenerator<Batch, void, void> {
    const targetOf = new Map(targets.map((target) => [target.repository.survey, target]))
    const underWay = new Map<Survey, ItemRows>()
    for (const { id, isAlone, repository } of targets) {
      yield repositoryBatch(repository.survey, id, isAlone)
    }
    for await (const thread of this.#threads(false)) {
      const survey = this.#surveys.of(thread)
      const target = targetOf.get(survey)
      if (target === undefined || !survey.isChosen(thread)) continue
      const rows = underWay.get(survey) ?? new ItemRows(target.id, survey, target.repository.as_of)
      underWay.set(survey, rows)
      this.leftOver.add('entry without a time', thread.where, rows.add(thread))
      if (rows.count < together) continue
      yield rows.batch()
      underWay.delete(survey)
    }
    for (const rows of underWay.values()) yield rows.batch()
  }

  /** @param isFirst whether what is no item is to be looked at, too */
  async *#threads(isFirst: boolean): AsyncGenerator<Thread, void, void> {
    for (const file of this.found.files) {
      for await (const value of valuesOf(file)) {
        const recognised = recognise(value)
        if (recognised.is === 'thread') {
          if (isFirst) this.options.onItem?.()
          yield recognised.thread
        } else if (isFirst) this.#note(recognised, value.where)
      }
    }
  }

  #note(recognised: Exclude<Recognised, { is: 'thread' }>, where: string): void {
    switch (recognised.is) {
      case 'other':
        this.leftOver.add(recognised.kind, where)
        return
      case 'half':
        this.#surveys.of({ rest: recognised, where }).addHalf(recognised.number)
        return
      case 'repository': {
        const parsed = RestRepository.safeParse(recognised.fields)
        if (parsed.success) this.#facts.push({ rest: parsed.data, where })
        else this.leftOver.add('repository without its own facts', where)
      }
    }
  }

  #addFacts(): void {
    for (const { rest, where } of this.#facts) {
      const [owner = '', name = ''] = rest.full_name.split('/')
      const survey = this.#surveys.find({ owner, name })
      if (survey === undefined) this.leftOver.add('repository without items', where)
      else survey.know(rest, '')
    }
  }

  #finish(): void {
    const { asOf, folder } = this.options
    if (this.#surveys.all.length === 0) {
      const found = this.leftOver.all.map(({ count, what }) => `${count} × ${what}`).join(', ')
      throw new ArchiveError(
        'no-items',
        `No file of ${folder} holds an issue or a pull request${found === '' ? '' : ` (found: ${found})`}.`,
        shapesTaken,
      )
    }
    for (const survey of this.#surveys.chosen()) {
      const { name, owner } = survey.called
      this.leftOver.add('pull request given as an issue only', `${owner}/${name}`, survey.halves)
      this.repositories.push({
        owner,
        name,
        id: survey.facts?.rest.node_id || null,
        as_of: asOfOf(survey.newest, asOf),
        issues: survey.count('issue'),
        pull_requests: survey.count('pull_request'),
        survey,
      })
    }
  }
}
