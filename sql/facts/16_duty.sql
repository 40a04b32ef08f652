/*---
table: duty
of: item
---*/
-- What was asked of somebody by name, until they did it or it was taken from them, and reviews that nobody asked for.
with request as (
  select item_id, author_id
  from fact.change_request
  where repo_id = $repo_id and item_id in (from touched)
),
given as (
  select review.item_id, lower(person.login) as login, review.submitted_at
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
  qualify kind <> 'asked' or lag(kind, 1, '') over (partition by item_id, role, login order by marked_at, place) <> 'asked'
),
step as (
  select
    *,
    lag(kind, 1, '') over (partition by item_id, role, login order by marked_at, place) as kind_before,
    lead(kind) over (partition by item_id, role, login order by marked_at, place) as next_kind,
    lead(marked_at) over (partition by item_id, role, login order by marked_at, place) as next_at
  from turn
)
select item_id, $repo_id as repo_id, role, login, marked_at as asked_at, next_at as ended_at, next_kind as outcome
from step
where kind = 'asked'
union all
select item_id, $repo_id, role, login, null, marked_at, 'reviewed'
from step
where kind = 'reviewed' and kind_before <> 'asked' and login is not null
