/*---
columns: [seconds, is_event, is_competing]
after: incidence-curve
---*/
-- The time after which half of all items have come to this outcome; null where fewer have.
half as (
  select
    series,
    period,
    min(seconds) filter (where incidence >= 0.5 - 1e-9) as value,
    min(seconds) filter (where incidence_high >= 0.5 - 1e-9) as low,
    min(seconds) filter (where incidence_low >= 0.5 - 1e-9) as high
  from band
  group by series, period
),
answer as (
  select
    total.series, total.period, half.value, half.low, half.high, total.n, total.n_censored, total.longest as at_least
  from total
  join half on half.series = total.series and half.period = total.period
)
