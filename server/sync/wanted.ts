/** Which repositories a sync is to collect: those named by hand, those of organisations, those of a file. */
import type { GithubClient } from '../../collectors/github/client.ts'
import { ownedRepositories } from '../../collectors/github/organisation.ts'
import { AppError } from '../errors.ts'
import type { Wanted } from './many.ts'
import type { EcosystemEntry } from './repos-file.ts'
import { checkEcosystem, shown } from './run.ts'
import { select, type Selected, type Selection } from './selection.ts'
import type { NewEcosystem } from './sink.ts'

/** What is asked for, before it is known which repositories that is. */
export interface Asked extends Selection {
  names: string[]
  organisations: string[]
  file: EcosystemEntry[]
  /** Where the named and the organisations' repositories go; null: to their owner's when they are new. */
  ecosystem: NewEcosystem | null
}

export interface Found {
  wanted: Wanted[]
  /** One for each owner that was asked for. */
  owners: (Selected & { login: string; total: number })[]
  /** Owners whose repositories could not be listed. */
  failures: { login: string; error: unknown }[]
}

/** @throws AppError `bad-repository` */
export function parseName(text: string): { owner: string; name: string } {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? []
  const isPath = [owner, name].some((part) => part === '.' || part === '..')
  if (owner !== undefined && name !== undefined && !isPath) return { owner, name }
  throw new AppError(
    'bad-repository',
    `"${text}" is no repository.`,
    'Write owner/name as in its address, e.g. lichen collect octocat/hello-world.',
    400,
  )
}

/** @throws AppError `bad-owner` */
export function parseOwner(text: string): string {
  if (/^[\w-]+$/.test(text)) return text
  throw new AppError(
    'bad-owner',
    `"${text}" is no organisation or user.`,
    'Write its name as in https://github.com/NAME.',
    400,
  )
}

/** In lower case, with a hyphen for whatever can't be part of an address. */
export const slugOf = ({ slug, title }: EcosystemEntry): string =>
  slug ??
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const texts = (fields: Record<string, string | number | boolean>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, String(value)]))

class Collection {
  readonly #wanted = new Map<string, Wanted>()

  /**
   * A repository that is wanted twice is collected once, joins both ecosystems and has the fields of both; where they
   * differ, those of the earlier place, so that what is said of one repository stands above what is said of all.
   */
  add(owner: string, name: string, ecosystem: NewEcosystem | null, fields: Wanted['fields']): void {
    const key = `${owner}/${name}`.toLowerCase()
    const known = this.#wanted.get(key) ?? { owner, name, ecosystems: [], fields: null }
    const others = known.ecosystems.filter((each) => each.slug !== ecosystem?.slug)
    this.#wanted.set(key, {
      ...known,
      ecosystems: ecosystem === null ? known.ecosystems : [...others, ecosystem],
      fields: fields === null ? known.fields : { ...fields, ...known.fields },
    })
  }

  all(): Wanted[] {
    return [...this.#wanted.values()]
  }
}

/** The ecosystems of a file, each with its slug. @throws AppError `bad-ecosystem` */
export function checkFile(file: EcosystemEntry[]): void {
  for (const entry of file) checkEcosystem(slugOf(entry))
}

/**
 * Asks GitHub for the repositories of each organisation. One that can't be listed doesn't stop the others.
 *
 * @throws AppError `bad-repository`, `bad-ecosystem`
 */
export async function findWanted(asked: Asked, newClient: () => GithubClient): Promise<Found> {
  checkFile(asked.file)
  const collection = new Collection()
  const owners: Found['owners'] = []
  const failures: Found['failures'] = []
  const addOwned = async (
    login: string,
    selection: Selection,
    ecosystem: NewEcosystem | null,
    fields: Wanted['fields'],
  ): Promise<void> => {
    try {
      const owned = await ownedRepositories(newClient(), login)
      const selected = select(owned.repositories, selection)
      owners.push({ ...selected, login: owned.login, total: owned.total })
      for (const { name, owner } of selected.taken) collection.add(owner, name, ecosystem, fields)
    } catch (error) {
      failures.push({ login, error: shown(error, `${login}/*`) })
    }
  }
  for (const text of asked.names) {
    const { name, owner } = parseName(text)
    collection.add(owner, name, asked.ecosystem, null)
  }
  for (const login of asked.organisations) await addOwned(login, asked, asked.ecosystem, null)
  for (const entry of asked.file) {
    const { archived, fields, forks, title } = entry
    const ecosystem = { slug: slugOf(entry), title, is_simulated: false, is_from_file: true }
    for (const one of entry.repositories) {
      const { name, owner } = parseName(one.name)
      collection.add(owner, name, ecosystem, texts({ ...fields, ...one.fields }))
    }
    // Patterns of the command line hold for the file's owners too.
    const exclude = [...entry.exclude, ...asked.exclude]
    const selection = {
      exclude,
      archived: archived || asked.archived,
      forks: forks || asked.forks,
    }
    for (const login of entry.organisations) {
      await addOwned(login, selection, ecosystem, texts(fields))
    }
  }
  return { wanted: collection.all(), owners, failures }
}
