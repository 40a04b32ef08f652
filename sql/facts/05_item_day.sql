/*---
table: item_day
of: item
---*/
-- Days on which somebody did something with an item after its opening, by what they are.
with act as (
  select item_id, author_kind as actor_kind, created_at as acted_at from comment
  where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, author_kind, submitted_at from review where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, actor_kind, created_at from event
  where repo_id = $repo_id
    and kind in ('closed', 'reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned', 'milestoned', 'demilestoned')
    and item_id in (from touched)
),
item as (
  select item_id, 'issue' as item_kind, created_at from fact.issue where repo_id = $repo_id and item_id in (from touched)
  union all
  select item_id, 'change_request', created_at from fact.change_request where repo_id = $repo_id and item_id in (from touched)
)
select distinct act.item_id, $repo_id as repo_id, item.item_kind, act.actor_kind, date_trunc('day', act.acted_at) as on_day
from act
join item on item.item_id = act.item_id
-- What is older came with it from elsewhere.
where act.acted_at >= item.created_at and act.acted_at <= (select as_of from sync_state where repo_id = $repo_id)
