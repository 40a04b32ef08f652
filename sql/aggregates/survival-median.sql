/*---
columns: [seconds, is_event]
after: survival-curve
---*/
-- The time after which half are finished, with the interval of Brookmeyer and Crowley (1982); null while half aren't.
half as (
  select
    series,
    period,
    min(seconds) filter (where survival <= 0.5 + 1e-9) as value,
    min(seconds) filter (where survival_low <= 0.5 + 1e-9) as low,
    min(seconds) filter (where survival_high <= 0.5 + 1e-9) as high
  from band
  group by series, period
),
answer as (
  select
    total.series,
    total.period,
    half.value,
    half.low,
    half.high,
    total.n,
    total.n - total.events as n_censored,
    total.longest as at_least
  from total
  left join half on half.series = total.series and half.period = total.period
)
