/*---
columns: [is_hit]
empty: no_denominator
---*/
-- Share of hits among the items of which it is known, with the 95 % interval of Wilson (1927). The others (is_hit is
-- null) are listed and counted, as censored.
tally as (
  select
    series,
    period,
    count(*) as n,
    (count(*) filter (where is_hit is not null))::double as known,
    (count(*) filter (where is_hit))::double as hits
  from population
  group by series, period
),
shared as (
  select *, case when known > 0 then hits / known end as share
  from tally
),
answer as (
  select
    series,
    period,
    share as value,
    -- Where none or all are hits, the last digit may lie beyond.
    case when known > 0 then greatest((share + 3.841458820694124 / (2 * known)
      - 1.959963984540054 * sqrt(share * (1 - share) / known + 3.841458820694124 / (4 * known * known)))
      / (1 + 3.841458820694124 / known), 0) end as low,
    case when known > 0 then least((share + 3.841458820694124 / (2 * known)
      + 1.959963984540054 * sqrt(share * (1 - share) / known + 3.841458820694124 / (4 * known * known)))
      / (1 + 3.841458820694124 / known), 1) end as high,
    n,
    (n - known)::bigint as n_censored,
    null::double as at_least
  from shared
)
