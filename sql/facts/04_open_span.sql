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
  select item_id, closed_at, reopened_at from fact.closing where repo_id = $repo_id and item_id in (from touched)
),
span as (
  select item.item_id, item.created_at as opened_at, min(closing.closed_at) as closed_at
  from item
  left join closing on closing.item_id = item.item_id
  group by item.item_id, item.created_at
  union all
  select item_id, reopened_at, lead(closed_at) over (partition by item_id order by closed_at)
  from closing
  qualify reopened_at is not null
)
select
  span.item_id,
  $repo_id as repo_id,
  item.item_kind,
  item.author_kind,
  item.created_at,
  item.first_response_at,
  span.opened_at,
  span.closed_at
from span
join item on item.item_id = span.item_id
