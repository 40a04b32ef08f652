/*---
table: person_half
of: repository
---*/
-- Contributions of the same twelve months, and how many of them lie in the last six.
with change as (
  select person_id, person_kind, on_day as on_month, contributions, contributions as recent
  from fact.person_month
  where repo_id = $repo_id
  union all
  select person_id, person_kind, on_day + interval 6 month, 0, -contributions
  from fact.person_month
  where repo_id = $repo_id
  union all
  select person_id, person_kind, on_day + interval 12 month, -contributions, 0
  from fact.person_month
  where repo_id = $repo_id
),
step as (
  select person_id, person_kind, on_month, sum(contributions) as contributions, sum(recent) as recent
  from change
  group by person_id, person_kind, on_month
  having sum(contributions) <> 0 or sum(recent) <> 0
),
standing as (
  select
    person_id, person_kind,
    on_month as from_on,
    lead(on_month) over months as to_on,
    (sum(contributions) over months)::integer as contributions,
    (sum(recent) over months)::integer as recent
  from step
  window months as (partition by person_id, person_kind order by on_month rows unbounded preceding)
)
select $repo_id as repo_id, *
from standing
where contributions > recent
