/*---
columns: [seconds, is_event]
step: true
---*/
-- Kaplan and Meier (1958): the share not finished after each observed time, with Greenwood's variance on the
-- log-log scale. Items that aren't finished stay in the count of those at risk until they are last seen.
-- Events at one time are taken one after the other: their factors multiply to those of all at once, (n − d) / n, and
-- their parts of the variance add up to d / (n (n − d)); only the last of them is a step of the curve.
total as (
  select series, period, count(*) as n, count(*) filter (where is_event) as events, max(seconds) as longest
  from population
  group by series, period
),
queue as (
  select series, period, seconds, is_event, row_number() over (
    partition by series, period order by seconds, is_event desc
  ) as place
  from population
),
at_risk as (
  select queue.series, queue.period, queue.seconds, queue.place, (total.n - queue.place + 1)::double as risk
  from queue
  join total on total.series = queue.series and total.period = queue.period
  where queue.is_event
),
curve as (
  select
    series,
    period,
    seconds,
    -- Once everybody at risk has finished, the product is 0; its logarithm can't be summed.
    case when risk = 1 then 0.0
      else exp(sum(case when risk > 1 then ln((risk - 1) / risk) end) over so_far) end as survival,
    sum(case when risk > 1 then 1 / (risk * (risk - 1)) end) over so_far as greenwood,
    lead(seconds) over so_far as next_seconds
  from at_risk
  window so_far as (partition by series, period order by place rows unbounded preceding)
),
band as (
  select
    *,
    case when survival <= 0 then 0.0
      else pow(survival, exp(1.959963984540054 * sqrt(greenwood) / abs(ln(survival)))) end as survival_low,
    case when survival > 0
      then pow(survival, exp(-1.959963984540054 * sqrt(greenwood) / abs(ln(survival)))) end as survival_high
  from curve
  where next_seconds is distinct from seconds
)
