/*---
columns: [is_hit]
empty: no_denominator
---*/
-- Share of items that are hits, with the 95 % interval of Wilson (1927).
tally as (
  select series, period, count(*)::double as total, (count(*) filter (where is_hit))::double / count(*) as share
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    share as value,
    -- Where none or all are hits, the last digit may lie beyond.
    greatest((share + 3.841458820694124 / (2 * total)
      - 1.959963984540054 * sqrt(share * (1 - share) / total + 3.841458820694124 / (4 * total * total)))
      / (1 + 3.841458820694124 / total), 0) as low,
    least((share + 3.841458820694124 / (2 * total)
      + 1.959963984540054 * sqrt(share * (1 - share) / total + 3.841458820694124 / (4 * total * total)))
      / (1 + 3.841458820694124 / total), 1) as high,
    total::bigint as n,
    0 as n_censored,
    null::double as at_least
  from tally
)
