/*---
columns: [part, is_hit]
empty: no_denominator
---*/
-- The share of hits in one group over that in another; 95 % interval on the logarithm (Katz 1978). Null without items
-- in both groups, or without hits in the second; no interval without hits in the first.
tally as (
  select
    series,
    period,
    count(*) as n,
    (count(*) filter (where part = 'numerator'))::double as one,
    (count(*) filter (where part = 'numerator' and is_hit))::double as one_hits,
    (count(*) filter (where part = 'denominator'))::double as other,
    (count(*) filter (where part = 'denominator' and is_hit))::double as other_hits
  from population
  group by series, period
),
ratio as (
  select
    series,
    period,
    n,
    case when one > 0 and other_hits > 0 then one_hits / one / (other_hits / other) end as value,
    case when one_hits > 0 and other_hits > 0
      then 1.959963984540054 * sqrt(1 / one_hits - 1 / one + 1 / other_hits - 1 / other) end as spread
  from tally
),
answer as (
  select
    series,
    period,
    value,
    value * exp(-spread) as low,
    value * exp(spread) as high,
    n,
    0 as n_censored,
    null::double as at_least
  from ratio
)
