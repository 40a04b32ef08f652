/*---
columns: [seconds]
empty: no_denominator
---*/
-- One minus the sum of squared shares (Simpson 1949): 0 where one holds all, 1 - 1/n where n hold the same. A census.
summed as (
  select series, period, count(*) as n, sum(seconds) as whole, sum(seconds * seconds) as squares
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    case when whole > 0 then 1 - squares / (whole * whole) end as value,
    null::double as low,
    null::double as high,
    n,
    0 as n_censored,
    null::double as at_least
  from summed
)
