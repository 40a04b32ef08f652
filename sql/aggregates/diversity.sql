/*---
columns: [organisation, seconds, people]
after: organisation-shares
empty: not_known
---*/
-- One minus the sum of squared shares (Simpson 1949) of known organisations. Where people belong to nobody known, low
-- and high are this and the same with each of them as an organisation of their own.
summed as (
  select
    series,
    period,
    coalesce(sum(holders * amount) filter (where is_known), 0) as known_whole,
    sum(holders * amount * amount) filter (where is_known) as known_squares,
    sum(holders * amount) as whole,
    sum(holders * amount * amount) as squares,
    bool_and(is_known) as is_whole,
    sum(people)::bigint as n
  from holder
  group by series, period
),
reached as (
  select
    *,
    case when known_whole > 0 then 1 - known_squares / (known_whole * known_whole) end as value,
    case when whole > 0 then 1 - squares / (whole * whole) end as with_unknown
  from summed
),
answer as (
  select
    series,
    period,
    value,
    case when not is_whole and value is not null then least(value, with_unknown) end as low,
    case when not is_whole and value is not null then greatest(value, with_unknown) end as high,
    n,
    0 as n_censored,
    null::double as at_least
  from reached
)
