/*---
columns: [seconds, people]
empty: no_denominator
---*/
-- Sum of squared shares (Herfindahl and Hirschman): 1 where one holds all, 1/n where n hold the same. A census. A row may stand for several people.
summed as (
  select
    series,
    period,
    sum(people)::bigint as n,
    sum(people * seconds) as whole,
    sum(people * seconds * seconds) as squares
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    case when whole > 0 then squares / (whole * whole) end as value,
    null::double as low,
    null::double as high,
    n,
    0 as n_censored,
    null::double as at_least
  from summed
)
