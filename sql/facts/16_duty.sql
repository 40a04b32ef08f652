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
-- `place` orders what one second holds: who is asked and reviews at once has done it.
mark as (
  select
    item_id,
    role,
    login,
    case when is_asked then 'asked' else 'removed' end as kind,
    case when is_asked then 1 else 3 end as place,
    created_at as marked_at
  from appointment
  where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, 'reviewer', login, 'reviewed', 2, submitted_at from given where login is not null
  union all
  -- Whoever reviews may do it for the team that was asked.
  select item_id, 'reviewer', null, 'reviewed', 2, submitted_at from given
),
turn as (
  select *
  from mark
  -- Asked again, it is still the first that waits.
  qualify kind <> 'asked' or lag(kind, 1, '') over (partition by item_id, role, lower(login) order by marked_at, place) <> 'asked'
),
step as (
  select
    *,
    lag(kind, 1, '') over (partition by item_id, role, lower(login) order by marked_at, place) as kind_before,
    lead(kind) over (partition by item_id, role, lower(login) order by marked_at, place) as next_kind,
    lead(marked_at) over (partition by item_id, role, lower(login) order by marked_at, place) as next_at
  from turn
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
where step.kind = 'reviewed' and step.kind_before <> 'asked' and step.login is not null
