/** What is read of a scope and window: who contributed what, who they are, and what their changes came to. */
import { newest, resolveScopes, type ResolvedScope } from '../metrics/scope.ts'
import { parseScope } from '../metrics/scope-text.ts'
import { startOf, windowOf } from '../metrics/window.ts'
import { AppError } from '../errors.ts'
import { unlistedSql } from './left-out.ts'
import type { Store } from '../store/open.ts'
import type { Param } from '../store/values.ts'
import type { Work } from './rank.ts'
import type { Contribution } from './value.ts'

export const groupings = ['person', 'organisation', 'repository'] as const
export type Grouping = (typeof groupings)[number]

export interface Frame {
  scope: ResolvedScope
  as_of: string | null
  from: Date
  to: Date
  parameters: Record<string, Param>
}

const isMidnight = (date: Date): boolean => date.getTime() % 86_400_000 === 0
const isMonth = (date: Date): boolean => date.getTime() === startOf(date, 'month').getTime()

/** @throws AppError as `parseScope`, `resolveScopes` and `windowOf` say; `whole-days` */
export async function frameOf(
  store: Store,
  asked: { scope: string; from?: string | undefined; to?: string | undefined },
): Promise<Frame> {
  const scopes = await resolveScopes(store, [parseScope(asked.scope)])
  const [scope] = scopes
  if (scope === undefined) throw new Error('A scope resolves to a scope.')
  const as_of = newest([scope.as_of])
  const { from, to } = windowOf({ ...asked, grain: 'month' }, as_of)
  if (!isMidnight(from) || !isMidnight(to)) {
    throw new AppError(
      'whole-days',
      'Contributions are counted by whole days, and the range begins or ends within one.',
      'Let from and to be dates, or instants at 00:00 UTC.',
      400,
    )
  }
  const whole = scope.repositories.filter((each) => each.as_of !== null)
  const rows = whole.map(({ as_of: until, repo_id }) => ({ series: 0, repo_id, as_of: until }))
  return { scope, as_of, from, to, parameters: { scope: JSON.stringify(rows), from, to } }
}

const groups: Record<Grouping, string> = {
  person: `''`,
  organisation: `coalesce(organisation, '')`,
  repository: 'repo_id',
}

/** What is known of some of the activity stands beside it: that part is taken out of the rest. */
const contributionsSql = (level: 'day' | 'month', group: string): string => `
with scope as (from scope_rows($scope)),
part as (
  select repo_id, on_day, person_id, organisation, kind,
    false as is_docs, false as is_small, false as is_self_merged, contributions
  from fact.activity_${level}
  where person_kind = 'human'
  union all
  select repo_id, on_day, person_id, organisation, kind, is_docs, is_small, is_self_merged, contributions
  from fact.activity_trait
  where person_kind = 'human'
  union all
  select repo_id, on_day, person_id, organisation, kind, false, false, false, -contributions
  from fact.activity_trait
  where person_kind = 'human'
)
select
  person_id as person,
  strftime(on_day, '%Y-%m') as month,
  ${group} as "group",
  kind,
  is_docs,
  is_small,
  is_self_merged,
  sum(contributions)::double as count
from part
join scope using (repo_id)
where on_day >= $from and on_day < $to
group by all
having sum(contributions) > 0
order by all`

/** Of people alone: bots and agents are no contributors here. */
export function readContributions(
  store: Store,
  { from, parameters, to }: Frame,
  by: Grouping,
): Promise<Contribution[]> {
  const level = isMonth(from) && isMonth(to) ? 'month' : 'day'
  return store.query<Contribution>(contributionsSql(level, groups[by]), parameters)
}

export interface Known {
  person_id: string
  /** An address, where no account is known. */
  login: string
  name: string | null
  is_address: boolean
  is_left_out: boolean
}

const peopleSql = `
with scope as (from scope_rows($scope)),
active as (
  select distinct person_id
  from fact.activity_month
  join scope using (repo_id)
  where on_day >= date_trunc('month', $from::timestamp) and on_day < $to
)
select
  person.person_id,
  person.login,
  person.name,
  starts_with(person.person_id, 'email:') as is_address,
  out.person_id is not null as is_left_out
from active
join person using (person_id)
left join (${unlistedSql}) as out using (person_id)`

/** Who they are, by person_id. */
export async function readPeople(store: Store, frame: Frame): Promise<Map<string, Known>> {
  const rows = await store.query<Known>(peopleSql, frame.parameters)
  return new Map(rows.map((row) => [row.person_id, row]))
}

const worksSql = `
with scope as (from scope_rows($scope)),
merged as (
  select request.repo_id, request.item_id, request.author_id as person_id
  from fact.change_request as request
  join scope using (repo_id)
  where request.author_kind = 'human' and request.author_id is not null
    and request.merged_at >= $from and request.merged_at < $to and request.merged_at <= scope.as_of
),
approved as (
  select item_id, bool_or(is_approved) as is_approved
  from fact.decision
  where is_merge and item_id in (select item_id from merged)
  group by item_id
),
reverted as (
  select revert.item_id
  from fact.revert as revert
  join scope using (repo_id)
  where revert.reverted_at < $to and revert.reverted_at <= scope.as_of
),
watched as (select repo_id from fact.resource where resource = 'reaction'),
used as (
  select package.repo_id, sum(package.external_dependents)::double as dependents
  from package
  where package.external_dependents is not null
  group by package.repo_id
),
in_repository as (
  select
    merged.repo_id,
    merged.person_id,
    count(*) as merged,
    count(*) filter (where approved.is_approved) as approved,
    count(reverted.item_id) as reverted,
    count(watched.repo_id) as watched,
    coalesce(sum(reaction.thanks) filter (where watched.repo_id is not null), 0)::double as thanks
  from merged
  left join approved on approved.item_id = merged.item_id
  left join reverted on reverted.item_id = merged.item_id
  left join watched on watched.repo_id = merged.repo_id
  left join reaction on reaction.item_id = merged.item_id
  group by merged.repo_id, merged.person_id
),
of_changes as (
  select
    in_repository.person_id,
    sum(in_repository.merged) as merged,
    sum(in_repository.approved) as approved,
    sum(in_repository.reverted) as reverted,
    sum(in_repository.watched) as watched,
    sum(in_repository.thanks) as thanks,
    sum(used.dependents * in_repository.merged / total.merged) as dependents
  from in_repository
  join (select repo_id, sum(merged) as merged from in_repository group by repo_id) as total
    on total.repo_id = in_repository.repo_id
  left join used on used.repo_id = in_repository.repo_id
  group by in_repository.person_id
),
docs as (
  select commit.author_id as person_id, count(*) as docs
  from fact.commit as commit
  join scope using (repo_id)
  where commit.author_kind = 'human' and not commit.is_merge and commit.pull_request_id is null
    and commit.touches_docs and not commit.touches_code
    and commit.committed_at >= $from and commit.committed_at < $to and commit.committed_at <= scope.as_of
  group by commit.author_id
)
select
  coalesce(of_changes.person_id, docs.person_id) as person_id,
  coalesce(of_changes.merged, 0)::double as merged,
  coalesce(of_changes.approved, 0)::double as approved,
  coalesce(of_changes.reverted, 0)::double as reverted,
  coalesce(of_changes.watched, 0)::double as watched,
  coalesce(of_changes.thanks, 0)::double as thanks,
  of_changes.dependents,
  coalesce(docs.docs, 0)::double as docs
from of_changes
full join docs on docs.person_id = of_changes.person_id`

/** What people's changes came to, by person_id; `docs`: commits to documentation that no change request brought. */
export async function readWorks(
  store: Store,
  frame: Frame,
): Promise<Map<string, Omit<Work, 'quantity'> & { docs: number }>> {
  const rows = await store.query<Omit<Work, 'quantity'> & { docs: number; person_id: string }>(
    worksSql,
    frame.parameters,
  )
  return new Map(rows.map(({ person_id, ...row }) => [person_id, row]))
}
