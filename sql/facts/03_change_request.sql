/*---
table: change_request
of: item
needs: [raw.pull_request]
---*/
-- Pull requests as change requests, each with the instants that end somebody's waiting, and from when it was ready.
with item as (
  select
    request.id,
    request.author_association,
    request.milestone_id,
    request.created_at,
    request.is_draft,
    request.merged_at,
    author.person_id as author_id,
    coalesce(author.kind, 'human') as author_kind,
    merger.person_id as merged_by_id,
    case when request.merged_at is not null then coalesce(merger.kind, 'human') end as merged_by_kind
  from raw.pull_request as request
  left join account as author on author.account_id = request.author_id
  left join account as merger on merger.account_id = request.merged_by_id
  where request.repo_id = $repo_id and request.id in (from touched)
),
readied as (
  select
    item_id,
    min(created_at) filter (where kind = 'ready_for_review') as ready_at,
    arg_min(kind, created_at) as first_kind
  from raw.event
  where repo_id = $repo_id
    and kind in ('ready_for_review', 'convert_to_draft')
    and item_id in (select id from item)
  group by item_id
),
request as (
  -- A draft's time is its author's, not the reviewers', also where it became one later. The first change of it says
  -- what it was opened as.
  select
    item.*,
    coalesce(readied.first_kind = 'convert_to_draft', not item.is_draft) as was_opened_ready,
    coalesce(readied.ready_at, case when was_opened_ready then item.created_at end) as ready_at
  from item
  left join readied on readied.item_id = item.id
),
act as (
  select item_id, author_id as actor_id, is_maintainer, true as is_review, submitted_at as acted_at
  from review
  where repo_id = $repo_id and author_kind = 'human' and item_id in (select id from item)
  union all
  select item_id, author_id, is_maintainer, true, created_at
  from comment
  where repo_id = $repo_id and author_kind = 'human' and item_id in (select id from item)
  union all
  select item_id, actor_id, true, false, closed_at
  from fact.closing
  where repo_id = $repo_id and actor_kind = 'human' and item_id in (select id from item)
),
response as (
  select
    request.id,
    min(act.acted_at) as answered_at,
    min(act.acted_at) filter (where act.is_review and act.acted_at >= request.ready_at) as reviewed_at,
    min(act.acted_at) filter (where act.is_review) as reviewed_early_at,
    min(act.acted_at) filter (where act.is_maintainer) as maintained_at
  from request
  join act on act.item_id = request.id
  where act.actor_id is distinct from request.author_id and act.acted_at >= request.created_at
  group by request.id
),
withdrawal as (
  select item_id, min(closed_at) as withdrawn_at
  from fact.closing
  where repo_id = $repo_id and item_id in (select id from item) and actor_id is not distinct from author_id
  group by item_id
)
select
  request.id as item_id,
  $repo_id as repo_id,
  request.author_id,
  request.author_kind,
  request.author_association not in ('OWNER', 'MEMBER', 'COLLABORATOR') as is_outsider,
  request.milestone_id,
  request.created_at,
  request.was_opened_ready,
  request.ready_at,
  response.answered_at as first_response_at,
  response.reviewed_at as first_review_at,
  response.reviewed_early_at as first_early_review_at,
  response.maintained_at as first_maintainer_response_at,
  withdrawal.withdrawn_at,
  request.merged_at,
  request.merged_by_id,
  request.merged_by_kind,
  exists (
    from raw.closing_reference as reference where reference.repo_id = $repo_id and reference.item_id = request.id
  ) as closes_issue
from request
left join response on response.id = request.id
left join withdrawal on withdrawal.item_id = request.id
