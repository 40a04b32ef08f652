/*---
columns: [amount, weight]
---*/
-- Σ amount × weight. A census, so no interval.
answer as (
  select
    series,
    period,
    sum(amount * weight) as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    0 as n_censored,
    null::double as at_least
  from population
  group by series, period
)
