/** The repositories of an archive, each under all names that the files call it by. */
import { ArchiveError } from './errors.ts'
import { keyOf, nameOf } from './name.ts'
import { Survey, type RepositoryName } from './survey.ts'
import type { Thread } from './thread.ts'

type Given = Pick<RepositoryName, 'name' | 'owner'>

const nameText = ({ name, owner }: Given): string => `${owner}/${name}`

export class Surveys {
  readonly #byName = new Map<string, Survey>()

  /** @param given what the user called the repository, for items that don't tell theirs */
  constructor(private readonly given: Given | undefined) {}

  /** @throws ArchiveError `bad-item` where neither the item nor the user says which repository it is of */
  of({ rest, where }: { rest: Pick<Thread['rest'], 'html_url' | 'url'>; where: string }): Survey {
    const { given } = this
    const called = nameOf(rest) ?? (given && { ...given, origin: 'https://github.com' })
    if (called === undefined) {
      throw new ArchiveError(
        'bad-item',
        `${where}: nothing in it says which repository it is of.`,
        'Name the repository with --repository owner/name.',
      )
    }
    const known = this.find(called)
    if (known !== undefined) return known
    const survey = new Survey(called)
    this.#byName.set(keyOf(called), survey)
    return survey
  }

  find(name: Given): Survey | undefined {
    return this.#byName.get(keyOf(name))
  }

  /** Those that have items. */
  get all(): Survey[] {
    return [...new Set(this.#byName.values())].filter((survey) => survey.newest !== '')
  }

  /** Puts together what the files call by several names: items that were fetched before a renaming have the old one. */
  unite(): void {
    const byId = new Map<string, Survey>()
    for (const survey of this.all) {
      const id = survey.facts?.rest.node_id
      if (!id) continue
      const other = byId.get(id)
      const [kept, gone] =
        other !== undefined && other.newest > survey.newest ? [other, survey] : [survey, other]
      byId.set(id, kept)
      if (gone === undefined) continue
      kept.absorb(gone)
      for (const [name, one] of this.#byName) if (one === gone) this.#byName.set(name, kept)
    }
  }

  /**
   * Those to be imported: the one that the user named, or all.
   *
   * @throws ArchiveError `no-items` where the one that was named is not among them
   */
  chosen(): Survey[] {
    const { all, given } = this
    if (given === undefined) return all
    const wanted = this.find(given)
    if (wanted !== undefined && wanted.newest !== '') return [wanted]
    throw new ArchiveError(
      'no-items',
      `The files hold nothing of ${nameText(given)}, only of ${all.map((one) => nameText(one.called)).join(', ')}.`,
      'Leave --repository out, or name one of those.',
    )
  }
}
