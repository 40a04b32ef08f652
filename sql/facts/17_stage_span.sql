/*---
table: stage_span
of: item
---*/
-- What each open item waits for, and on whom, from when to when. Drafts and what is closed wait for nothing.
with item as (
  select item_id, 'issue' as item_kind, author_id, author_kind, created_at, true as was_opened_ready
  from fact.issue
  where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, 'change_request', author_id, author_kind, created_at, was_opened_ready
  from fact.change_request
  where repo_id = $repo_id and item_id in (from touched)
),
closing as (
  select item_id, closed_at, actor_id, actor_kind, reopened_at
  from fact.closing
  where repo_id = $repo_id and item_id in (from touched)
),
happened as (
  select item_id, kind, detail, actor_id, actor_kind, created_at
  from event
  where repo_id = $repo_id
    and kind in ('ready_for_review', 'convert_to_draft', 'committed', 'force_pushed', 'review_dismissed')
    and item_id in (from touched)
),
given as (
  select review.item_id, review.author_id, review.author_kind, review.state, review.submitted_at
  from review
  where review.repo_id = $repo_id and review.item_id in (from touched)
),
-- A dismissed review says no more what it was: the dismissal does.
judged as (
  select
    given.item_id,
    given.author_id,
    given.author_kind,
    case when given.state = 'DISMISSED' then upper(dismissal.detail) else given.state end as state,
    given.submitted_at,
    case when given.state = 'DISMISSED' then dismissal.created_at end as dismissed_at
  from given
  asof left join (from happened where kind = 'review_dismissed') as dismissal
    on dismissal.item_id = given.item_id and given.submitted_at <= dismissal.created_at
),
review_of as (
  select judged.*, judged.author_id is not distinct from item.author_id as is_own
  from judged
  join item on item.item_id = judged.item_id
  where judged.author_kind = 'human' or is_own
),
verdict as (
  select item_id, author_id, state, submitted_at as marked_at
  from review_of
  where state in ('APPROVED', 'CHANGES_REQUESTED') and not is_own
  union all
  select item_id, author_id, 'DISMISSED', dismissed_at from review_of where dismissed_at is not null
),
-- A reviewer's last word on it replaces the one before; of one second, that of the name further back in the alphabet.
weighed as (
  select
    item_id,
    marked_at,
    (state = 'CHANGES_REQUESTED')::integer
      - (lag(state) over by_reviewer is not distinct from 'CHANGES_REQUESTED')::integer as objections,
    (state = 'APPROVED')::integer - (lag(state) over by_reviewer is not distinct from 'APPROVED')::integer as approvals
  from verdict
  window by_reviewer as (partition by item_id, author_id order by marked_at, state)
),
-- A review is asked for by asking somebody; an issue is taken on by being assigned.
asked as (
  select duty.item_id, duty.asked_at, duty.ended_at
  from fact.duty as duty
  join item on item.item_id = duty.item_id
  where duty.repo_id = $repo_id
    and duty.asked_at >= item.created_at
    and duty.role = case item.item_kind when 'issue' then 'assignee' else 'reviewer' end
),
-- `place` orders what one second holds, and the names of moves what one place holds: work is handed over before it is
-- judged. What has no place comes last, as a close.
mark as (
  select item_id, created_at as marked_at, 1 as place, true as is_open, was_opened_ready as is_ready,
    false as is_answered, false as is_reviewed
  from item
  union all by name
  select item_id, closed_at as marked_at, false as is_open from closing
  union all by name
  select item_id, reopened_at as marked_at, 1 as place, true as is_open, 'handed' as move from closing
  union all by name
  -- Who closes what another opened has said something.
  select closing.item_id, closing.closed_at as marked_at, true as is_answered
  from closing
  join item on item.item_id = closing.item_id
  where closing.actor_kind = 'human' and closing.actor_id is distinct from item.author_id
  union all by name
  select item_id, created_at as marked_at, false as is_ready from happened where kind = 'convert_to_draft'
  union all by name
  select item_id, created_at as marked_at, 1 as place, true as is_ready, 'handed' as move
  from happened
  where kind = 'ready_for_review'
  union all by name
  select happened.item_id, happened.created_at as marked_at, 1 as place, 'handed' as move
  from happened
  join item on item.item_id = happened.item_id
  where happened.kind in ('committed', 'force_pushed')
    -- What a bot pushes to somebody's branch answers no review.
    and (happened.actor_kind <> 'bot' or happened.actor_id is not distinct from item.author_id)
  union all by name
  select
    comment.item_id,
    comment.created_at as marked_at,
    2 as place,
    comment.author_id is distinct from item.author_id as is_answered,
    case
      -- Somebody else who has the same to say of an issue waits as the author does.
      when is_answered and (item.item_kind = 'change_request' or comment.is_maintainer) then 'answered'
      else 'replied'
    end as move
  from comment
  join item on item.item_id = comment.item_id
  where comment.repo_id = $repo_id and (comment.author_kind = 'human' or not is_answered)
  union all by name
  select item_id, asked_at as marked_at, 2 as place, 'asked' as move, 1 as asks from asked
  union all by name
  select item_id, ended_at as marked_at, -1 as asks from asked
  union all by name
  select
    item_id,
    submitted_at as marked_at,
    3 as place,
    case when is_own then 'replied' when state = 'APPROVED' then 'approved' else 'answered' end as move,
    not is_own as is_answered,
    not is_own as is_reviewed
  from review_of
  union all by name
  -- It takes back what was said, but brings no change that somebody else still waits for.
  select item_id, dismissed_at as marked_at, 3 as place, 'replied' as move from review_of where not is_own
  union all by name
  select item_id, marked_at, objections, approvals from weighed
),
state as (
  select
    mark.item_id,
    item.item_kind,
    item.author_id,
    mark.marked_at,
    last_value(mark.is_open ignore nulls) over so_far and last_value(mark.is_ready ignore nulls) over so_far as is_waiting,
    bool_or(mark.is_answered) over so_far as is_answered,
    bool_or(mark.is_reviewed) over so_far as is_reviewed,
    sum(mark.asks) over so_far as asks,
    sum(mark.objections) over so_far as objections,
    sum(mark.approvals) over so_far as approvals,
    last_value(mark.move ignore nulls) over so_far as last_move,
    -- Where changes are requested, words alone don't bring them.
    last_value(case when mark.move <> 'replied' then mark.move end ignore nulls) over so_far as last_deed,
    -- Who is asked after an approval has to look first.
    last_value(case when mark.move in ('approved', 'asked') then mark.move end ignore nulls) over so_far as last_call,
    lead(mark.marked_at) over so_far is distinct from mark.marked_at as is_settled
  from mark
  join item on item.item_id = mark.item_id
  -- What is older came with the item from elsewhere, or is a commit made before it was offered. What never happened has
  -- no instant.
  where mark.marked_at >= item.created_at
  window so_far as (
    partition by mark.item_id order by mark.marked_at, mark.place nulls last, mark.move nulls first
  )
),
staged as (
  select
    *,
    case
      when not is_waiting then null
      when not is_answered then 'first_response'
      when item_kind = 'issue' then case when last_move = 'answered' then 'author' else 'decision' end
      when objections > 0 then case when last_deed in ('handed', 'asked') then 'review' else 'author' end
      when approvals > 0 and last_call = 'approved' then 'decision'
      when last_move = 'answered' then 'author'
      else 'review'
    end as stage
  from state
  where is_settled
),
waiting as (
  select
    item_id,
    item_kind,
    marked_at,
    stage,
    case
      when stage = 'author' then case when author_id is null then 'nobody' else 'author' end
      when stage = 'decision' then 'maintainers'
      when stage = 'review' and is_reviewed then 'reviewers'
      when asks > 0 then case item_kind when 'issue' then 'maintainers' else 'reviewers' end
      when stage is not null then 'nobody'
    end as waiting_on
  from staged
),
turn as (
  select *
  from waiting
  window by_item as (partition by item_id order by marked_at)
  qualify stage is distinct from lag(stage) over by_item
    or waiting_on is distinct from lag(waiting_on) over by_item
),
span as (
  select *, lead(marked_at) over (partition by item_id order by marked_at) as to_at from turn
)
select
  span.item_id,
  $repo_id as repo_id,
  span.item_kind,
  item.author_kind,
  span.stage,
  span.waiting_on,
  span.marked_at as from_at,
  span.to_at
from span
join item on item.item_id = span.item_id
where span.stage is not null
