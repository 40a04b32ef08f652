/** Reads sql/indices: each index is one file. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Catalogue } from '../metrics/catalogue.ts'
import { packageRoot } from '../root.ts'
import { definitionOf, IndexText, type IndexDefinition, type IndexTextOf } from './definition.ts'

export interface IndexFile {
  definition: IndexDefinition
  /** As the file says it, with the defaults in it. */
  text: IndexTextOf
}
export type Indices = Map<string, IndexFile>

/**
 * One file's text as an index.
 *
 * @throws Error naming the file and the place in it, where it doesn't fit or names a metric that doesn't exist
 */
export function readIndex(key: string, text: string, catalogue: Catalogue): IndexFile {
  const name = `sql/indices/${key}.yaml`
  const parsed = IndexText.safeParse(parse(text))
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`)
  const definition = definitionOf(key, parsed.data)
  for (const { key: indicator, metric } of definition.dimensions.flatMap(
    (each) => each.indicators,
  )) {
    if (metric !== null && !catalogue.has(metric)) {
      throw new Error(`${name}: there is no metric "${metric}" for the indicator "${indicator}".`)
    }
  }
  return { definition, text: parsed.data }
}

/**
 * The indices by key, in the order of their file names.
 *
 * @throws Error as `readIndex` says
 */
export async function loadIndices(catalogue: Catalogue): Promise<Indices> {
  const folder = join(packageRoot, 'sql/indices')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  const found: Indices = new Map()
  for (const name of names) {
    const key = basename(name, '.yaml')
    found.set(key, readIndex(key, await readFile(join(folder, name), 'utf8'), catalogue))
  }
  return found
}
