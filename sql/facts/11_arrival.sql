/*---
table: arrival
of: repository
---*/
-- When each person first contributed, and came back. Where an import begins in the middle of a project's life, whom it first shows
-- may be old hands: of the first year nobody can say.
with own as (
  select distinct person_id, person_kind, on_day
  from fact.person_day
  where repo_id = $repo_id and contributions > 0
),
numbered as (
  select
    *,
    row_number() over (partition by person_id, person_kind order by on_day) as place,
    min(on_day) over (partition by person_id, person_kind) as first_on
  from own
),
known as (select min(on_day) as from_on from own),
-- A source's lists that were read to the end are the whole; so is what reaches into the project's own first year.
history as (
  select
    case
      when known.from_on < repository.created_at + interval 365 day
        or exists (
          from sync_cursor
          where repo_id = $repo_id and resource in ('issue', 'pull_request') and watermark is not null
        )
        then timestamp '1970-01-01'
      -- Whole months, so that days and months give the same answer.
      else date_trunc('month', known.from_on + interval 365 day)::timestamp + interval 1 month
    end as sure_from
  from known
  cross join raw.repository as repository
  where repository.id = $repo_id
)
select
  $repo_id as repo_id,
  numbered.person_id,
  numbered.person_kind,
  numbered.first_on,
  min(numbered.on_day) filter (where numbered.place = 2) as second_on,
  min(numbered.on_day) filter (where numbered.place = 5) as fifth_on,
  min(numbered.on_day) filter (where numbered.on_day > numbered.first_on + interval 90 day) as later_on,
  numbered.first_on >= any_value(history.sure_from) as is_sure
from numbered
cross join history
group by numbered.person_id, numbered.person_kind, numbered.first_on
