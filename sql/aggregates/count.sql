/*---
columns: []
---*/
-- How many items. A census, so no interval.
answer as (
  select
    series,
    period,
    sum(people)::double as value,
    null::double as low,
    null::double as high,
    sum(people)::bigint as n,
    0 as n_censored,
    null::double as at_least
  from population
  group by series, period
)
