/*---
table: person_month
of: repository
---*/
-- The same by month, for windows of whole months.
select
  repo_id,
  date_trunc('month', on_day)::timestamp as on_day,
  person_id,
  person_kind,
  organisation,
  sum(contributions)::integer as contributions,
  sum(merged)::integer as merged,
  sum(decisions)::integer as decisions
from fact.person_day
where repo_id = $repo_id
group by repo_id, date_trunc('month', on_day), person_id, person_kind, organisation
