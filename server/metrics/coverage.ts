/** How much of a period has been collected, and why a value may be missing for it. */
import type { Store } from '../store/open.ts'
import type { ResolvedScope } from './scope.ts'

export interface Gap {
  repo_id: string
  /** Milliseconds. */
  from: number
  to: number
}

export interface Covered {
  /** 0…1 of the time that the scope's repositories existed within the period and before as_of. */
  coverage: number
  /** Why there can be no value, where that is certain before counting. */
  reason: 'not_collected' | 'before_start' | 'gap' | null
}

const resources = {
  issue: 'issue',
  event: 'issue',
  change_request: 'pull_request',
  release: 'release',
} as const

/** Known holes in what a metric counts, for the repositories of some scopes. */
export async function gapsFor(
  store: Store,
  noun: keyof typeof resources,
  scopes: ResolvedScope[],
): Promise<Gap[]> {
  const ids = scopes.flatMap((scope) => scope.repositories.map((each) => each.repo_id))
  const rows = await store.query<{ repo_id: string; from_at: string; to_at: string }>(
    `select repo_id, from_at, to_at from raw.gap
     where resource = $resource and repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))`,
    { resource: resources[noun], ids: JSON.stringify(ids) },
  )
  return rows.map((row) => ({
    repo_id: row.repo_id,
    from: Date.parse(row.from_at),
    to: Date.parse(row.to_at),
  }))
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

/**
 * Coverage of `[from, to)` for a scope: of the time that its repositories existed in it, up to the newest as_of,
 * the part that lies before each one's own as_of and outside its gaps.
 */
export function coverageOf(scope: ResolvedScope, from: Date, to: Date, gaps: Gap[]): Covered {
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
    const own = gaps.filter((gap) => gap.repo_id === repository.repo_id)
    collected += seen - missing(start, start + seen, own)
  }
  if (exists === 0) return { coverage: 0, reason: 'before_start' }
  const coverage = collected / exists
  return { coverage, reason: coverage === 0 ? 'gap' : null }
}
