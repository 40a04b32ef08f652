/*---
columns: [is_hit]
empty: not_known
---*/
-- Share of hits among the items of which it is known. A census, so nothing is uncertain but what isn't known: low and
-- high are the share with all of that missed or hit, and null where all is known.
tally as (
  select
    series,
    period,
    count(*) as n,
    count(*) filter (where is_hit is not null) as known,
    (count(*) filter (where is_hit))::double as hits
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    case when known > 0 then hits / known end as value,
    case when known > 0 and known < n then hits / n end as low,
    case when known > 0 and known < n then (hits + n - known) / n end as high,
    n,
    n - known as n_censored,
    null::double as at_least
  from tally
)
