/*---
columns: [organisation, seconds, people]
step: true
---*/
-- What each organisation holds. Whoever belongs to none that is known is a holder of their own; those of them who hold
-- the same are one row.
holder as (
  select
    series,
    period,
    organisation is not null as is_known,
    case when organisation is null then any_value(seconds) else sum(seconds * people) end as amount,
    case when organisation is null then sum(people) else 1 end::double as holders,
    sum(people) as people
  from population
  group by series, period, organisation, case when organisation is null then seconds end
)
