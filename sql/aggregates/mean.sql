/*---
columns: [seconds]
---*/
-- The arithmetic mean. Of a census, so no interval.
-- Sums have other last digits in another order of rows: rounded, so that the same question has the same answer.
answer as (
  select
    series,
    period,
    round(avg(seconds), 9) as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    0 as n_censored,
    null::double as at_least
  from population
  group by series, period
)
