/*---
columns: [seconds]
empty: follow_up_too_short
---*/
-- Mean of the items' amounts. An item that hasn't been watched for long enough has none; it is counted as censored.
-- A census, so no interval.
-- Sums have other last digits in another order of rows: rounded, so that the same question has the same answer.
answer as (
  select
    series,
    period,
    round(avg(seconds), 9) as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    count(*) filter (where seconds is null) as n_censored,
    null::double as at_least
  from population
  group by series, period
)
