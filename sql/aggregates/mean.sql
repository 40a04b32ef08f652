/*---
columns: [seconds]
---*/
-- The arithmetic mean. Of a census, so no interval.
answer as (
  select
    series,
    period,
    avg(seconds) as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    0 as n_censored,
    null::double as at_least
  from population
  group by series, period
)
