/*---
table: decision
of: item
needs: [fact.change_request]
---*/
-- Every close or merge of a change request, with what reviewers had done with it by then, who had a part in it, and
-- whether the decider had a part in a dispute about it. Reviews after it change nothing.
with closing as (
  select
    closing.item_id,
    request.author_id,
    request.author_kind,
    request.is_outsider,
    request.created_at,
    request.ready_at,
    request.closes_issue,
    case when closing.is_merge then coalesce(request.merged_at, closing.closed_at) else closing.closed_at end
      as decided_at,
    closing.is_merge,
    case when closing.is_merge and request.merged_by_kind = 'human'
      then request.merged_by_id is distinct from request.author_id end as is_independent,
    case when closing.is_merge then request.merged_by_id else closing.actor_id end as decider_id,
    case when closing.is_merge then request.merged_by_kind else closing.actor_kind end as decider_kind,
    closing.reopened_at
  from fact.closing as closing
  join fact.change_request as request on request.item_id = closing.item_id and request.repo_id = $repo_id
  where closing.repo_id = $repo_id and closing.item_id in (from touched)
),
reviewed as (
  select
    closing.item_id,
    closing.decided_at,
    count(*) filter (where review.state <> 'DISMISSED') > 0 as is_reviewed,
    count(*) filter (where review.state = 'APPROVED') > 0 as is_approved,
    -- A deleted account is somebody too.
    count(distinct coalesce(review.author_id, '')) as reviewers
  from closing
  join review on review.item_id = closing.item_id and review.repo_id = $repo_id
  where review.author_kind = 'human'
    and review.author_id is distinct from closing.author_id
    and review.submitted_at < closing.decided_at
  group by closing.item_id, closing.decided_at
),
-- Of one instant with the decision is still before it: who closes with a word has said it at once.
taken_part as (
  select
    closing.item_id,
    closing.decided_at,
    comment.author_id as person_id,
    not comment.is_maintainer as is_outsider,
    comment.author_id is distinct from closing.author_id as is_answer
  from closing
  join comment on comment.item_id = closing.item_id and comment.repo_id = $repo_id
  where comment.author_kind = 'human' and comment.created_at <= closing.decided_at
  union all
  select
    closing.item_id,
    closing.decided_at,
    review.author_id,
    not review.is_maintainer,
    review.author_id is distinct from closing.author_id
  from closing
  join review on review.item_id = closing.item_id and review.repo_id = $repo_id
  where review.author_kind = 'human' and review.submitted_at <= closing.decided_at
  union all
  select item_id, decided_at, author_id, is_outsider, false from closing where author_kind = 'human'
  union all
  -- Only who may write decides what others opened, so a decider who isn't the author is no outsider.
  select item_id, decided_at, decider_id, false, false from closing where decider_kind = 'human'
),
participation as (
  select
    item_id,
    decided_at,
    -- A deleted account is somebody too.
    count(distinct coalesce(person_id, '')) as participants,
    bool_or(is_outsider) as has_outsider,
    bool_or(is_answer) as is_discussed
  from taken_part
  group by item_id, decided_at
),
-- Whoever came in after both sides were there may have come to settle it, and isn't a party.
disputed as (
  select
    closing.item_id,
    closing.decided_at,
    bool_or(
      closing.decider_id is not distinct from closing.author_id
      or closing.decider_id is not distinct from review.author_id
    ) as is_by_party
  from closing
  join fact.conflict as conflict
    on conflict.item_id = closing.item_id and conflict.repo_id = $repo_id and conflict.signalled_at <= closing.decided_at
  join review
    on review.item_id = closing.item_id and review.repo_id = $repo_id and review.submitted_at <= conflict.signalled_at
  where conflict.kind = 'contested'
    and closing.decider_kind = 'human'
    and closing.decider_id is not null
    and review.state in ('APPROVED', 'CHANGES_REQUESTED')
  group by closing.item_id, closing.decided_at
)
select
  closing.item_id,
  $repo_id as repo_id,
  closing.author_id,
  closing.author_kind,
  closing.is_outsider,
  closing.created_at,
  -- Decided while it was a draft: its whole time counts.
  case when closing.ready_at <= closing.decided_at then closing.ready_at else closing.created_at end as started_at,
  closing.decided_at,
  closing.is_merge,
  closing.is_independent,
  disputed.is_by_party,
  closing.reopened_at,
  coalesce(reviewed.is_reviewed, false) as is_reviewed,
  coalesce(reviewed.is_approved, false) as is_approved,
  coalesce(reviewed.reviewers, 0)::integer as reviewers,
  closing.closes_issue,
  coalesce(participation.is_discussed, false) as is_discussed,
  coalesce(participation.participants, 0)::integer as participants,
  coalesce(participation.has_outsider, false) as has_outsider
from closing
left join reviewed on reviewed.item_id = closing.item_id and reviewed.decided_at = closing.decided_at
left join disputed on disputed.item_id = closing.item_id and disputed.decided_at = closing.decided_at
left join participation on participation.item_id = closing.item_id and participation.decided_at = closing.decided_at
