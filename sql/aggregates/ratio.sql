/*---
columns: [part]
empty: no_denominator
---*/
-- Numerator rows over denominator rows, both counts; 95 % interval on the logarithm, each count taken as Poisson.
tally as (
  select
    series,
    period,
    count(*) as n,
    (count(*) filter (where part = 'numerator'))::double as numerator,
    (count(*) filter (where part = 'denominator'))::double as denominator
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    case when denominator > 0 then numerator / denominator end as value,
    case when numerator > 0 and denominator > 0
      then numerator / denominator * exp(-1.959963984540054 * sqrt(1 / numerator + 1 / denominator)) end as low,
    case when numerator > 0 and denominator > 0
      then numerator / denominator * exp(1.959963984540054 * sqrt(1 / numerator + 1 / denominator)) end as high,
    n,
    0 as n_censored,
    null::double as at_least
  from tally
)
