/*---
table: duty
of: item
---*/
-- What was asked of somebody by name, until they did it or it was taken from them, and reviews that nobody asked for.
with request as (
  select item_id, author_id, author_kind
  from fact.change_request
  where repo_id = $repo_id and item_id in (from touched)
),
item as (
  select item_id, author_kind from request
  union all
  select item_id, author_kind from fact.issue where repo_id = $repo_id and item_id in (from touched)
),
given as (
  select review.item_id, person.login, review.submitted_at
  from review
  join request on request.item_id = review.item_id
  left join person on person.person_id = review.author_id
  where review.repo_id = $repo_id
    and review.author_kind = 'human'
    and review.author_id is distinct from request.author_id
),
mark as (
  select item_id, role, login, case when is_asked then 'asked' else 'removed' end as kind, created_at as marked_at
  from appointment
  where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, 'reviewer', login, 'reviewed', submitted_at from given
  union all
  -- Whoever reviews may do it for the team that was asked.
  select item_id, 'reviewer', null, 'reviewed', submitted_at from given
),
turn as (
  select *
  from mark
  -- Asked again, it is still the first that waits.
  qualify kind <> 'asked'
    or lag(kind) over (partition by item_id, role, lower(login) order by marked_at, kind) is distinct from 'asked'
),
-- Of one second: who is asked and reviews at once has done it, and what is taken back comes last.
step as (
  select
    *,
    lag(kind) over by_person as kind_before,
    lead(kind) over by_person as next_kind,
    lead(marked_at) over by_person as next_at
  from turn
  window by_person as (partition by item_id, role, lower(login) order by marked_at, kind = 'removed', kind)
)
select
  step.item_id,
  $repo_id as repo_id,
  item.author_kind,
  step.role,
  step.login,
  step.marked_at as asked_at,
  step.next_at as ended_at,
  step.next_kind as outcome
from step
join item on item.item_id = step.item_id
where step.kind = 'asked'
union all
select step.item_id, $repo_id, item.author_kind, step.role, step.login, null, step.marked_at, 'reviewed'
from step
join item on item.item_id = step.item_id
where step.kind = 'reviewed' and step.kind_before is distinct from 'asked' and step.login is not null
