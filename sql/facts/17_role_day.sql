/*---
table: role_day
of: repository
---*/
-- What people did by role. The weights are in the proportions that OpenRank gives for opening, commenting, reviewing,
-- closing and merging; what it has none for weighs as the like of it.
with weighed as (
  select
    date_trunc('day', acted_at)::timestamp as on_day,
    person_id,
    person_kind,
    role,
    case
      when kind = 'merged' then 5
      when kind in ('issue', 'discussion', 'change_request', 'close', 'commit', 'release') then 2
      else 1
    end as points
  from own_act
  where repo_id = $repo_id
    and role is not null
    and person_id is not null
    and acted_at <= (select as_of from sync_state where repo_id = $repo_id)
)
select
  $repo_id as repo_id,
  on_day,
  person_id,
  person_kind,
  coalesce(sum(points) filter (where role = 'producer'), 0)::integer as producer,
  coalesce(sum(points) filter (where role = 'decomposer'), 0)::integer as decomposer,
  coalesce(sum(points) filter (where role = 'consumer'), 0)::integer as consumer
from weighed
group by on_day, person_id, person_kind
