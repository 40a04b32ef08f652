/*---
columns: [seconds]
parameters: [quantile]
---*/
-- A quantile by linear interpolation, with the 95 % interval of its order statistics (Conover 1999); too few items for one: null.
ranked as (
  select
    series,
    period,
    seconds,
    row_number() over (partition by series, period order by seconds) as place,
    count(*) over (partition by series, period) as n
  from population
),
placed as (
  select
    *,
    1 + (n - 1) * $quantile::double as target,
    round(n * $quantile::double - 1.959963984540054 * sqrt(n * $quantile::double * (1 - $quantile::double))) as low_place,
    round(1 + n * $quantile::double + 1.959963984540054 * sqrt(n * $quantile::double * (1 - $quantile::double))) as high_place
  from ranked
),
answer as (
  select
    series,
    period,
    max(seconds) filter (where place = floor(target))
      + (max(target) - floor(max(target)))
      * (max(seconds) filter (where place = ceil(target)) - max(seconds) filter (where place = floor(target))) as value,
    max(seconds) filter (where place = low_place) as low,
    max(seconds) filter (where place = high_place) as high,
    max(n) as n,
    0 as n_censored,
    null::double as at_least
  from placed
  group by series, period
)
