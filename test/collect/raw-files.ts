/** Counts straight from the data's files, with no code of the loader or the collector: what a whole collection must hold. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { dataFolder } from '../github-server/client.ts'

export interface RawCounts {
  repository: string
  issue: number
  pull_request: number
  comment: number
  review: number
  review_comment: number
  item_label: number
  assignee: number
  reaction: number
  merge_commit: number
  /** By kind. */
  event: Record<string, number>
}

const kinds = new Set([
  'closed',
  'reopened',
  'merged',
  'ready_for_review',
  'convert_to_draft',
  'locked',
  'unlocked',
  'labeled',
  'unlabeled',
  'review_requested',
  'review_request_removed',
  'review_dismissed',
  'assigned',
  'unassigned',
  'milestoned',
  'demilestoned',
  'transferred',
  'force_pushed',
  'committed',
])

/** REST's name of one kind is another. */
const kindOf = (event: string): string =>
  event === 'head_ref_force_pushed' ? 'force_pushed' : event

export const unzip = (path: string): string =>
  gunzipSync(readFileSync(dataFolder(path))).toString('utf8')

/** The kinds of an item's events, oldest first, with those that its dates show and its events leave out. */
function completed(
  events: string[],
  item: { isOpen: boolean; isMerged: boolean; hasClosed: boolean },
): string[] {
  const found = events.map(kindOf).filter((kind) => kinds.has(kind))
  if (item.isMerged && !found.includes('merged')) found.push('merged')
  const last = found.findLast((kind) => kind === 'closed' || kind === 'reopened')
  if (!item.isOpen && item.hasClosed && last !== 'closed') found.push('closed')
  return found
}

function tally(lists: string[][]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const kind of lists.flat()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

interface RestItem {
  state: string
  closed_at?: string
  merged_at?: string
  labels?: unknown[]
  assignees?: unknown[]
  reactions?: Record<string, number | string>
  merge_commit_sha?: string | null
}

const isChosen = ([word, people]: [string, number | string]): boolean =>
  word !== 'url' && word !== 'total_count' && people !== 0

/** What REST says of items themselves. */
const ofItems = (items: RestItem[]) => ({
  item_label: items.reduce((sum, one) => sum + (one.labels?.length ?? 0), 0),
  assignee: items.reduce((sum, one) => sum + (one.assignees?.length ?? 0), 0),
  reaction: items.flatMap((one) => Object.entries(one.reactions ?? {}).filter(isChosen)).length,
  merge_commit: items.filter((one) => one.merged_at && one.merge_commit_sha).length,
})

interface BackupLine {
  issue?: RestItem
  pull?: RestItem
  events: { event: string; created_at?: string; id?: number; node_id?: string }[]
  comments?: unknown[]
}

export function backupCounts(): RawCounts {
  const lines = ['issues', 'pulls'].flatMap((name) =>
    unzip(`bitcoin-core-gui/${name}.jsonl.gz`)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as BackupLine),
  )
  const events = (name: string, only: BackupLine[] = lines): number =>
    only.flatMap((line) => line.events).filter((one) => one.event === name).length
  const pulls = lines.filter((line) => line.pull !== undefined)
  return {
    repository: 'bitcoin-core/gui',
    issue: lines.length - pulls.length,
    pull_request: pulls.length,
    comment: events('commented'),
    review: events('reviewed', pulls),
    review_comment: pulls.reduce((sum, line) => sum + (line.comments?.length ?? 0), 0),
    ...ofItems(lines.flatMap(({ issue, pull }) => issue ?? pull ?? [])),
    event: tally(
      lines.map((line) => {
        const item = line.issue ?? line.pull
        return completed(
          line.events.map((one) => one.event),
          {
            isOpen: item?.state === 'open',
            isMerged: item?.merged_at !== undefined,
            hasClosed: item?.closed_at !== undefined,
          },
        )
      }),
    ),
  }
}

interface ArchivedItem {
  state: string
  closedAt: string | null
  mergedAt?: string | null
  labels: string[]
  assignees: string[]
  comments: unknown[]
  reviews?: { comments: unknown[] }[]
}

/** @param name of the file before `.archive.json.gz` */
export function archiveCounts(name: string): RawCounts {
  const archive = JSON.parse(unzip(`ietf/${name}.archive.json.gz`)) as {
    repo: string
    issues: ArchivedItem[]
    pulls: ArchivedItem[]
  }
  const items = [...archive.issues, ...archive.pulls]
  const reviews = archive.pulls.flatMap((pull) => pull.reviews ?? [])
  const sum = (lists: unknown[][]): number => lists.reduce((total, one) => total + one.length, 0)
  return {
    repository: archive.repo,
    issue: archive.issues.length,
    pull_request: archive.pulls.length,
    comment: sum(items.map((one) => one.comments)),
    review: reviews.length,
    review_comment: sum(reviews.map((one) => one.comments)),
    item_label: sum(items.map((one) => one.labels)),
    assignee: sum(items.map((one) => one.assignees)),
    reaction: 0,
    merge_commit: 0,
    event: tally(
      items.map((one) =>
        completed([], {
          isOpen: one.state === 'OPEN',
          isMerged: typeof one.mergedAt === 'string',
          hasClosed: typeof one.closedAt === 'string',
        }),
      ),
    ),
  }
}

/** The fields of one line after the other; quoted ones may hold commas, line breaks and doubled quotes. */
function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    if (row.length > 1) rows.push(row)
    row = []
  }
  return rows
}

/** One object a row, by the names in the first line. */
export function csvObjects(text: string): Record<string, string>[] {
  const [head = [], ...rows] = csvRows(text.replace(/^\uFEFF/, ''))
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
}

export function devlakeObjects<T extends { id: number }>(resource: string): T[] {
  const path = dataFolder(`devlake-ants/raw/_raw_github_api_${resource}.csv`)
  const [head = [], ...rows] = csvRows(readFileSync(path, 'utf8'))
  const column = head.indexOf('data')
  const objects = rows.map((row) => JSON.parse(row[column] ?? '') as T)
  // Several runs stored the same answers.
  return [...new Map(objects.map((one) => [one.id, one])).values()]
}

/** The review comments of these files belong to reviews that are not in them, so none can be collected with its review. */
export function devlakeCounts(): RawCounts {
  type Item = RestItem & { id: number; number: number; pull_request?: unknown }
  type Remark = { id: number; pull_request_review_id?: number }
  type Event = { id: number; event: string; issue: { number: number } }
  const issues = devlakeObjects<Item>('issues').filter((one) => !one.pull_request)
  const pulls = devlakeObjects<Item>('pull_requests')
  const reviews = devlakeObjects<Remark>('pull_request_reviews')
  const reviewIds = new Set(reviews.map((one) => one.id))
  const events = devlakeObjects<Event>('events')
  const items = [...issues, ...pulls]
  return {
    repository: 'panjf2000/ants',
    issue: issues.length,
    pull_request: pulls.length,
    comment: devlakeObjects<Remark>('comments').length,
    review: reviews.length,
    review_comment: devlakeObjects<Remark>('pull_request_review_comments').filter((one) =>
      reviewIds.has(one.pull_request_review_id ?? 0),
    ).length,
    ...ofItems(items),
    event: tally(
      items.map((item) =>
        completed(
          events.filter((one) => one.issue.number === item.number).map((one) => one.event),
          {
            isOpen: item.state === 'open',
            isMerged: Boolean(item.merged_at),
            hasClosed: Boolean(item.closed_at),
          },
        ),
      ),
    ),
  }
}
