/*---
table: presence_day
of: repository
---*/
-- Days on which each contributed, with the next one, and with what is known of the first.
with own as (
  select person_id, person_kind, on_day, sum(contributions)::integer as contributions
  from fact.person_day
  where repo_id = $repo_id and contributions > 0
  group by person_id, person_kind, on_day
)
select
  $repo_id as repo_id,
  own.on_day,
  own.person_id,
  own.person_kind,
  own.contributions,
  lead(own.on_day) over (partition by own.person_id, own.person_kind order by own.on_day) as next_on,
  arrival.first_on,
  arrival.is_sure
from own
join fact.arrival as arrival
  on arrival.repo_id = $repo_id and arrival.person_id = own.person_id and arrival.person_kind = own.person_kind
