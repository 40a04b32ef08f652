/** The files of a folder of sql/, in the order of their names, each with its header where it has one. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../root.ts'

export interface SqlFile {
  /** The file's name without its ending. */
  name: string
  /** The YAML between the marks that a file may begin with; undefined without. */
  header: unknown
  body: string
}

export async function sqlFiles(folder: string): Promise<SqlFile[]> {
  const path = join(packageRoot, 'sql', folder)
  const names = (await readdir(path)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(path, name), 'utf8')
      const parts = /^\/\*---\n([\s\S]*?)\n---\*\/\n?([\s\S]*)$/.exec(text)
      return {
        name: basename(name, '.sql'),
        header: parts === null ? undefined : parse(parts[1] ?? ''),
        body: (parts?.[2] ?? text).trim(),
      }
    }),
  )
}
