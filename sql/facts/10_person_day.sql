/*---
table: person_day
of: repository
---*/
-- The same without its kinds, for what asks who was there and how much each did: a third of the rows.
select
  repo_id,
  on_day,
  person_id,
  person_kind,
  organisation,
  coalesce(sum(contributions) filter (where kind <> 'merged'), 0)::integer as contributions,
  coalesce(sum(contributions) filter (where kind = 'merged'), 0)::integer as merged,
  coalesce(sum(contributions) filter (where kind in ('review', 'merge')), 0)::integer as decisions
from fact.activity_day
where repo_id = $repo_id
group by repo_id, on_day, person_id, person_kind, organisation
