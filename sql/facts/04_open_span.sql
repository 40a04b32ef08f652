/*---
table: open_span
of: item
---*/
-- From when to when an item was open: from its opening or a reopening to the next close, null while it lasts.
with item as (
  select item_id, 'issue' as item_kind, author_kind, created_at, first_response_at
  from fact.issue
  where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, 'change_request', author_kind, created_at, first_response_at
  from fact.change_request
  where repo_id = $repo_id and item_id in (from touched)
),
closing as (
  select item_id, closed_at, reopened_at, is_expired
  from fact.closing
  where repo_id = $repo_id and item_id in (from touched)
),
turn as (
  select
    item_id,
    closed_at,
    reopened_at,
    is_expired,
    lag(reopened_at) over (partition by item_id order by closed_at) as opened_at,
    row_number() over (partition by item_id order by closed_at desc) = 1 as is_last
  from closing
),
span as (
  select item_id, opened_at, closed_at, reopened_at, is_expired from turn
  union all
  select item.item_id, turn.reopened_at, null, null, false
  from item
  left join turn on turn.item_id = item.item_id and turn.is_last
  where turn.item_id is null or turn.reopened_at is not null
)
select
  span.item_id,
  $repo_id as repo_id,
  item.item_kind,
  item.author_kind,
  item.created_at,
  item.first_response_at,
  coalesce(span.opened_at, item.created_at) as opened_at,
  span.closed_at,
  span.is_expired,
  span.reopened_at
from span
join item on item.item_id = span.item_id
