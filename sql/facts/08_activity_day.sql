/*---
table: activity_day
of: repository
---*/
-- Who contributed what on which day, up to the last complete sync. Deleted accounts aren't people that can be counted.
with counted as (
  select date_trunc('day', acted_at)::timestamp as on_day, person_id, person_kind, kind, count(*)::integer as contributions
  from act
  where repo_id = $repo_id and person_id is not null and acted_at <= (select as_of from sync_state where repo_id = $repo_id)
  group by all
),
placed as (
  select counted.*, belonging.organisation
  from counted
  left join belonging
    on belonging.person_id = counted.person_id
    and belonging.from_at <= counted.on_day
    and (belonging.to_at is null or belonging.to_at > counted.on_day)
  qualify row_number() over (
    partition by counted.person_id, counted.person_kind, counted.on_day, counted.kind
    order by
      list_position(['hand', 'file', 'domain', 'membership', 'profile'], belonging.source),
      belonging.from_at desc, belonging.organisation
  ) = 1
)
select
  $repo_id as repo_id,
  on_day,
  person_id,
  person_kind,
  -- Whoever belongs to nobody is an organisation of their own, as those are of whom nothing is known.
  case when lower(organisation) not in ('independent', 'unknown', 'none', 'self') then organisation end as organisation,
  kind,
  contributions
from placed
