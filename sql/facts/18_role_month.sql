/*---
table: role_month
of: repository
---*/
-- The same by month, for windows of whole months.
select
  repo_id,
  date_trunc('month', on_day)::timestamp as on_day,
  person_id,
  person_kind,
  sum(producer)::integer as producer,
  sum(decomposer)::integer as decomposer,
  sum(consumer)::integer as consumer
from fact.role_day
where repo_id = $repo_id
group by repo_id, date_trunc('month', on_day), person_id, person_kind
