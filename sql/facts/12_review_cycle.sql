/*---
table: review_cycle
of: item
needs: [fact.change_request]
---*/
-- How long each version of a change request waited for its reviewers, up to the last complete sync.
with request as (
  select item_id, author_id, author_kind, ready_at
  from fact.change_request
  where repo_id = $repo_id and item_id in (from touched)
),
closing as (
  select closing.item_id, closing.closed_at, closing.reopened_at
  from fact.closing as closing
  join request on request.item_id = closing.item_id
  -- What was closed as a draft waited for nobody.
  where closing.repo_id = $repo_id and closing.closed_at >= request.ready_at
),
-- `place` orders what one second holds: a review that comes with the merge ends the cycle before it.
mark as (
  select item_id, 'ready' as kind, 1 as place, ready_at as marked_at from request
  union all
  select item_id, 'ready', 1, reopened_at from closing
  union all
  select item_id, 'decided', 5, closed_at from closing
  union all
  select
    event.item_id,
    case event.kind when 'ready_for_review' then 'ready' when 'convert_to_draft' then 'withdrawn' else 'pushed' end,
    case event.kind when 'ready_for_review' then 1 when 'convert_to_draft' then 4 else 2 end,
    event.created_at
  from event
  join request on request.item_id = event.item_id
  where event.repo_id = $repo_id
    and event.kind in ('ready_for_review', 'convert_to_draft', 'committed', 'force_pushed')
    and event.created_at >= request.ready_at
  union all
  select review.item_id, 'reviewed', 3, review.submitted_at
  from review
  join request on request.item_id = review.item_id
  where review.repo_id = $repo_id
    and review.author_kind = 'human'
    and review.author_id is distinct from request.author_id
),
state as (
  select
    *,
    last_value(case when kind = 'ready' then true when kind in ('withdrawn', 'decided') then false end ignore nulls)
      over (partition by item_id order by marked_at, place) as is_ready
  from mark
  where marked_at <= (select as_of from sync_state where repo_id = $repo_id)
),
step as (
  select
    item_id,
    kind,
    marked_at,
    lead(kind) over (partition by item_id order by marked_at, place) as next_kind,
    lead(marked_at) over (partition by item_id order by marked_at, place) as next_at
  from state
  -- What is pushed to a draft, or to what is closed, waits for nobody.
  where kind <> 'pushed' or is_ready
)
select
  step.item_id,
  $repo_id as repo_id,
  request.author_kind,
  step.marked_at as started_at,
  step.next_at as ended_at,
  coalesce(step.next_kind, 'waiting') as outcome
from step
join request on request.item_id = step.item_id
where step.kind in ('ready', 'pushed')
  -- A push before the review starts the clock anew.
  and coalesce(step.next_kind, 'waiting') not in ('ready', 'pushed')
