/*---
columns: [is_known]
empty: not_known
---*/
-- How many items; null while it isn't known of some whether they count. A census, so no interval.
answer as (
  select
    series,
    period,
    case when bool_and(is_known) then count(*)::double end as value,
    null::double as low,
    null::double as high,
    count(*) as n,
    count(*) filter (where not is_known) as n_censored,
    null::double as at_least
  from population
  group by series, period
)
