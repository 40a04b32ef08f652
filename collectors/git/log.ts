/** Reads `git log` as it comes, in memory for one batch: records of fields, and with them the paths that changed. */
import type { GitCoAuthorRow, GitCommitRow, GitPathClassRow, PathClass } from '../model.ts'
import { instantOf } from './instant.ts'
import { classOf } from './path-class.ts'

/** A record: a NUL, fields by line, a NUL, then paths that each end with a NUL. No field can hold a line end or a NUL. */
const format = [
  '%x00%H',
  '%P',
  '%an',
  '%ae',
  '%at',
  '%cn',
  '%ce',
  '%ct',
  '%s',
  '%(trailers:key=Co-authored-by,valueonly,unfold)',
].join('%n')

/**
 * Arguments of `git log` for the commits from which `head` has grown since `read`. Parents come before their children:
 * wherever it is cut off, every commit that was read has all its ancestors read, so that one object name says what is
 * done. Copies and renames aren't looked for: that would need the contents, which the clone doesn't have.
 *
 * @param read a commit whose ancestors are known, with itself; null where none is
 */
export function logArguments(head: string, read: string | null, withPaths: boolean): string[] {
  return [
    'log',
    '-z',
    '--topo-order',
    '--reverse',
    '--encoding=UTF-8',
    '--no-color',
    '--no-decorate',
    '--no-notes',
    '--no-mailmap',
    `--format=tformat:${format}`,
    ...(withPaths ? ['--name-only', '--no-renames', '--no-ext-diff', '--no-textconv'] : ['-s']),
    head,
    ...(read === null ? [] : [`^${read}`]),
    '--',
  ]
}

export interface LogRows {
  git_commit: GitCommitRow[]
  git_co_author: GitCoAuthorRow[]
  git_path_class: GitPathClassRow[]
}

/** Between two records: the end of the one, the beginning of the next. */
const boundary = '\0\0'
const mark = Buffer.from(boundary)

/** Text that isn't UTF-8 and doesn't say what it is was most often written as Latin-1. */
function repaired(field: string): string {
  const bytes = Buffer.from(field, 'latin1')
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? field : text
}

/** `Name <address>`; a bare address has no name, and what has no address is nobody that can be told from others. */
function coAuthor(text: string): { name: string; email: string } | null {
  const open = text.lastIndexOf('<')
  const close = text.indexOf('>', open)
  if (open === -1 || close === -1) {
    return text.includes('@') ? { name: '', email: text.trim() } : null
  }
  const email = text.slice(open + 1, close).trim()
  return email === '' ? null : { name: text.slice(0, open).trim(), email }
}

/** Paths come back in commit after commit. */
const known = new Map<string, PathClass>()
const mostKnown = 50_000

function cachedClassOf(path: string): PathClass {
  let found = known.get(path)
  if (found === undefined) {
    if (known.size >= mostKnown) known.clear()
    found = classOf(path)
    known.set(path, found)
  }
  return found
}

function addClasses(repo_id: string, oid: string, paths: string, rows: LogRows): void {
  const files = new Map<PathClass, number>()
  for (const path of paths.split('\0')) {
    const kind = cachedClassOf(path)
    files.set(kind, (files.get(kind) ?? 0) + 1)
  }
  for (const [kind, count] of files) {
    rows.git_path_class.push({ repo_id, oid, class: kind, files: count })
  }
}

function addCoAuthors(repo_id: string, oid: string, trailers: string[], rows: LogRows): void {
  const seen = new Set<string>()
  for (const trailer of trailers) {
    const found = coAuthor(trailer)
    if (found === null || seen.has(found.email)) continue
    seen.add(found.email)
    rows.git_co_author.push({ repo_id, oid, email: found.email, name: found.name })
  }
}

function addRecord(repo_id: string, record: string, isLatin: boolean, rows: LogRows): void {
  const end = record.indexOf('\0')
  const whole = end === -1 ? record : record.slice(0, end)
  const fields = isLatin ? whole.split('\n').map(repaired) : whole.split('\n')
  // By index: taking an array apart by its iterator costs a third of the whole.
  const oid = fields[0] ?? ''
  const parents = fields[1] ?? ''
  rows.git_commit.push({
    repo_id,
    oid,
    author_name: fields[2] ?? '',
    author_email: fields[3] ?? '',
    committer_name: fields[5] ?? '',
    committer_email: fields[6] ?? '',
    authored_at: instantOf(fields[4] ?? ''),
    committed_at: instantOf(fields[7] ?? ''),
    parents,
    is_merge: parents.includes(' '),
    subject: fields[8] ?? '',
  })
  // The line end after the subject leaves one empty field where there is no trailer.
  if (fields.length > 10) addCoAuthors(repo_id, oid, fields.slice(9), rows)
  // The line end before the first path is git's.
  if (end !== -1 && end + 2 < record.length) addClasses(repo_id, oid, record.slice(end + 2), rows)
}

const empty = (): LogRows => ({ git_commit: [], git_co_author: [], git_path_class: [] })

/** Rare, so that only text that is not all UTF-8 is looked at field by field. */
function textOf(bytes: Buffer): { text: string; isLatin: boolean } {
  const text = bytes.toString('utf8')
  const isLatin = text.includes('\uFFFD')
  return { text: isLatin ? bytes.toString('latin1') : text, isLatin }
}

/** Whole records, without the NULs between them, from text that is cut anywhere. */
async function* records(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  let parts: Buffer[] = []
  let isFirst = true
  for await (const chunk of chunks) {
    let rest = isFirst ? chunk.subarray(1) : chunk
    isFirst = false
    let end = rest.lastIndexOf(mark) + mark.length
    if (end < mark.length) {
      const isSplit = rest[0] === 0 && parts.at(-1)?.at(-1) === 0
      end = isSplit ? 1 : 0
    }
    if (end > 0) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]).subarray(0, -mark.length)
      parts = []
      rest = rest.subarray(end)
    }
    if (rest.length > 0) parts.push(rest)
  }
  // The last record ends with a NUL of its own.
  if (parts.length > 0) yield Buffer.concat(parts).subarray(0, -1)
}

/** A batch is also full with this much text: nothing says how long a subject may be. */
const mostBytes = 8 * 1024 * 1024

/**
 * Rows of what `git log` with `logArguments` writes, in its order, at most `size` commits at a time.
 *
 * @param chunks cut anywhere
 */
export async function* readLog(
  chunks: AsyncIterable<Buffer>,
  repoId: string,
  size: number,
): AsyncGenerator<LogRows, void, void> {
  let rows = empty()
  let bytes = 0
  for await (const whole of records(chunks)) {
    const { isLatin, text } = textOf(whole)
    for (const record of text.split(boundary)) {
      addRecord(repoId, record, isLatin, rows)
      bytes += record.length
      if (rows.git_commit.length < size && bytes < mostBytes) continue
      yield rows
      rows = empty()
      bytes = 0
    }
  }
  if (rows.git_commit.length > 0) yield rows
}
