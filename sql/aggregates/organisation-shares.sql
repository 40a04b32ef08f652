/*---
columns: [organisation, seconds]
step: true
---*/
-- What each organisation holds. Whoever belongs to none that is known is a holder of their own.
holder as (
  select
    series,
    period,
    coalesce(organisation, item_id) as holder,
    organisation is not null as is_known,
    sum(seconds) as amount,
    count(*) as people
  from population
  group by series, period, coalesce(organisation, item_id), organisation is not null
)
