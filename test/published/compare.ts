/** What others published of data that is also here, beside what Lichen makes of the same data: aggregate numbers only. */
import { readFileSync } from 'node:fs'
import { prepare } from '../../server/bottlenecks/question.ts'
import { queue } from '../../server/bottlenecks/queue.ts'
import { loadCatalogue, type Catalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import type { Store } from '../../server/store/open.ts'
import { csvObjects, unzip } from '../collect/raw-files.ts'
import { dataFolder } from '../github-server/client.ts'
import { withCollected } from './store.ts'

export interface Compared {
  /** Names the texts of the row: what is compared, and why it differs. */
  key: string
  /** Date that the figure is of, where there are several of one kind. */
  of?: string
  unit: 'count' | 'minutes'
  theirs: number
  ours: number
}

export interface Comparison {
  key: string
  repository: string
  publisher: string
  rows: Compared[]
}

/** What the queue of one date held, and how much of it was still open at the next. */
export interface Foreseen {
  item_kind: 'change_request' | 'issue'
  from: string
  to: string
  /** In their stage for 30 days or longer. */
  stuck: { items: number; open: number }
  others: { items: number; open: number }
}

const everything = { from: '2008-01-01', to: '2030-01-01', grain: 'year', actors: 'all' } as const

async function counted(store: Store, sql: string): Promise<number> {
  return (await store.query<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? 0
}

const median = (values: number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (place: number): number => sorted[place] ?? NaN
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2
}
const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Of two instants as their tables have them, `2018-08-03T15:32:00.000+00:00`. */
const minutesBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 60_000

async function ants(store: Store, catalogue: Catalogue): Promise<Compared[]> {
  const theirs = (table: string): Record<string, string>[] =>
    csvObjects(readFileSync(dataFolder(`devlake-ants/expected/${table}.csv`), 'utf8'))
  const issues = theirs('issues')
  const pulls = theirs('pull_requests')
  const scopes = ['repo:panjf2000/ants']
  const all = { ...everything, scopes, limit: 1000 }
  const ours = {
    issues: (await items(store, catalogue, { ...all, metric: 'issue-resolution-duration' })).items,
    pulls: (await items(store, catalogue, { ...all, metric: 'change-request-merge-time' })).items,
  }
  const value = async (metric: string, actors: 'human' | 'all' = 'all') => {
    const answer = await evaluate(store, catalogue, { ...all, metric, actors })
    return answer.series[0]?.summary
  }
  const leadTimes = issues.map((issue) => Number(issue['lead_time_minutes']))
  const merged = pulls.filter((pull) => pull['merged_date'] !== '')
  const mergeTimes = merged.map((pull) =>
    minutesBetween(pull['created_date'] ?? '', pull['merged_date'] ?? ''),
  )
  const minutesOf = (item: { value: number | null } | undefined): number =>
    item?.value === null || item === undefined ? NaN : item.value / 60
  const same = (number: string | undefined, list: typeof ours.pulls, minutes: number): boolean =>
    minutesOf(list.find((item) => item.number === Number(number))) === minutes
  const sameMinute = (issue: Record<string, string>): boolean =>
    Math.floor(
      minutesOf(ours.issues.find((item) => item.number === Number(issue['issue_key']))),
    ) === Number(issue['lead_time_minutes'])
  const status = (name: string): number => pulls.filter((pull) => pull['status'] === name).length
  const outcome = (name: string): number =>
    ours.pulls.filter((item) => item.outcome === name).length
  const closedMinutes = ours.issues
    .filter((item) => item.outcome !== 'open')
    .map((item) => minutesOf(item))
  const remarks = theirs('pull_request_comments')
  const ofType = (type: string): number => remarks.filter((one) => one['type'] === type).length
  const commentsOn = (table: string): Promise<number> =>
    counted(store, `raw.comment where item_id in (select id from raw.${table})`)
  const count = (key: string, published: number, found: number): Compared => ({
    key,
    unit: 'count',
    theirs: published,
    ours: found,
  })
  const time = (key: string, published: number, found: number): Compared => ({
    key,
    unit: 'minutes',
    theirs: round(published),
    ours: round(found),
  })
  return [
    count('issues', issues.length, (await value('issues-opened'))?.value ?? NaN),
    count(
      'issuesDone',
      issues.filter((issue) => issue['status'] === 'DONE').length,
      (await value('issues-closed'))?.value ?? NaN,
    ),
    count('leadTimesEqual', issues.length, issues.filter(sameMinute).length),
    time('leadTimeMean', mean(leadTimes), mean(closedMinutes)),
    time(
      'leadTimeMedian',
      median(leadTimes),
      ((await value('issue-resolution-duration'))?.value ?? NaN) / 60,
    ),
    count('requests', pulls.length, ours.pulls.length),
    count(
      'requestsByPeople',
      pulls.length,
      (await value('change-request-merge-time', 'human'))?.n ?? NaN,
    ),
    count('merged', status('MERGED'), outcome('merged')),
    count('declined', status('CLOSED'), outcome('declined')),
    count('open', status('OPEN'), outcome('open')),
    count(
      'mergeTimesEqual',
      merged.length,
      merged.filter((pull, index) =>
        same(pull['pull_request_key'], ours.pulls, mergeTimes[index] ?? NaN),
      ).length,
    ),
    time(
      'mergeTimeMedian',
      median(mergeTimes),
      ((await value('change-request-merge-time'))?.value ?? NaN) / 60,
    ),
    count('issueComments', theirs('issue_comments').length, await commentsOn('issue')),
    count('requestComments', ofType('NORMAL'), await commentsOn('pull_request')),
    count('reviewComments', ofType('DIFF'), await counted(store, 'raw.review_comment')),
    count(
      'reviews',
      theirs('_tool_github_pull_request_reviews').length,
      await counted(store, 'raw.review'),
    ),
    count(
      'labels',
      theirs('issue_labels').length + theirs('pull_request_labels').length,
      await counted(store, 'raw.item_label'),
    ),
    count(
      'links',
      theirs('pull_request_issues').length,
      await counted(store, 'raw.closing_reference'),
    ),
    count(
      'closes',
      theirs('_tool_github_issue_events').filter((event) => event['type'] === 'closed').length,
      await counted(store, 'closing'),
    ),
  ]
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10

/** GitHub's own word on a day: the state that each item had in the copy of that day. */
function openIn(file: string, kind: 'issue' | 'pull'): number {
  return unzip(`bitcoin-core-gui/${file}`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, { state: string } | undefined>)
    .filter((line) => line[kind]?.state === 'open').length
}

/** Copies of a repository as it was on a day, and when each was taken. */
const guiCopies = [
  ['asof-2024-01-01.', '2024-01-01T00:00:00Z'],
  ['asof-2025-01-01.', '2025-01-01T00:00:20Z'],
  ['asof-2026-01-01.', '2025-12-29T15:00:03Z'],
  ['', null],
] as const

async function gui(store: Store, catalogue: Catalogue, asOf: string): Promise<Compared[]> {
  const rows: Compared[] = []
  for (const [prefix, taken] of guiCopies) {
    const instant = taken ?? asOf
    const question = { ...everything, scopes: ['repo:bitcoin-core/gui'], limit: 1 }
    // A window's end isn't part of it: what is open at its end is what was open at that instant.
    const to = prefix === '' ? everything.to : instant
    const page = await items(store, catalogue, { ...question, to, metric: 'backlog-age' })
    const of = instant.slice(0, 10)
    rows.push({
      key: 'issuesOpen',
      of,
      unit: 'count',
      theirs: openIn(`${prefix}issues.jsonl.gz`, 'issue'),
      ours: page.total,
    })
    const open = await counted(
      store,
      `open_span where item_kind = 'change_request' and opened_at < timestamp '${instant.slice(0, 19)}'
       and (closed_at is null or closed_at >= timestamp '${instant.slice(0, 19)}')`,
    )
    rows.push({
      key: 'requestsOpen',
      of,
      unit: 'count',
      theirs: openIn(`${prefix}pulls.jsonl.gz`, 'pull'),
      ours: open,
    })
  }
  return rows.toSorted((one, other) => one.key.localeCompare(other.key))
}

/** Numbers of the items that a copy says are open. */
function openNumbers(prefix: string, kind: Foreseen['item_kind']): Set<number> {
  const [file, name] = kind === 'issue' ? ['issues', 'issue'] : ['pulls', 'pull']
  const lines = unzip(`bitcoin-core-gui/${prefix}${file}.jsonl.gz`).split('\n')
  const items = lines
    .filter((line) => line !== '')
    .map(
      (line) => JSON.parse(line) as Record<string, { state: string; number: number } | undefined>,
    )
    .map((line) => line[name])
  return new Set(items.flatMap((item) => (item?.state === 'open' ? [item.number] : [])))
}

/** What became, by GitHub's word at the next copy, of what the queue held at each copy. */
async function foresee(store: Store, asOf: string): Promise<Foreseen[]> {
  const rows: Foreseen[] = []
  for (const [index, [prefix, taken]] of guiCopies.entries()) {
    const from = guiCopies[index - 1]?.[1]
    if (from == null) continue
    const prepared = await prepare(store, { scope: 'repo:bitcoin-core/gui', as_of: from })
    for (const item_kind of ['change_request', 'issue'] as const) {
      const { items: waiting } = await queue(store, prepared, { item_kind }, { limit: 1000 })
      const open = openNumbers(prefix, item_kind)
      const counts = (isStuck: boolean) => {
        const some = waiting.filter((item) => item.is_stuck === isStuck)
        return {
          items: some.length,
          open: some.filter(({ number }) => number !== null && open.has(number)).length,
        }
      }
      const day = (instant: string): string => instant.slice(0, 10)
      rows.push({
        item_kind,
        from: day(from),
        to: day(taken ?? asOf),
        stuck: counts(true),
        others: counts(false),
      })
    }
  }
  return rows
}

/** Needs the real data; several seconds. */
export async function compare(): Promise<{ comparisons: Comparison[]; foreseen: Foreseen[] }> {
  const catalogue = await loadCatalogue()
  const antsRows = await withCollected('panjf2000/ants', 'devlake-ants', (store) =>
    ants(store, catalogue),
  )
  const found = await withCollected(
    'bitcoin-core/gui',
    'bitcoin-core-gui',
    async (store, asOf) => ({
      rows: await gui(store, catalogue, asOf),
      foreseen: await foresee(store, asOf),
    }),
  )
  return {
    comparisons: [
      {
        key: 'ants',
        repository: 'panjf2000/ants',
        publisher: 'Apache DevLake',
        rows: antsRows,
      },
      { key: 'gui', repository: 'bitcoin-core/gui', publisher: 'GitHub', rows: found.rows },
    ],
    foreseen: found.foreseen,
  }
}
