/*---
columns: [amount, is_hit]
empty: no_denominator
---*/
-- The share that hits have in the sum of amounts. A census, so no interval. Amounts are whole numbers, whose sum has the
-- same last digits in any order of rows.
answer as (
  select
    series,
    period,
    coalesce((sum(amount) filter (where is_hit))::double, 0) / nullif(sum(amount)::double, 0) as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    0 as n_censored,
    null::double as at_least
  from population
  group by series, period
)
