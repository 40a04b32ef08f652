/*---
columns: [seconds]
empty: no_denominator
---*/
-- Gini's coefficient (1912) of what each holds: 0 where all hold the same, towards 1 where one holds all. A census.
ranked as (
  select series, period, seconds, row_number() over (partition by series, period order by seconds, item_id) as place
  from population
),
summed as (
  select series, period, count(*) as n, sum(seconds) as whole, sum(place * seconds) as moment
  from ranked
  group by series, period
),
answer as (
  select
    series,
    period,
    case when whole > 0 then 2 * moment / (n * whole) - (n + 1)::double / n end as value,
    null::double as low,
    null::double as high,
    n,
    0 as n_censored,
    null::double as at_least
  from summed
)
