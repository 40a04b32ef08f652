/*---
columns: [organisation, seconds, people]
parameters: [threshold]
after: organisation-shares
empty: not_known
---*/
-- How few organisations hold this share of what known ones do. Where people belong to nobody known, low and high are
-- this and the same with each of them as an organisation of their own.
-- Of those who hold the same, as many are counted as it takes.
held as (
  select series, period, is_known, amount, sum(holders) as holders, sum(people) as people
  from holder
  group by series, period, is_known, amount
),
ranked as (
  select
    *,
    sum(holders) over known_first - holders as known_places,
    sum(holders * amount) over known_first as known_so_far,
    sum(case when is_known then holders * amount else 0 end) over everyone as known_whole,
    sum(holders) over largest_first - holders as places,
    sum(holders * amount) over largest_first as so_far,
    sum(holders * amount) over everyone as whole
  from held
  window
    everyone as (partition by series, period),
    known_first as (
      partition by series, period order by is_known desc, amount desc rows unbounded preceding
    ),
    largest_first as (
      partition by series, period order by amount desc, is_known desc rows unbounded preceding
    )
),
reached as (
  select
    series,
    period,
    min(
      known_places
      + greatest(ceil(($threshold::double * known_whole - 1e-9 - (known_so_far - holders * amount)) / amount), 1)
    ) filter (
      where is_known and amount > 0 and known_so_far >= $threshold::double * known_whole - 1e-9
    ) as value,
    min(places + greatest(ceil(($threshold::double * whole - 1e-9 - (so_far - holders * amount)) / amount), 1)) filter (
      where amount > 0 and so_far >= $threshold::double * whole - 1e-9
    ) as with_unknown,
    bool_and(is_known) as is_whole,
    sum(people)::bigint as n
  from ranked
  group by series, period
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
