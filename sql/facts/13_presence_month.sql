/*---
table: presence_month
of: repository
---*/
-- The same by month: of the next month with one.
with own as (
  select
    person_id, person_kind, date_trunc('month', on_day)::timestamp as on_month,
    sum(contributions)::integer as contributions,
    any_value(first_on) as first_on,
    any_value(is_sure) as is_sure
  from fact.presence_day
  where repo_id = $repo_id
  group by person_id, person_kind, date_trunc('month', on_day)
)
select
  $repo_id as repo_id,
  on_month as on_day,
  person_id,
  person_kind,
  contributions,
  lead(on_month) over (partition by person_id, person_kind order by on_month) as next_on,
  first_on,
  is_sure
from own
