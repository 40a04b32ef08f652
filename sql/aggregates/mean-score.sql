/*---
columns: [score, is_event]
---*/
-- Mean of scores from 0 to 1, with the 95 % interval of the normal approximation cut to that range; one item has none.
-- Sums have other last digits in another order of rows: rounded, so that the same question has the same answer.
tally as (
  select
    series,
    period,
    count(*) as n,
    count(*) filter (where not is_event) as n_censored,
    round(avg(score), 9) as mean,
    case when count(*) > 1 then round(stddev_samp(score) / sqrt(count(*)), 9) end as standard_error
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    mean as value,
    case when standard_error is not null then greatest(mean - 1.959963984540054 * standard_error, 0) end as low,
    case when standard_error is not null then least(mean + 1.959963984540054 * standard_error, 1) end as high,
    n,
    n_censored,
    null::double as at_least
  from tally
)
