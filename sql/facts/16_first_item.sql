/*---
table: first_item
of: repository
---*/
-- The issue or change request with which each person came to the repository: the first one, opened on the day of their
-- first contribution. Who came with something else, or may have come before what is known, has none.
with item as (
  select item_id, author_id, author_kind, created_at, first_response_at, withdrawn_at
  from fact.issue
  where repo_id = $repo_id
  union all
  select item_id, author_id, author_kind, created_at, first_response_at, withdrawn_at
  from fact.change_request
  where repo_id = $repo_id
)
select
  item.item_id,
  $repo_id as repo_id,
  item.author_kind,
  item.created_at,
  item.first_response_at,
  item.withdrawn_at
from item
join fact.arrival as arrival
  on arrival.repo_id = $repo_id
  and arrival.person_id = item.author_id
  and arrival.first_on = date_trunc('day', item.created_at)
where arrival.is_sure
qualify row_number() over (partition by item.author_id order by item.created_at, item.item_id) = 1
