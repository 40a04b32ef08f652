/*---
columns: [seconds, people]
parameters: [threshold]
empty: no_denominator
---*/
-- How few together hold this share of the whole: the largest first, until it is reached. A census, so no interval.
-- A row may stand for several people; of those who hold the same, as many are counted as it takes.
held as (
  select series, period, seconds, sum(people)::double as holders
  from population
  group by series, period, seconds
),
ranked as (
  select
    series,
    period,
    seconds,
    holders,
    sum(holders) over largest_first as places,
    sum(holders * seconds) over largest_first as so_far,
    sum(holders * seconds) over everyone as whole
  from held
  window
    everyone as (partition by series, period),
    largest_first as (partition by series, period order by seconds desc rows unbounded preceding)
),
answer as (
  select
    series,
    period,
    min(
      places - holders + greatest(ceil(($threshold::double * whole - 1e-9 - (so_far - holders * seconds)) / seconds), 1)
    ) filter (where seconds > 0 and so_far >= $threshold::double * whole - 1e-9) as value,
    null::double as low,
    null::double as high,
    sum(holders)::bigint as n,
    0 as n_censored,
    null::double as at_least
  from ranked
  group by series, period
)
