/*---
columns: [seconds, is_event]
step: true
---*/
-- Kaplan and Meier (1958): the share not finished after each observed time, with Greenwood's variance on the
-- log-log scale. Items that aren't finished stay in the count of those at risk until they are last seen.
left_at as (
  select
    series,
    period,
    seconds,
    (count(*) filter (where is_event))::double as events,
    count(*)::double as leaving
  from population
  group by series, period, seconds
),
at_risk as (
  select *, sum(leaving) over (partition by series, period order by seconds desc) as risk
  from left_at
),
curve as (
  select
    *,
    -- Once everybody at risk has finished, the product is 0; its logarithm can't be summed.
    case when max(case when events >= risk then 1 else 0 end) over so_far = 1 then 0.0
      else exp(sum(case when events < risk then ln(1 - events / risk) else 0 end) over so_far) end as survival,
    sum(case when events < risk then events / (risk * (risk - events)) else 0 end) over so_far as greenwood
  from at_risk
  window so_far as (partition by series, period order by seconds)
),
band as (
  select
    *,
    case when survival >= 1 then 1.0 when survival <= 0 then 0.0
      else pow(survival, exp(1.959963984540054 * sqrt(greenwood) / abs(ln(survival)))) end as survival_low,
    case when survival >= 1 then 1.0 when survival > 0
      then pow(survival, exp(-1.959963984540054 * sqrt(greenwood) / abs(ln(survival)))) end as survival_high
  from curve
)
