/*---
columns: [seconds, is_event]
after: survival-curve
---*/
-- The time after which half are finished, with the interval of Brookmeyer and Crowley (1982); null while half aren't.
answer as (
  select
    series,
    period,
    min(seconds) filter (where survival <= 0.5 + 1e-9) as value,
    min(seconds) filter (where survival_low <= 0.5 + 1e-9) as low,
    min(seconds) filter (where survival_high <= 0.5 + 1e-9) as high,
    sum(leaving)::bigint as n,
    sum(leaving - events)::bigint as n_censored,
    max(seconds) as at_least
  from band
  group by series, period
)
