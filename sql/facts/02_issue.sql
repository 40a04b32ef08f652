/*---
table: issue
of: item
needs: [raw.issue]
---*/
-- Issues with the instants that end somebody's waiting. The first ones ever: a question as of T asks whether they are by T.
with item as (
  select
    issue.id,
    issue.author_association,
    issue.milestone_id,
    issue.created_at,
    author.person_id as author_id,
    coalesce(author.kind, 'human') as author_kind
  from raw.issue as issue
  left join account as author on author.account_id = issue.author_id
  where issue.repo_id = $repo_id and issue.id in (from touched)
),
act as (
  select item_id, author_id as actor_id, is_maintainer, created_at as acted_at
  from comment
  where repo_id = $repo_id and author_kind = 'human' and item_id in (select id from item)
  union all
  -- Events don't tell what somebody is to the project. Only who may write there closes what others opened.
  select item_id, actor_id, true, closed_at
  from fact.closing
  where repo_id = $repo_id and actor_kind = 'human' and item_id in (select id from item)
),
response as (
  select
    item.id,
    min(act.acted_at) as answered_at,
    min(act.acted_at) filter (where act.is_maintainer) as maintained_at
  from item
  join act on act.item_id = item.id
  where act.actor_id is distinct from item.author_id and act.acted_at >= item.created_at
  group by item.id
),
withdrawal as (
  select item.id, min(closing.closed_at) as withdrawn_at
  from item
  join fact.closing as closing on closing.item_id = item.id and closing.repo_id = $repo_id
  where closing.actor_id is not distinct from item.author_id
  group by item.id
)
select
  item.id as item_id,
  $repo_id as repo_id,
  item.author_id,
  item.author_kind,
  item.author_association not in ('OWNER', 'MEMBER', 'COLLABORATOR') as is_outsider,
  item.milestone_id,
  item.created_at,
  response.answered_at as first_response_at,
  response.maintained_at as first_maintainer_response_at,
  withdrawal.withdrawn_at
from item
left join response on response.id = item.id
left join withdrawal on withdrawal.id = item.id
