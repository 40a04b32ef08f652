/*---
columns: [organisation, seconds]
parameters: [threshold]
after: organisation-shares
empty: not_known
---*/
-- How few organisations hold this share of what known ones do. Where people belong to nobody known, low and high are
-- this and the same with each of them as an organisation of their own.
ranked as (
  select
    series,
    period,
    people,
    is_known,
    row_number() over known_first as known_place,
    sum(amount) over known_first as known_so_far,
    sum(case when is_known then amount else 0 end) over everyone as known_whole,
    row_number() over largest_first as place,
    sum(amount) over largest_first as so_far,
    sum(amount) over everyone as whole
  from holder
  window
    everyone as (partition by series, period),
    known_first as (
      partition by series, period order by is_known desc, amount desc, holder rows unbounded preceding
    ),
    largest_first as (
      partition by series, period order by amount desc, holder rows unbounded preceding
    )
),
reached as (
  select
    series,
    period,
    (min(known_place) filter (
      where is_known and known_whole > 0 and known_so_far >= $threshold::double * known_whole - 1e-9
    ))::double as value,
    (min(place) filter (where whole > 0 and so_far >= $threshold::double * whole - 1e-9))::double as with_unknown,
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
