/*---
table: arrival
of: repository
---*/
-- When each person first contributed. Where an import begins in the middle of a project's life, whom it first shows
-- may be old hands: of the first year nobody can say.
with own as (
  select person_id, person_kind, on_day from fact.activity_day where repo_id = $repo_id
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
  own.person_id,
  own.person_kind,
  min(own.on_day) as first_on,
  min(own.on_day) >= any_value(history.sure_from) as is_sure
from own
cross join history
group by own.person_id, own.person_kind
