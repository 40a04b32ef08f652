/** Where the package lives, from source as from the built bundle: the SQL files and the web page are found from here. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findRoot(start: string): string {
  if (existsSync(join(start, 'package.json')) && existsSync(join(start, 'sql'))) return start
  const parent = dirname(start)
  if (parent === start) throw new Error('The package is incomplete: its sql folder is missing.')
  return findRoot(parent)
}

/** The folder that holds package.json and sql/. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))
