/*---
columns: [seconds, is_event]
parameters: [horizon]
after: survival-curve
empty: follow_up_too_short
---*/
-- The share finished within the horizon. Null where somebody unfinished hasn't been watched for that long.
reached as (
  select
    *,
    max(seconds) filter (where seconds <= $horizon::double) over everyone as last_step,
    -- At 0 the upper bound isn't defined: the one before stands.
    max(seconds) filter (where seconds <= $horizon::double and survival_high is not null) over everyone as last_bound,
    max(seconds) over everyone >= $horizon::double or min(survival) over everyone <= 0 as is_known
  from band
  window everyone as (partition by series, period)
),
answer as (
  select
    series,
    period,
    case when bool_and(is_known) then 1 - coalesce(max(survival) filter (where seconds = last_step), 1) end as value,
    case when bool_and(is_known) then 1 - coalesce(max(survival_high) filter (where seconds = last_bound), 1) end as low,
    case when bool_and(is_known) then 1 - coalesce(max(survival_low) filter (where seconds = last_step), 1) end as high,
    sum(leaving)::bigint as n,
    sum(leaving - events)::bigint as n_censored,
    max(seconds) as at_least
  from reached
  group by series, period
)
