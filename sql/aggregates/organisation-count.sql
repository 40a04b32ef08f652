/*---
columns: [organisation, seconds, people]
after: organisation-shares
empty: not_known
---*/
-- How many known organisations; high with everybody else as one of their own. Of nobody known, how many isn't either.
tally as (
  select
    series,
    period,
    coalesce(sum(holders) filter (where is_known), 0) as known,
    sum(holders) as holders,
    sum(people)::bigint as n
  from holder
  group by series, period
),
answer as (
  select
    series,
    period,
    case when known > 0 then known end as value,
    case when known > 0 and known < holders then known end as low,
    case when known > 0 and known < holders then holders end as high,
    n,
    0 as n_censored,
    null::double as at_least
  from tally
)
