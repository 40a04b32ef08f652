/** How collecting stands: each repository's last run and its totals against the source's, and the latest runs. */
import type { z } from 'zod'
import { errorBody } from '../errors.ts'
import { wayIn } from '../http/guard.ts'
import { newest } from '../metrics/scope.ts'
import { totalsOf } from '../metrics/totals.ts'
import type { RepositoryStatus, Run, Status } from '../routes/status-schemas.ts'
import type { SyncDeps } from '../routes/sync.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { LiveSync } from './live.ts'
import { isActive } from './progress.ts'

type RunAnswer = z.infer<typeof Run>
type StatusAnswer = z.infer<typeof Status>

/** How many runs are listed. */
const mostRuns = 50

const runColumns = `id, source, repository, started_at, finished_at, outcome, error_class, message, hint,
  requests, inserted, updated, deleted`

const runsSql = `select ${runColumns} from sync_run order by started_at desc, id limit ${mostRuns}`

// A repository that was never found has runs under its spelling only. Of the last runs of each source one that did not end
// well stands before the others: another source's success doesn't mend it.
const lastRunsSql = `
with last as (
  select repository.id as repo_id, run.*
  from raw.repository as repository
  join (select ${runColumns}, repo_id as known_id from sync_run) as run
    on run.known_id = repository.id
    or (run.known_id is null and lower(run.repository) = lower(owner || '/' || name))
  qualify row_number() over (partition by repository.id, source order by started_at desc, run.id) = 1
)
from last
qualify row_number() over (
  partition by repo_id
  order by outcome in ('complete', 'with_gaps', 'running'), started_at desc, id
) = 1`

const repositoriesSql = `
select
  repository.id, owner, name, sync_state.as_of,
  repository.id in (
    select repo_id from ecosystem_repository join ecosystem using (slug) where is_simulated
  ) as is_simulated,
  coalesce(
    (select list(slug order by slug) from ecosystem_repository where repo_id = repository.id), []
  ) as ecosystems,
  (select count(*) from raw.gap where repo_id = repository.id) as gaps
from raw.repository as repository
left join sync_state on sync_state.repo_id = repository.id
order by lower(owner), lower(name)`

/**
 * A run that never ended is over, unless it is of the sync that the server hears of, or says of itself that it goes on.
 * A sync's row is written a moment before the server hears that it began, so that the time tells, not the name.
 */
function shown(run: RunAnswer, since: number | null, live: LiveSync | undefined): RunAnswer {
  if (run.outcome !== 'running') return run
  const isOfSync = run.source === 'github'
  if (isOfSync && since !== null && Date.parse(run.started_at) >= since) return run
  if (!isOfSync && live?.isHeard(run.id) === true) return run
  return {
    ...run,
    outcome: 'interrupted',
    message: run.message ?? 'The process ended without a word.',
    hint:
      run.hint ??
      (isOfSync
        ? 'Collect it again: it goes on where it stopped.'
        : 'Run the same command again: what was stored so far stays.'),
  }
}

async function syncOf(deps: SyncDeps): Promise<NonNullable<StatusAnswer['sync']>> {
  const { guard, live, runner, schedule } = deps
  const error = (await runner?.hindrance()) ?? null
  return {
    progress: live.latest,
    schedule:
      schedule === undefined ? null : { pattern: schedule.pattern, next_at: schedule.next() },
    budget: live.latest?.budget ?? null,
    access: runner === undefined ? 'none' : wayIn(guard),
    hindrance: error === null ? null : errorBody(error).error,
  }
}

/** @param sync of the server; null where none runs, so that nothing can be under way */
export async function statusOf(store: Store, sync: SyncDeps | null): Promise<StatusAnswer> {
  const progress = sync?.live.latest ?? null
  const since = progress !== null && isActive(progress) ? Date.parse(progress.started_at) : null
  const [repositories, totals, lastRuns, runs] = await Promise.all([
    store.query<Omit<z.infer<typeof RepositoryStatus>, 'totals' | 'last_run'> & { id: string }>(
      repositoriesSql,
    ),
    totalsOf(store),
    store.query<RunAnswer & { repo_id: string; known_id: string | null }>(lastRunsSql),
    store.query<RunAnswer>(runsSql),
  ])
  const last = new Map(lastRuns.map(({ known_id: _, repo_id, ...run }) => [repo_id, run]))
  return {
    now: instant(new Date()),
    as_of: newest(repositories.map((each) => each.as_of)),
    repositories: repositories.map(({ id, ...repository }) => {
      const run = last.get(id)
      return {
        ...repository,
        totals: totals
          .filter((each) => each.repo_id === id)
          .map(({ repo_id: _, ...total }) => total),
        last_run: run === undefined ? null : shown(run, since, sync?.live),
      }
    }),
    runs: runs.map((run) => shown(run, since, sync?.live)),
    sync: sync === null ? null : await syncOf(sync),
  }
}
