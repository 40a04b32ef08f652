/** How much of a period has been collected, and why a value may be missing for it. */
import type { Store } from '../store/open.ts'
import type { ResolvedScope } from './scope.ts'

/** A stretch of time that is missing. */
export interface Gap {
  repo_id: string
  /** Milliseconds. */
  from: number
  to: number
}

/** A window of a question, half-open. */
export interface Span {
  from: Date
  to: Date
}

/** What is known to be missing of one resource, and what is there beside it. */
export interface Holes {
  stretches: Gap[]
  /** Single items that are missing or aren't whole, by when they were made. */
  items: { repo_id: string; at: number }[]
  /** By repository and window: the items that are whole. Filled where single items are missing. */
  whole: Map<string, number>
}

export interface Covered {
  /** 0…1 of the time that the scope's repositories existed within the period and before as_of. */
  coverage: number
  /** Why there can be no value, where that is certain before counting. */
  reason: 'not_collected' | 'before_start' | 'gap' | null
}

/** What a metric's items are missed as: the first of its sources whose gaps are known by time. */
export function resourceOf(sources: readonly string[]): TimedResource {
  const timed = sources.find((source): source is TimedResource => source in instants)
  return timed ?? 'issue'
}

/** When an item of a resource came to be, where that has a time. */
export const instants = {
  issue: 'created_at',
  pull_request: 'created_at',
  release: 'coalesce(published_at, created_at)',
  discussion: 'created_at',
  commit: 'committed_at',
  tag: 'tagged_at',
  milestone: 'created_at',
} as const
export type TimedResource = keyof typeof instants

const wholeKey = (repoId: string, { from, to }: Span): string =>
  `${repoId} ${from.getTime()} ${to.getTime()}`

const chosen = `repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))`

/**
 * Items that are stored and whole, by repository and window.
 *
 * @returns looked up by `wholeIn`
 */
export async function wholeItems(
  store: Store,
  resource: TimedResource,
  repoIds: string[],
  spans: Span[],
): Promise<Map<string, number>> {
  const rows = await store.query<{ repo_id: string; place: number; total: number }>(
    `with
       spans as (
         select unnest(
           from_json($spans, '[{"place":"INTEGER","from_at":"TIMESTAMP","to_at":"TIMESTAMP"}]'),
           recursive := true
         )
       ),
       items as (select id, repo_id, ${instants[resource]} as made_at from ${tableOf(resource)} where ${chosen}),
       broken as (select subject_id from raw.gap where resource = $resource and subject_id is not null)
     select repo_id, place, count(*) as total
     from spans join items on made_at >= from_at and made_at < to_at
     where id not in (from broken)
     group by repo_id, place`,
    {
      resource,
      ids: JSON.stringify(repoIds),
      spans: JSON.stringify(
        spans.map(({ from, to }, place) => ({
          place,
          from_at: from.toISOString(),
          to_at: to.toISOString(),
        })),
      ),
    },
  )
  return new Map(
    rows.flatMap(({ place, repo_id, total }) => {
      const span = spans[place]
      return span === undefined ? [] : [[wholeKey(repo_id, span), total] as const]
    }),
  )
}

/** Commits and tags have no id of their own. */
function tableOf(resource: TimedResource): string {
  if (resource === 'commit') return '(select *, oid as id from raw.commit)'
  return resource === 'tag' ? '(select *, name as id from raw.tag)' : `raw.${resource}`
}

export const wholeIn = (whole: Map<string, number>, repoId: string, span: Span): number =>
  whole.get(wholeKey(repoId, span)) ?? 0

/** Known holes of a resource, for the repositories of some scopes and the windows that will be asked of them. */
export async function holesIn(
  store: Store,
  resource: TimedResource,
  scopes: ResolvedScope[],
  spans: Span[],
): Promise<Holes> {
  const ids = scopes.flatMap((scope) => scope.repositories.map((each) => each.repo_id))
  // An item that has two holes is missed once.
  const rows = await store.remembered<{
    repo_id: string
    from_at: string
    to_at: string
    subject_id: string | null
  }>(
    `select distinct on (repo_id, coalesce(subject_id, id)) repo_id, from_at, to_at, subject_id
     from raw.gap where resource = $resource and ${chosen}`,
    { resource, ids: JSON.stringify(ids) },
  )
  const single = rows.filter((row) => row.subject_id !== null)
  return {
    stretches: rows
      .filter((row) => row.subject_id === null)
      .map((row) => ({
        repo_id: row.repo_id,
        from: Date.parse(row.from_at),
        to: Date.parse(row.to_at),
      })),
    items: single.map((row) => ({ repo_id: row.repo_id, at: Date.parse(row.from_at) })),
    whole: single.length === 0 ? new Map() : await wholeItems(store, resource, ids, spans),
  }
}

function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom))
}

/** Time of `[from, to)` that lies in at least one of the gaps; they may overlap each other. */
function missing(from: number, to: number, gaps: Gap[]): number {
  let covered = from
  let total = 0
  for (const gap of gaps.toSorted((one, other) => one.from - other.from)) {
    const start = Math.max(gap.from, covered)
    const end = Math.min(gap.to, to)
    if (end > start) {
      total += end - start
      covered = end
    }
  }
  return total
}

/** Of the items that came to be in the window, the part that is there and whole. */
function itemShare(scope: ResolvedScope, span: Span, { items, whole }: Holes): number {
  const ids = new Set(scope.repositories.map((each) => each.repo_id))
  const [from, to] = [span.from.getTime(), span.to.getTime()]
  const missed = items.filter(({ at, repo_id }) => ids.has(repo_id) && at >= from && at < to).length
  if (missed === 0) return 1
  const there = scope.repositories.reduce(
    (sum, { repo_id }) => sum + wholeIn(whole, repo_id, span),
    0,
  )
  return there / (there + missed)
}

/**
 * Coverage of `[from, to)` for a scope: of the time that its repositories existed in it, up to the newest as_of, the
 * part that lies before each one's own as_of and outside its gaps; times the part of the items that are there.
 *
 * @returns a reason only where nothing at all is known: a value of the rest is a value, of less than everything
 */
export function coverageOf(scope: ResolvedScope, from: Date, to: Date, holes: Holes): Covered {
  const known = scope.as_of === null ? null : Date.parse(scope.as_of)
  if (known === null || from.getTime() > known) return { coverage: 0, reason: 'not_collected' }
  let exists = 0
  let collected = 0
  for (const repository of scope.repositories) {
    const born = Date.parse(repository.created_at)
    // An instant counts as a millisecond, so that a period that begins at as_of isn't nothing.
    const end = Math.min(to.getTime(), known + 1)
    const start = Math.max(from.getTime(), born)
    if (end <= start) continue
    exists += end - start
    if (repository.as_of === null) continue
    const stop = Math.min(end, Date.parse(repository.as_of) + 1)
    const seen = overlap(start, end, start, stop)
    const own = holes.stretches.filter((gap) => gap.repo_id === repository.repo_id)
    collected += seen - missing(start, start + seen, own)
  }
  if (exists === 0) return { coverage: 0, reason: 'before_start' }
  const coverage = (collected / exists) * itemShare(scope, { from, to }, holes)
  return { coverage, reason: coverage === 0 ? 'gap' : null }
}
