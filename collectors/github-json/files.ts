/** Finds the files of an archive: those of its newest copy, or of the copy of a date. */
import { readdir, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { ArchiveError, shapesTaken } from './errors.ts'

export interface ArchiveFile {
  path: string
  /** Within the folder, with forward slashes. */
  name: string
  /** Whether each line is a value of its own. */
  isLines: boolean
  isCompressed: boolean
}

export interface FoundFiles {
  files: ArchiveFile[]
  /** The date in the names of the copy that was taken, `2024-01-01`; null where its files are undated. */
  copyOf: string | null
  /** Files of other copies. */
  passedOver: number
}

const jsonName = /\.(json|jsonl|ndjson)(\.gz)?$/i
/** A copy that was kept beside newer ones. */
const datedName = /(?:^|\/)asof-(\d{4}-\d{2}-\d{2})\.[^/]*$/

async function namesIn(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => null,
  )
  if (isFolder !== true) {
    throw new ArchiveError(
      'not-a-folder',
      isFolder === null ? `There is no folder ${folder}.` : `${folder} is a file, not a folder.`,
      'Name the folder that holds the files.',
    )
  }
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
      .toSorted()
  } catch (error) {
    const { code = 'unknown', path = folder } = error as NodeJS.ErrnoException
    throw new ArchiveError(
      'not-a-folder',
      `${path} can't be read (${code}).`,
      'Check its permissions.',
      { cause: error },
    )
  }
}

/** `3 .csv, 1 .txt`, for a message. */
function kindsOf(names: string[]): string {
  const kinds = new Map<string, number>()
  for (const name of names) {
    const kind = extname(name) || 'without an ending'
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  return [...kinds]
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')
}

/**
 * The JSON files below a folder, in the order of their names. Files called `asof-2024-01-01.…` are a copy of that date:
 * they are taken for that date, or where there is nothing newer.
 *
 * @param date `2024-01-01`; null for the newest
 * @throws ArchiveError `not-a-folder`, `no-items`
 */
export async function findFiles(folder: string, date: string | null): Promise<FoundFiles> {
  const names = await namesIn(folder)
  const found = names.filter((name) => jsonName.test(name))
  if (found.length === 0) {
    throw new ArchiveError(
      'no-items',
      names.length === 0
        ? `${folder} is empty.`
        : `${folder} holds no JSON files, only ${kindsOf(names)}.`,
      shapesTaken,
    )
  }
  const dateOf = (name: string): string | null => datedName.exec(name)?.[1] ?? null
  const dates = found.map(dateOf)
  const newest = dates.reduce((one, other) => {
    // Undated files are newer than any copy.
    if (one === null || other === null) return null
    return one > other ? one : other
  })
  const copyOf = date !== null && dates.includes(date) ? date : newest
  const taken = found.filter((_, index) => dates[index] === copyOf)
  return {
    files: taken.map((name) => ({
      path: join(folder, name),
      name,
      isLines: /\.(jsonl|ndjson)(\.gz)?$/i.test(name),
      isCompressed: /\.gz$/i.test(name),
    })),
    copyOf,
    passedOver: found.length - taken.length,
  }
}
