/*---
columns: [seconds, people]
empty: no_denominator
---*/
-- Gini's coefficient (1912) of what each holds: 0 where all hold the same, towards 1 where one holds all. A census.
-- A row may stand for several people. Those who hold the same follow each other, so that their ranks add up at once.
held as (
  select series, period, seconds, sum(people)::double as holders
  from population
  group by series, period, seconds
),
ranked as (
  select *, sum(holders) over (partition by series, period order by seconds rows unbounded preceding) as last_place
  from held
),
summed as (
  select
    series,
    period,
    sum(holders) as n,
    sum(holders * seconds) as whole,
    sum(seconds * holders * (2 * last_place - holders + 1) / 2) as moment
  from ranked
  group by series, period
),
answer as (
  select
    series,
    period,
    case when whole > 0 then 2 * moment / (n * whole) - (n + 1) / n end as value,
    null::double as low,
    null::double as high,
    n::bigint as n,
    0 as n_censored,
    null::double as at_least
  from summed
)
