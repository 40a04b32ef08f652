/** Finds a query's text and the fragments that it uses: one file each in queries/. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Every query that is ever sent, by its file's name. */
export const queryNames = [
  'look-up',
  'token',
  'owned-repositories',
  'more-lists',
  'more-changes',
  'issues',
  'pull-requests',
  'changed-items',
  'next-mark',
  'item-marks',
  'item-ids',
  'whereabouts',
  'name-of',
  'probe',
  'totals',
  'discussions',
  'discussions-by-id',
  'next-discussion',
  'discussion-marks',
  'more-changed-discussions',
  'commits',
  'more-comments',
  'more-labels',
  'more-assignees',
  'more-closing-references',
  'more-events',
  'more-reviews',
  'more-review-comments',
  'more-assets',
  'more-discussion-comments',
  'more-replies',
] as const
export type QueryName = (typeof queryNames)[number]

const place = join('collectors', 'github', 'queries')

/** From source as from a bundle elsewhere in the package: some folder above holds the files. */
function findFolder(start: string): string {
  const folder = join(start, place)
  if (existsSync(folder)) return folder
  const parent = dirname(start)
  if (parent === start) throw new Error(`The package is incomplete: ${place} is missing.`)
  return findFolder(parent)
}

const texts = new Map<string, string>()

/** `ReviewPage` is in review-page.graphql. */
const fileOf = (fragment: string): string =>
  fragment.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()

function addWithFragments(folder: string, file: string, found: Map<string, string>): void {
  if (found.has(file)) return
  const text = readFileSync(join(folder, `${file}.graphql`), 'utf8')
  found.set(file, text)
  for (const [, fragment = ''] of text.matchAll(/\.\.\.([A-Z]\w*)/g)) {
    addWithFragments(folder, fileOf(fragment), found)
  }
}

/** The complete text of a query, fragments included. */
export function queryText(name: QueryName): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const found = new Map<string, string>()
  addWithFragments(findFolder(dirname(fileURLToPath(import.meta.url))), name, found)
  const text = [...found.values()].join('\n')
  texts.set(name, text)
  return text
}
