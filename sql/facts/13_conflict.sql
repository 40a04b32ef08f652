/*---
table: conflict
of: item
---*/
-- Signs that people disagreed on an item: reviewers against each other, a heated lock, closed and reopened by turns.
with item as (
  select item_id, 'issue' as item_kind, author_id, author_kind, created_at
  from fact.issue
  where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, 'change_request', author_id, author_kind, created_at
  from fact.change_request
  where repo_id = $repo_id and item_id in (from touched)
),
stance as (
  select review.item_id, review.author_id, review.state, review.submitted_at
  from review
  join item on item.item_id = review.item_id
  where review.repo_id = $repo_id
    and review.author_kind = 'human'
    and review.state in ('APPROVED', 'CHANGES_REQUESTED')
    and review.author_id is distinct from item.author_id
),
contested as (
  select
    objection.item_id,
    min(objection.submitted_at) as began_at,
    min(greatest(objection.submitted_at, approval.submitted_at))
      filter (where approval.author_id is distinct from objection.author_id) as signalled_at
  from stance as objection
  join stance as approval on approval.item_id = objection.item_id and approval.state = 'APPROVED'
  where objection.state = 'CHANGES_REQUESTED'
  group by objection.item_id
),
-- A thread that rests is locked to keep it tidy, whatever reason is given.
talk as (
  select item_id, created_at as talked_at from item
  union all
  select item_id, created_at from comment
  where repo_id = $repo_id and author_kind = 'human' and item_id in (select item_id from item)
),
heated as (
  select locked.item_id, min(locked.created_at) as signalled_at
  from event as locked
  join talk
    on talk.item_id = locked.item_id
    and talk.talked_at <= locked.created_at
    and talk.talked_at >= locked.created_at - interval 7 days
  where locked.repo_id = $repo_id
    and locked.kind = 'locked'
    and locked.detail = 'too_heated'
    and locked.actor_kind = 'human'
  group by locked.item_id
),
turned as (
  select item_id, reopened_at as signalled_at
  from fact.closing
  where repo_id = $repo_id
    and item_id in (select item_id from item)
    and actor_kind = 'human'
    and reopened_by_kind = 'human'
    and actor_id is distinct from reopened_by_id
  qualify row_number() over (partition by item_id order by reopened_at) = 2
),
sign as (
  select item_id, 'contested' as kind, began_at, signalled_at from contested where signalled_at is not null
  union all
  select item_id, 'heated', signalled_at, signalled_at from heated
  union all
  select item_id, 'ping_pong', signalled_at, signalled_at from turned
)
select
  sign.item_id,
  $repo_id as repo_id,
  item.item_kind,
  item.author_kind,
  item.created_at,
  sign.kind,
  sign.began_at,
  sign.signalled_at,
  row_number() over (partition by sign.item_id order by sign.signalled_at, sign.kind) = 1 as is_first
from sign
join item on item.item_id = sign.item_id
