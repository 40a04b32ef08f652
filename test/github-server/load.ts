/** Finds out which shape a data folder has and loads it, at its newest or as of a date. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../collectors/model.ts'
import { instant } from './identity.ts'
import { loadBackup } from './load-backup.ts'
import { loadDevlake } from './load-devlake.ts'
import { loadGraphqlArchive } from './load-graphql-archive.ts'
import { rewind } from './rewind.ts'
import type { RepositoryWorld, World } from './world.ts'

const shapes = `The shapes that can be served:
  a backup          [name.]issues.jsonl[.gz] and [name.]pulls.jsonl[.gz], REST objects, one item a line
  GraphQL archives  *archive.json[.gz], one repository a file
  DevLake's tables  raw/_raw_github_api_issues.csv and its like`

const backupFile = /^(?:(.+)\.)?(issues|pulls)\.jsonl(?:\.gz)?$/
const archiveFile = /archive\.json(?:\.gz)?$/

interface Backup {
  /** What stands before `issues` in the names; empty for the plain ones. */
  prefix: string
  files: { issues?: string; pulls?: string }
}

function backups(folder: string, names: readonly string[]): Backup[] {
  const found = new Map<string, Backup>()
  for (const name of names) {
    const match = backupFile.exec(name)
    if (!match) continue
    const [, prefix = '', kind] = match
    const backup = found.get(prefix) ?? { prefix, files: {} }
    backup.files[kind === 'issues' ? 'issues' : 'pulls'] = join(folder, name)
    found.set(prefix, backup)
  }
  return [...found.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
}

const isDated = (backup: Backup): boolean => backup.prefix.startsWith('asof-')

/** Whether a text begins with a day of the calendar; `Date` itself takes the 30th of February for the 1st of March. */
function startsWithDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0]
  const time = Date.parse(day ?? '')
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day ?? '')
}

/**
 * An instant from what a user typed: a date (its first moment, in UTC) or a time.
 * @throws Error with a message for the user
 */
export function parseAsOf(text: string): Instant {
  if (!startsWithDay(text) || Number.isNaN(Date.parse(text))) {
    throw new Error(`--as-of '${text}' is neither a date (YYYY-MM-DD) nor an ISO 8601 time.`)
  }
  // Without a zone it would be the machine's, and answers would differ from place to place.
  return instant(/T/.test(text) && !/(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? `${text}Z` : text)
}

/** What to say of how the repository came to its instant. */
export interface Loaded {
  world: World
  notes: string[]
}

/** Takes repositories back to an instant, each with a note; one whose data ends earlier is served as it is. */
export function rewindAll(repositories: readonly RepositoryWorld[], at: Instant): Loaded {
  const notes: string[] = []
  const rewound = repositories.map((one) => {
    if (at >= one.clock) {
      notes.push(`${one.nameWithOwner}: the data ends at ${one.clock}, before ${at}; served whole`)
      return one
    }
    notes.push(`${one.nameWithOwner}: rewound from ${one.clock} to ${at} by its events`)
    return rewind(one, at)
  })
  return { world: { repositories: rewound }, notes }
}

function loadWhole(folder: string, names: readonly string[]): RepositoryWorld[] {
  const found = backups(folder, names)
  const undated = found.filter((backup) => !isDated(backup))
  const newest = undated.length > 0 ? undated : found.slice(-1)
  if (newest.length > 0) return newest.map((backup) => loadBackup(backup.files))
  const archives = names.filter((name) => archiveFile.test(name)).sort()
  if (archives.length > 0) return archives.map((name) => loadGraphqlArchive(join(folder, name)))
  if (existsSync(join(folder, 'raw', '_raw_github_api_issues.csv'))) return loadDevlake(folder)
  throw new Error(`${folder} holds no data of a known shape.\n${shapes}`)
}

/**
 * @param asOf serve the folder as of this date or time: its dated copy where it has one, else rewound
 * @throws Error with a message for the user: a missing folder, an unknown shape, an unusable date
 */
export function loadFolder(folder: string, asOf?: string): Loaded {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Error(`There is no folder ${folder}.\n${shapes}`)
  }
  const names = readdirSync(folder)
  if (asOf === undefined) return { world: { repositories: loadWhole(folder, names) }, notes: [] }

  const at = parseAsOf(asOf)
  const dated = backups(folder, names).find((one) => {
    return one.prefix === `asof-${at.slice(0, 10)}` && at.endsWith('T00:00:00Z')
  })
  if (!dated) return rewindAll(loadWhole(folder, names), at)
  const repository = loadBackup(dated.files)
  const note = `${repository.nameWithOwner}: served from the dated copy ${dated.prefix}`
  return { world: { repositories: [repository] }, notes: [note] }
}
