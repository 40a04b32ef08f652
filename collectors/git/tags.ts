/** Tags with the commit that they name, and when they were set. */
import type { GitTagRow } from '../model.ts'
import { output, type Git } from './command.ts'
import { instantOf } from './instant.ts'

const format = [
  '%(refname:strip=2)',
  '%(objectname)',
  '%(objecttype)',
  '%(*objectname)',
  '%(*objecttype)',
  '%(creatordate:unix)',
  '%(*committerdate:unix)',
].join('%00')

interface Tag {
  name: string
  oid: string
  type: string
  seconds: string
}

function parse(line: string): Tag {
  const [name = '', object = '', objectType = '', target = '', targetType = '', ...dates] =
    line.split('\0')
  const isAnnotated = objectType === 'tag'
  return {
    name,
    oid: isAnnotated ? target : object,
    type: isAnnotated ? targetType : objectType,
    // The first tags of old repositories have no date of their own.
    seconds: dates.find((date) => date !== '') ?? '',
  }
}

/** The commit at the end of a tag of a tag; null where there is none. */
async function peeled(git: Git, oid: string): Promise<{ oid: string; seconds: string } | null> {
  const found = await output(git, ['rev-list', '--no-walk', '--timestamp', oid, '--'])
  const [seconds = '', commit = ''] = found.split(' ')
  return commit === '' ? null : { oid: commit, seconds }
}

/**
 * Every tag that names a commit; a tag of a file or a folder is left out, since it marks no point of the history.
 *
 * @throws SourceError
 */
export async function readTags(git: Git, repoId: string): Promise<GitTagRow[]> {
  const text = await output(git, ['for-each-ref', `--format=${format}`, 'refs/tags'])
  const rows: GitTagRow[] = []
  for (const line of text === '' ? [] : text.split('\n')) {
    const tag = parse(line)
    const end = tag.type === 'tag' ? await peeled(git, tag.oid) : tag.type === 'commit' ? tag : null
    if (end === null) continue
    const tagged_at = instantOf(tag.seconds === '' ? end.seconds : tag.seconds)
    rows.push({ repo_id: repoId, name: tag.name, oid: end.oid, tagged_at })
  }
  return rows
}
