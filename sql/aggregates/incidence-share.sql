/*---
columns: [seconds, is_event, is_competing]
parameters: [horizon]
after: incidence-curve
empty: follow_up_too_short
---*/
-- The share that has come to this outcome within the horizon. Null where somebody undecided hasn't been watched for that long.
reached as (
  select
    *,
    max(seconds) filter (where seconds <= $horizon::double) over everyone as last_step,
    -- At 1 the lower bound isn't defined: the one before stands.
    max(seconds) filter (where seconds <= $horizon::double and incidence_low is not null) over everyone as last_bound,
    max(seconds) over everyone >= $horizon::double or min(survival) over everyone <= 0 as is_known
  from band
  window everyone as (partition by series, period)
),
answer as (
  select
    series,
    period,
    case when bool_and(is_known) then coalesce(max(incidence) filter (where seconds = last_step), 0) end as value,
    case when bool_and(is_known) then coalesce(max(incidence_low) filter (where seconds = last_bound), 0) end as low,
    case when bool_and(is_known) then coalesce(max(incidence_high) filter (where seconds = last_step), 0) end as high,
    sum(leaving)::bigint as n,
    sum(leaving - decided)::bigint as n_censored,
    max(seconds) as at_least
  from reached
  group by series, period
)
