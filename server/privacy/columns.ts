/** Which columns of an export name people, and which may speak of them, for an export in which nobody is named. */

export interface Column {
  schema: string
  table: string
  name: string
}

/** A login, a name, an address or the id of an account, in whatever table. */
const personColumns = new Set([
  'account_id',
  'actor_id',
  'answer_chosen_by_id',
  'author_email',
  'author_id',
  'author_name',
  'committer_email',
  'committer_id',
  'committer_name',
  'email',
  'into_id',
  'login',
  'merged_by_id',
  'person_id',
  'reopened_by_id',
  'said_by',
])
/** Columns whose name says it in these tables alone. */
const ofPeople = new Set(['raw.actor', 'fact.account', 'fact.address', 'raw.git_co_author'])
/** Texts that people wrote, in which others may be named, and rows of the rules as they were. */
const textColumns = new Set([
  'after',
  'before',
  'detail',
  'key',
  'note',
  'notes',
  'subject',
  'title',
])
const textsBeside = new Set(['main.annotation', 'main.ecosystem'])

export function partOf({ name, schema, table }: Column): 'person' | 'text' | 'other' {
  const place = `${schema}.${table}`
  if (personColumns.has(name)) return 'person'
  if (ofPeople.has(place) && (name === 'name' || name === 'id')) return 'person'
  if (textColumns.has(name) && !textsBeside.has(place)) return 'text'
  const isWritten =
    (place === 'raw.release' && name === 'name') || (place === 'main.statement' && name === 'url')
  return isWritten ? 'text' : 'other'
}
