/*---
table: item_month
of: item
---*/
-- The same by month, for windows of whole months.
select distinct item_id, repo_id, item_kind, actor_kind, date_trunc('month', on_day)::timestamp as on_day
from fact.item_day
where repo_id = $repo_id and item_id in (from touched)
