/*---
table: activity_gap
of: repository
---*/
-- Times between consecutive contributions, summed by day so that millions stay fast. What happens at one instant (a
-- review with its comments, a merge with its commit) is one event.
with own as (
  select person_kind, acted_at
  from own_act
  where repo_id = $repo_id and kind <> 'merged'
    and acted_at <= (select as_of from sync_state where repo_id = $repo_id)
),
instant as (
  select distinct person_kind as actor_kind, acted_at from own
  union all
  select distinct 'all', acted_at from own
),
gap as (
  select
    actor_kind,
    acted_at,
    seconds_between(lag(acted_at) over (partition by actor_kind order by acted_at), acted_at) as seconds
  from instant
)
select
  $repo_id as repo_id,
  date_trunc('day', acted_at)::timestamp as on_day,
  actor_kind,
  count(*) as gaps,
  sum(seconds) as total,
  sum(seconds * seconds) as squares
from gap
where seconds is not null
group by date_trunc('day', acted_at), actor_kind
