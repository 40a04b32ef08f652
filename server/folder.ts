/** Folders that are written whole or not at all: beside their place, and moved there when the last file is in. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from './errors.ts'

/** By which file an earlier export is known, and what stands in it. */
export interface Marker {
  file: string
  format: string
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Whether a folder may be replaced: it isn't there, is empty, or is an export of ours. */
async function isOurs(folder: string, { file, format }: Marker): Promise<boolean> {
  try {
    const names = await readdir(folder)
    if (names.length === 0) return true
    const found = JSON.parse(await readFile(join(folder, file), 'utf8')) as { format?: string }
    return found.format === format
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && !(await exists(folder))
  }
}

async function makePlace(folder: string): Promise<string> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    return await mkdtemp(join(dirname(folder), `.${basename(folder)}.part-`))
  } catch (error) {
    throw new AppError(
      'folder-unwritable',
      `Nothing can be written beside ${folder}.`,
      'Name a folder in one that you may write to.',
      403,
      { cause: error },
    )
  }
}

async function putInPlace(place: string, folder: string): Promise<void> {
  const old = `${place}.old`
  const hadOne = await exists(folder)
  if (hadOne) await rename(folder, old)
  try {
    await rename(place, folder)
  } catch (error) {
    if (hadOne) await rename(old, folder)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/**
 * Writes a folder. It gets its name when the last file is whole, so that a folder of this name is never half of an
 * export.
 *
 * @param folder absolute; an earlier export in it is replaced
 * @param write  what is to be in it, the marker's file too, into the folder that it is given
 * @throws AppError `folder-in-use` where it holds something else, `folder-unwritable`
 */
export async function replaceFolder<Result>(
  folder: string,
  marker: Marker,
  write: (place: string) => Promise<Result>,
): Promise<Result> {
  if (!(await isOurs(folder, marker))) {
    throw new AppError(
      'folder-in-use',
      `${folder} holds something else than an export of Lichen.`,
      'Name an empty folder, or one that is not there yet.',
      409,
    )
  }
  const place = await makePlace(folder)
  try {
    const result = await write(place)
    await putInPlace(place, folder)
    return result
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}
