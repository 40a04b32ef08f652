/*---
columns: [seconds, is_event]
parameters: [horizon]
after: survival-curve
empty: follow_up_too_short
---*/
-- The share finished within the horizon. Null where somebody unfinished hasn't been watched for that long.
reached as (
  select
    series,
    period,
    min(survival) as least,
    min(survival) filter (where seconds <= $horizon::double) as survival,
    arg_max(survival_low, seconds) filter (where seconds <= $horizon::double) as survival_low,
    -- At 0 the upper bound isn't defined: the one before stands.
    arg_max(survival_high, seconds) filter (where seconds <= $horizon::double and survival_high is not null)
      as survival_high
  from band
  group by series, period
),
known as (
  select
    total.*,
    reached.survival,
    reached.survival_low,
    reached.survival_high,
    total.longest >= $horizon::double or coalesce(reached.least <= 0, false) as is_known
  from total
  left join reached on reached.series = total.series and reached.period = total.period
),
answer as (
  select
    series,
    period,
    -- Sums have other last digits in another order of rows: rounded, so that the same question has the same answer.
    case when is_known then round(1 - coalesce(survival, 1), 9) end as value,
    -- Where nobody has finished yet, the variance says nothing.
    case when is_known and survival is not null then round(1 - coalesce(survival_high, 1), 9) end as low,
    case when is_known and survival is not null then round(1 - survival_low, 9) end as high,
    n,
    n - events as n_censored,
    longest as at_least
  from known
)
