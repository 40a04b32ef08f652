/*---
columns: [seconds]
parameters: [threshold]
empty: no_denominator
---*/
-- How few together hold this share of the whole: the largest first, until it is reached. A census, so no interval.
ranked as (
  select
    series,
    period,
    row_number() over largest_first as place,
    sum(seconds) over largest_first as so_far,
    sum(seconds) over (partition by series, period) as whole
  from population
  window largest_first as (
    partition by series, period order by seconds desc, item_id rows unbounded preceding
  )
),
answer as (
  select
    series,
    period,
    (min(place) filter (where whole > 0 and so_far >= $threshold::double * whole - 1e-9))::double as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    0 as n_censored,
    null::double as at_least
  from ranked
  group by series, period
)
