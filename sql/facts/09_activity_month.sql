/*---
table: activity_month
of: repository
---*/
-- The same by month, for windows of whole months.
select
  repo_id,
  date_trunc('month', on_day)::timestamp as on_day,
  person_id,
  person_kind,
  organisation,
  kind,
  sum(contributions)::integer as contributions
from fact.activity_day
where repo_id = $repo_id
group by all
