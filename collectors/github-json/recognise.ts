/** Tells what a value of a file is: an issue, a pull request, a repository, or nothing that is imported. */
import { isFields, readThread, type Fields, type Thread } from './thread.ts'
import type { Value } from './values.ts'

const isItem = (fields: Fields): boolean =>
  'number' in fields && 'title' in fields && 'state' in fields
/** An issue, a pull request and a milestone all have a number and a title. */
const isMilestone = (fields: Fields): boolean => 'open_issues' in fields || 'due_on' in fields
const isPull = (fields: Fields): boolean =>
  'base' in fields || 'merged_at' in fields || 'merge_commit_sha' in fields || 'diff_url' in fields

function otherKind(fields: Fields): string {
  if ('createdAt' in fields || Array.isArray(fields['issues'])) return 'GraphQL object'
  if (isMilestone(fields)) return 'milestone'
  if ('tag_name' in fields) return 'release'
  if ('issue_url' in fields || 'pull_request_url' in fields)
    return 'comment or review outside an item'
  if ('event' in fields) return 'event outside an item'
  return 'object of unknown shape'
}

export type Recognised =
  | { is: 'thread'; thread: Thread }
  | { is: 'repository'; fields: Fields }
  /** A pull request as lists of issues have it: without what makes it one. */
  | { is: 'half'; number: number; html_url: string | null; url: string | null }
  | { is: 'other'; kind: string }

function halfOf(fields: Fields): Recognised {
  const text = (name: string): string | null => {
    const value = fields[name]
    return typeof value === 'string' ? value : null
  }
  const { number } = fields
  if (typeof number !== 'number') return { is: 'other', kind: 'object of unknown shape' }
  return { is: 'half', number, html_url: text('html_url'), url: text('url') }
}

/** @throws ArchiveError `bad-item` for an issue or pull request of which a field isn't what REST gives */
export function recognise(found: Value): Recognised {
  const { value } = found
  if (!isFields(value)) return { is: 'other', kind: 'value that is no object' }
  const thread = (path: string, fields: Fields, isPull: boolean): Recognised => ({
    is: 'thread',
    thread: readThread({ path, fields }, value, isPull, found),
  })
  for (const name of ['issue', 'pull', 'pull_request']) {
    const item = value[name]
    if (!isFields(item) || !isItem(item)) continue
    if (name === 'issue' && 'pull_request' in item) return halfOf(item)
    return thread(name, item, name !== 'issue')
  }
  if (isItem(value) && !isMilestone(value) && !('createdAt' in value)) {
    if (isPull(value)) return thread('', value, true)
    if (isFields(value['pull_request'])) return halfOf(value)
    return thread('', value, false)
  }
  if ('full_name' in value && 'created_at' in value) return { is: 'repository', fields: value }
  return { is: 'other', kind: otherKind(value) }
}
