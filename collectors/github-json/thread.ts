/** Reads an issue or a pull request with all that belongs to it, wherever a backup has put its lists. */
import type { z } from 'zod'
import type { EventKind } from '../model.ts'
import { ArchiveError } from './errors.ts'
import { kept, leftOut } from './events.ts'
import {
  RestComment,
  RestCommit,
  RestEvent,
  RestIssue,
  RestPull,
  RestReview,
  RestReviewComment,
} from './shapes.ts'
import type { Value } from './values.ts'

export type Fields = Record<string, unknown>

export type Item = { kind: 'issue'; rest: RestIssue } | { kind: 'pull_request'; rest: RestPull }

export type Thread = Item & {
  /** For a message. */
  where: string
  /** Tells it from every other copy of the item. */
  key: string
  comments: RestComment[]
  reviews: RestReview[]
  reviewComments: RestReviewComment[]
  events: (RestEvent & { kind: EventKind })[]
  commits: RestCommit[]
  /** Whether the files have its events at all, be it none. */
  hasEvents: boolean
  /** How many the item itself says that there are; null where it doesn't. */
  expected: { comments: number | null; reviewComments: number | null }
  /** What was found in it and has no place, e.g. `entry "copilot_work_started"`. */
  leftOver: string[]
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Under which names backups put an item's lists, beside the item or in it. */
const lists = {
  timeline: ['events', 'timeline', 'event_data', 'timeline_data'],
  remarks: [
    'comments',
    'review_comments',
    'comment_data',
    'comment_regular_data',
    'review_comment_data',
  ],
  reviews: ['reviews', 'review_data'],
  commits: ['commits', 'commit_data'],
}

/** An object and where it stands, to name one that is not what it should be. */
interface Entry {
  path: string
  fields: Fields
}

function entriesOf(parts: [string, Fields][], names: string[]): Entry[] | null {
  const found = parts.flatMap(([path, fields]) =>
    names.flatMap((name) => {
      const list = fields[name]
      if (!Array.isArray(list)) return []
      const prefix = path === '' ? name : `${path}.${name}`
      const entries = list.map((entry: unknown, index): Entry => {
        // What is no object lacks every field, and is found out for that.
        return { path: `${prefix}[${index}]`, fields: isFields(entry) ? entry : {} }
      })
      return [entries]
    }),
  )
  return found.length === 0 ? null : found.flat()
}

class ThreadReader {
  readonly leftOver: string[] = []
  readonly comments: RestComment[] = []
  readonly reviews: RestReview[] = []
  readonly reviewComments: RestReviewComment[] = []
  readonly events: Thread['events'] = []
  readonly commits: RestCommit[] = []

  constructor(
    private readonly where: string,
    private readonly isPull: boolean,
  ) {}

  read<T>(schema: z.ZodType<T>, { fields, path }: Entry): T {
    const parsed = schema.safeParse(fields)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const inner = (issue?.path ?? [])
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
    const place = `${path}${inner}`.replace(/^\./, '')
    const reason = (issue?.message ?? '').replace(/^Invalid input: /, '')
    throw new ArchiveError(
      'bad-item',
      `${this.where}: ${place === '' ? '' : `${place}: `}${reason}.`,
      'Correct that line or take it out; everything else about it is as GitHub gives it.',
    )
  }

  timeline(entries: Entry[]): void {
    for (const entry of entries) {
      const name = entry.fields['event']
      const kind = typeof name === 'string' ? kept[name] : undefined
      if (name === 'commented') this.comments.push(this.read(RestComment, entry))
      else if (name === 'reviewed' && this.isPull) this.reviews.push(this.read(RestReview, entry))
      else if (name === 'committed') this.commits.push(this.read(RestCommit, entry))
      else if (name === 'line-commented') {
        this.remarks(entriesOf([[entry.path, entry.fields]], ['comments']) ?? [])
      } else if (kind !== undefined) this.events.push({ ...this.read(RestEvent, entry), kind })
      else if (typeof name !== 'string') this.leftOver.push('entry without an event')
      else if (!leftOut.has(name)) this.leftOver.push(`entry "${name}"`)
    }
  }

  /** Comments on the item and on its code may stand in lists of one name. */
  remarks(entries: Entry[]): void {
    for (const entry of entries) {
      const isOnCode = 'pull_request_review_id' in entry.fields || 'diff_hunk' in entry.fields
      if (isOnCode) this.reviewComments.push(this.read(RestReviewComment, entry))
      else this.comments.push(this.read(RestComment, entry))
    }
  }
}

const numberIn = (fields: Fields, name: string): number | null => {
  const value = fields[name]
  return typeof value === 'number' ? value : null
}

/** An entry that came twice, e.g. in the list of events and in the timeline, counts once. */
function once<T extends { id?: number | null | undefined; node_id?: string | null | undefined }>(
  entries: T[],
): T[] {
  const seen = new Set<string | number>()
  return entries.filter((entry) => {
    const key = entry.node_id ?? entry.id
    if (key === null || key === undefined) return true
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * @param path of the item within `value`, `pull`; empty where they are one
 * @throws ArchiveError `bad-item` where a field isn't what REST gives
 */
export function readThread(
  { path, fields: item }: Entry,
  value: Fields,
  isPull: boolean,
  { key, where }: Pick<Value, 'key' | 'where'>,
): Thread {
  const parts: [string, Fields][] =
    path === ''
      ? [['', item]]
      : [
          ['', value],
          [path, item],
        ]
  const reader = new ThreadReader(where, isPull)
  const timeline = entriesOf(parts, lists.timeline)
  reader.timeline(timeline ?? [])
  reader.remarks(entriesOf(parts, lists.remarks) ?? [])
  if (isPull) {
    for (const entry of entriesOf(parts, lists.reviews) ?? [])
      reader.reviews.push(reader.read(RestReview, entry))
    for (const entry of entriesOf(parts, lists.commits) ?? [])
      reader.commits.push(reader.read(RestCommit, entry))
  }
  const entry = { path, fields: item }
  const read: Item = isPull
    ? { kind: 'pull_request', rest: reader.read(RestPull, entry) }
    : { kind: 'issue', rest: reader.read(RestIssue, entry) }
  return {
    ...read,
    key,
    where,
    comments: once(reader.comments),
    reviews: once(reader.reviews),
    reviewComments: once(reader.reviewComments),
    events: once(reader.events),
    commits: [...new Map(reader.commits.map((one) => [one.sha, one])).values()],
    hasEvents: timeline !== null,
    expected: {
      comments: numberIn(item, 'comments'),
      reviewComments: isPull ? numberIn(item, 'review_comments') : null,
    },
    leftOver: reader.leftOver,
  }
}
