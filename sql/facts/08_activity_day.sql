/*---
table: activity_day
of: repository
---*/
-- Who contributed what on which day, up to the last complete sync. Deleted accounts aren't people that can be counted.
with counted as (
  select date_trunc('day', acted_at)::timestamp as on_day, person_id, person_kind, kind, count(*)::integer as contributions
  from own_act
  where repo_id = $repo_id and person_id is not null and acted_at <= (select as_of from sync_state where repo_id = $repo_id)
  group by all
),
-- By itself, so that the join to it is on equal keys alone.
held as (
  select day.person_id, day.on_day, belonging.organisation
  from (select distinct person_id, on_day from counted) as day
  join belonging on belonging.person_id = day.person_id
  where belonging.from_at <= day.on_day and (belonging.to_at is null or belonging.to_at > day.on_day)
  qualify row_number() over (
    partition by day.person_id, day.on_day
    order by
      list_position(['hand', 'file', 'domain', 'membership', 'profile'], belonging.source),
      belonging.from_at desc, belonging.organisation
  ) = 1
)
select
  $repo_id as repo_id,
  counted.on_day,
  counted.person_id,
  counted.person_kind,
  -- Whoever belongs to nobody is an organisation of their own, as those are of whom nothing is known.
  case when lower(held.organisation) not in ('independent', 'unknown', 'none', 'self') then held.organisation end
    as organisation,
  counted.kind,
  counted.contributions
from counted
left join held on held.person_id = counted.person_id and held.on_day = counted.on_day
