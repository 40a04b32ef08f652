/*---
columns: [seconds, is_event, is_competing]
parameters: [horizon]
after: incidence-curve
empty: follow_up_too_short
---*/
-- The share that has come to this outcome within the horizon. Null where somebody undecided hasn't been watched for that long.
reached as (
  select
    series,
    period,
    max(incidence) as value,
    -- At 1 the lower bound isn't defined: the one before stands.
    arg_max(incidence_low, seconds) filter (where incidence_low is not null) as low,
    arg_max(incidence_high, seconds) as high
  from band
  where seconds <= $horizon::double
  group by series, period
),
known as (
  select
    total.*,
    reached.value,
    reached.low,
    reached.high,
    total.longest >= $horizon::double or total.is_over as is_known
  from total
  left join reached on reached.series = total.series and reached.period = total.period
),
answer as (
  select
    series,
    period,
    -- Sums have other last digits in another order of rows: rounded, so that the same question has the same answer.
    case when is_known then round(coalesce(value, 0), 9) end as value,
    -- Where nobody has come to it yet, the variance says nothing.
    case when is_known and value > 0 then round(coalesce(low, 0), 9) end as low,
    case when is_known and value > 0 then round(high, 9) end as high,
    n,
    n_censored,
    longest as at_least
  from known
)
