/*---
table: person_year
of: repository
---*/
-- What each had done in the twelve months up to the end of a month, by the stretches of months in which that stays the
-- same: a day adds to it in its own month, and is forgotten twelve months later.
with change as (
  select person_id, person_kind, organisation, on_day as on_month, contributions, merged, decisions
  from fact.person_month
  where repo_id = $repo_id
  union all
  select person_id, person_kind, organisation, on_day + interval 12 month, -contributions, -merged, -decisions
  from fact.person_month
  where repo_id = $repo_id
),
step as (
  select
    person_id, person_kind, organisation, on_month,
    sum(contributions) as contributions, sum(merged) as merged, sum(decisions) as decisions
  from change
  group by person_id, person_kind, organisation, on_month
  -- What comes as another goes changes nothing.
  having sum(contributions) <> 0 or sum(merged) <> 0 or sum(decisions) <> 0
),
standing as (
  select
    person_id, person_kind, organisation,
    on_month as from_on,
    lead(on_month) over months as to_on,
    (sum(contributions) over months)::integer as contributions,
    (sum(merged) over months)::integer as merged,
    (sum(decisions) over months)::integer as decisions
  from step
  window months as (
    partition by person_id, person_kind, organisation
    order by on_month rows unbounded preceding
  )
)
select $repo_id as repo_id, *
from standing
where contributions > 0 or merged > 0
