/** How much waits in each stage and for how long, what that cost of late, and what clearing it would gain. */
import type { z } from 'zod'
import type { StageRow } from '../routes/bottleneck-schemas.ts'
import type { Store } from '../store/open.ts'
import { itemKinds, stages, type ItemKind, type Stage, type WaitedFor } from './model.ts'
import { steps, type Prepared } from './question.ts'

export interface WaitRow {
  item_kind: ItemKind
  stage: Stage
  /** Null: all together. */
  waiting_on: WaitedFor | null
  items: number
  stuck: number
  since: string | null
  median_seconds: number | null
  /** Of all items, within the days that are looked back on. */
  spent_seconds: number
}

export interface DecidedRow {
  item_kind: ItemKind
  /** Null: how many were decided. */
  stage: Stage | null
  items: number | null
  /** Over their whole lives. */
  seconds: number
}

const waitSql = `${steps},
span as (
  select
    wait_span.item_kind, wait_span.stage, wait_span.waiting_on, wait_span.from_at, known.as_of, known.stuck_at,
    wait_span.to_at is null or wait_span.to_at > known.as_of as is_now,
    greatest(0, seconds_between(
      greatest(wait_span.from_at, known.from_at), least(coalesce(wait_span.to_at, known.as_of), known.as_of)
    )) as spent
  from wait_span
  join known on known.repo_id = wait_span.repo_id
  where (wait_span.to_at is null or wait_span.to_at > $earliest_from)
    and wait_span.from_at <= known.as_of
    and (wait_span.to_at is null or wait_span.to_at > known.from_at)
    and ($actors = 'all' or wait_span.author_kind = $actors)
)
select
  item_kind,
  stage,
  waiting_on,
  count(*) filter (is_now) as items,
  count(*) filter (is_now and from_at <= stuck_at) as stuck,
  min(from_at) filter (is_now) as since,
  quantile_cont(seconds_between(from_at, as_of), 0.5) filter (is_now) as median_seconds,
  sum(spent) as spent_seconds
from span
group by grouping sets ((item_kind, stage), (item_kind, stage, waiting_on))
order by item_kind, stage, waiting_on nulls first`

/** What was decided within the days looked back on, and stood: closed or merged, whichever it was. */
export const decidedStep = `
decided as (
  select
    decided_wait.item_id, decided_wait.repo_id, decided_wait.item_kind, first_response, review, author, decision
  from decided_wait
  join known on known.repo_id = decided_wait.repo_id
  where decided_wait.closed_at > $earliest_from
    and decided_wait.closed_at > known.from_at
    and decided_wait.closed_at <= known.as_of
    and (decided_wait.reopened_at is null or decided_wait.reopened_at > known.as_of)
    and ($actors = 'all' or decided_wait.author_kind = $actors)
)`

/** From the merges of these days to the release, or as long as they have waited for it. */
export const releaseStep = `
releasing as (
  select
    wait_span.item_id, wait_span.repo_id,
    seconds_between(wait_span.from_at, least(coalesce(wait_span.to_at, known.as_of), known.as_of)) as seconds
  from wait_span
  join known on known.repo_id = wait_span.repo_id
  where wait_span.stage = 'release'
    and wait_span.from_at > $earliest_from
    and wait_span.from_at > known.from_at
    and wait_span.from_at <= known.as_of
    and ($actors = 'all' or wait_span.author_kind = $actors)
)`

const decidedSql = `${steps},
${decidedStep},
${releaseStep},
total as (
  select
    item_kind, count(*) as items, sum(first_response) as first_response, sum(review) as review, sum(author) as author,
    sum(decision) as decision
  from decided
  group by item_kind
)
select item_kind, null as stage, items, 0 as seconds from total
union all
select item_kind, stage, null, seconds
from total unpivot (seconds for stage in (first_response, review, author, decision))
union all
select 'change_request', 'release', null, coalesce(sum(seconds), 0) from releasing`

export type StageAnswer = z.infer<typeof StageRow>

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)

/**
 * One row a kind of item and stage that it can be in.
 *
 * The gain is a model: the time that the items decided of late spent in a stage is what they would have been decided
 * sooner by without that wait, had all else stayed as it was; and whatever waits in it now would move on to its next.
 */
export function stageRows(waits: WaitRow[], decided: DecidedRow[]): StageAnswer[] {
  return itemKinds.flatMap((item_kind) => {
    const own = decided.filter((row) => row.item_kind === item_kind)
    const items = sum(own.map((row) => row.items ?? 0))
    const lived = sum(own.map((row) => row.seconds))
    const spent = sum(
      waits
        .filter((row) => row.item_kind === item_kind && row.waiting_on === null)
        .map((row) => row.spent_seconds),
    )
    return stages
      .filter((stage) => item_kind !== 'issue' || !['review', 'release'].includes(stage))
      .map((stage): StageAnswer => {
        const rows = waits.filter((row) => row.item_kind === item_kind && row.stage === stage)
        const all = rows.find((row) => row.waiting_on === null)
        const cost = own.find((row) => row.stage === stage)?.seconds ?? 0
        return {
          item_kind,
          stage,
          items: all?.items ?? 0,
          stuck: all?.stuck ?? 0,
          since: all?.since ?? null,
          median_seconds: all?.median_seconds ?? null,
          waiting_on: rows.flatMap(({ items: some, stuck, waiting_on }) =>
            waiting_on === null || some === 0 ? [] : [{ waiting_on, items: some, stuck }],
          ),
          spent_seconds: all?.spent_seconds ?? 0,
          spent_share: spent === 0 ? null : (all?.spent_seconds ?? 0) / spent,
          gain: {
            moves: all?.items ?? 0,
            seconds_per_item: items === 0 ? null : cost / items,
            share: lived === 0 ? null : cost / lived,
          },
        }
      })
  })
}

/** How many were decided, by kind. */
export const decidedCounts = (rows: DecidedRow[]): Record<ItemKind, number> => {
  const count = (kind: ItemKind): number =>
    sum(rows.filter((row) => row.item_kind === kind).map((row) => row.items ?? 0))
  return { change_request: count('change_request'), issue: count('issue') }
}

export async function readStages(
  store: Store,
  { parameters }: Prepared,
): Promise<{ waits: WaitRow[]; decided: DecidedRow[] }> {
  const [waits, decided] = await Promise.all([
    store.query<WaitRow>(waitSql, parameters),
    store.query<DecidedRow>(decidedSql, parameters),
  ])
  return { waits, decided }
}
