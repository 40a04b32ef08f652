/*---
columns: [is_hit]
empty: no_denominator
---*/
-- Share of hits among the items, of which a row may stand for several, with the 95 % interval of Wilson (1927).
tally as (
  select
    series,
    period,
    sum(people)::double as total,
    coalesce(sum(people) filter (where is_hit), 0)::double / sum(people) as share
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
