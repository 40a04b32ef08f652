/*---
columns: [seconds, is_event, is_competing]
after: incidence-curve
---*/
-- The time after which half of all items have come to this outcome; null where fewer have.
answer as (
  select
    series,
    period,
    min(seconds) filter (where incidence >= 0.5 - 1e-9) as value,
    min(seconds) filter (where incidence_high >= 0.5 - 1e-9) as low,
    min(seconds) filter (where incidence_low >= 0.5 - 1e-9) as high,
    sum(leaving)::bigint as n,
    sum(leaving - decided)::bigint as n_censored,
    max(seconds) as at_least
  from band
  group by series, period
)
