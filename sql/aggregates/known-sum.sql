/*---
columns: [seconds]
empty: too_few
---*/
-- The sum of the amounts that are known. An item of which none is known is listed and counted, as censored, never as 0.
-- A census, so no interval.
answer as (
  select
    series,
    period,
    sum(seconds) as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    count(*) filter (where seconds is null) as n_censored,
    null::double as at_least
  from population
  group by series, period
)
