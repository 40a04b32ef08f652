/*---
columns: [amount, weight]
---*/
-- Σ amount × weight. A census, so no interval. Fractions add up to other last digits in another order of rows: rounded,
-- so that the same question has the same answer.
answer as (
  select
    series,
    period,
    round(sum(amount * weight), 6) as value,
    null::double as low,
    null::double as high,
    sum(people)::bigint as n,
    0 as n_censored,
    null::double as at_least
  from population
  group by series, period
)
