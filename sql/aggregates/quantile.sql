/*---
columns: [seconds]
parameters: [quantile]
---*/
-- A quantile by linear interpolation, with the 95 % interval of its order statistics (Conover 1999); too few items for one: null.
-- Only those stretches of time are put in order that hold one of the places that are asked for.
queue as (
  select series, period, seconds, stretch_of(seconds) as stretch
  from population
),
stretch as (
  select series, period, stretch, count(*) as many
  from queue
  group by series, period, stretch
),
counted as (
  select
    *,
    sum(many) over (partition by series, period order by stretch rows unbounded preceding) - many as places_before,
    (sum(many) over (partition by series, period))::bigint as n
  from stretch
),
placed as (
  select
    *,
    1 + (n - 1) * $quantile::double as target,
    round(n * $quantile::double - 1.959963984540054 * sqrt(n * $quantile::double * (1 - $quantile::double))) as low_place,
    round(1 + n * $quantile::double + 1.959963984540054 * sqrt(n * $quantile::double * (1 - $quantile::double))) as high_place
  from counted
),
ranked as (
  select
    placed.*,
    queue.seconds,
    placed.places_before + row_number() over (
      partition by queue.series, queue.period, queue.stretch order by queue.seconds
    ) as place
  from queue
  join placed on placed.series = queue.series and placed.period = queue.period and placed.stretch = queue.stretch
  where floor(target) > places_before and floor(target) <= places_before + many
    or ceil(target) > places_before and ceil(target) <= places_before + many
    or low_place > places_before and low_place <= places_before + many
    or high_place > places_before and high_place <= places_before + many
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
  from ranked
  group by series, period
)
