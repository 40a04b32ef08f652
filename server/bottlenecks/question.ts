/** A question about bottlenecks, made ready: the repositories with the instant up to which each is known. */
import { AppError } from '../errors.ts'
import type { ActorFilter } from '../metrics/compose.ts'
import { parseScope } from '../metrics/scope-text.ts'
import { newest, resolveScopes } from '../metrics/scope.ts'
import { parseInstant } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import { instant, type Param } from '../store/values.ts'
import { stuckDays, usualDays } from './model.ts'

export interface Asked {
  /** As `parseScope` reads it. */
  scope: string
  /** State of that instant; default: the newest that is known. */
  as_of?: string | undefined
  /** How far back time spent, decisions and reviews are counted. */
  days?: number | undefined
  actors?: ActorFilter | undefined
}

export interface Prepared {
  scope: string
  as_of: string | null
  /** From when time is counted; null where nothing is known. */
  from: string | null
  days: number
  actors: ActorFilter
  /** How many of them were ever complete. */
  repositories: number
  /** What every statement binds: `scope`, `actors`, `days`, `stuck_days`, `earliest`, `earliest_from`. */
  parameters: Record<string, Param>
}

const dayLength = 86_400_000

/** @throws AppError `bad-date`, and as `parseScope` and `resolveScopes` say */
export async function prepare(store: Store, asked: Asked): Promise<Prepared> {
  const { actors = 'human', days = usualDays } = asked
  const wanted = asked.as_of === undefined ? null : parseInstant(asked.as_of, 'as_of')
  const [scope] = await resolveScopes(store, [parseScope(asked.scope)])
  if (scope === undefined) throw new AppError('no-scope', 'No scope.', 'Give scope=…', 400)
  const rows = scope.repositories.flatMap(({ as_of, repo_id }) => {
    if (as_of === null) return []
    const known = wanted === null || new Date(as_of) < wanted ? as_of : instant(wanted)
    return [{ series: 0, repo_id, as_of: known }]
  })
  const as_of = newest(rows.map((row) => row.as_of))
  // What ended before any repository's instant is left out before it is known whose it is, which costs most.
  const earliest = new Date(Math.min(...rows.map((row) => Date.parse(row.as_of)), Date.now()))
  return {
    scope: scope.scope,
    as_of,
    from: as_of === null ? null : instant(new Date(Date.parse(as_of) - days * dayLength)),
    days,
    actors,
    repositories: rows.length,
    parameters: {
      scope: JSON.stringify(rows),
      actors,
      days,
      stuck_days: stuckDays,
      earliest,
      earliest_from: new Date(earliest.getTime() - days * dayLength),
    },
  }
}

/**
 * The steps that the statements begin with: `known`, the repositories with the instant as of which they are asked for
 * and the one from which time is counted; `waiting`, what waits at that instant. Nothing waits in what is archived:
 * nobody can act there.
 */
export const steps = `
with known as (
  select
    scope.repo_id,
    scope.as_of,
    scope.as_of - to_days($days::integer) as from_at,
    scope.as_of - to_days($stuck_days::integer) as stuck_at
  from scope_rows($scope) as scope
  join raw.repository as repository on repository.id = scope.repo_id
  where not repository.is_archived or repository.archived_at > scope.as_of
),
waiting as (
  select
    wait_span.item_id, wait_span.repo_id, wait_span.item_kind, wait_span.stage, wait_span.waiting_on, wait_span.from_at,
    wait_span.from_at <= known.stuck_at as is_stuck, known.as_of,
    seconds_between(wait_span.from_at, known.as_of) as seconds
  from wait_span
  join known on known.repo_id = wait_span.repo_id
  where (wait_span.to_at is null or wait_span.to_at > $earliest)
    and wait_span.from_at <= known.as_of
    and (wait_span.to_at is null or wait_span.to_at > known.as_of)
    and ($actors = 'all' or wait_span.author_kind = $actors)
)`
