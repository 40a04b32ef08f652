-- Everything that somebody contributed, one row each, with what it was done to and the role that it shows: who makes
-- (producer), who sorts, tidies and explains (decomposer), who uses and asks (consumer). A merged change is there twice:
-- merged, to who wrote it, and merge, to who merged it.
create or replace view act as
with tidying as (
  -- Merged changes to neither code nor tests, as far as the paths of their commits are known.
  select repo_id, pull_request_id
  from fact.commit
  where pull_request_id is not null
  group by repo_id, pull_request_id
  having bool_and(not touches_source and not touches_tests)
)
select
  repo_id, item_id, author_id as person_id, author_kind as person_kind, 'issue' as kind, created_at as acted_at,
  'consumer' as role
from fact.issue
union all
select repo_id, item_id, author_id, author_kind, 'change_request', created_at, 'producer' from fact.change_request
union all
select
  request.repo_id, request.item_id, request.author_id, request.author_kind, 'merged', request.merged_at,
  case when tidying.repo_id is not null then 'decomposer' else 'producer' end
from fact.change_request as request
left join tidying on tidying.repo_id = request.repo_id and tidying.pull_request_id = request.item_id
where request.merged_at is not null
union all
select repo_id, item_id, merged_by_id, merged_by_kind, 'merge', merged_at, 'producer'
from fact.change_request
where merged_at is not null
union all
-- What is older than its item came with it from elsewhere, when it was transferred. What is said of one's own change is
-- part of making it.
select
  said.repo_id, said.item_id, said.author_id, said.author_kind, said.kind, said.said_at,
  case
    when said.kind in ('review', 'review_comment') then 'producer'
    when said.kind = 'triage' or said.author_id is distinct from item.author_id then 'decomposer'
    when item.item_kind = 'issue' then 'consumer'
    else 'producer'
  end
from (
  select repo_id, item_id, author_id, author_kind, 'comment' as kind, created_at as said_at from comment
  union all
  select repo_id, item_id, author_id, author_kind, 'review', submitted_at from review
  union all
  select repo_id, item_id, author_id, author_kind, 'review_comment', created_at from review_comment
  union all
  select repo_id, item_id, actor_id, actor_kind, 'triage', created_at
  from event
  where kind in ('reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned', 'milestoned', 'demilestoned',
    'locked', 'unlocked', 'transferred')
) as said
join opening as item on item.repo_id = said.repo_id and item.item_id = said.item_id
where said.said_at >= item.created_at
union all
select
  repo_id, item_id, actor_id, actor_kind, 'close', closed_at,
  case
    when actor_id is distinct from author_id then 'decomposer'
    when item_kind = 'issue' then 'consumer'
    else 'producer'
  end
from fact.closing
where not is_merge
union all
select repo_id, item_id, author_id, author_kind, 'release', published_at, 'producer' from release
union all
-- Those that a change request brought are in its merge already, but for whom they name beside its author.
select
  repo_id, item_id, author_id, author_kind, 'commit', committed_at,
  case
    when pull_request_id is not null then null
    when not touches_source and not touches_tests then 'decomposer'
    else 'producer'
  end
from commit_fact
where not is_merge
union all
select
  co_author.repo_id, commit.item_id, co_author.person_id, co_author.person_kind, 'commit', commit.committed_at,
  case when not commit.touches_source and not commit.touches_tests then 'decomposer' else 'producer' end
from fact.co_author as co_author
join commit_fact as commit on commit.repo_id = co_author.repo_id and commit.oid = co_author.oid
where not commit.is_merge
union all
select
  discussion.repo_id, discussion.id, account.person_id, coalesce(account.kind, 'human'), 'discussion', discussion.created_at,
  'consumer'
from raw.discussion as discussion
left join account on account.account_id = discussion.author_id
union all
select
  reply.repo_id, reply.item_id, account.person_id, coalesce(account.kind, 'human'), 'discussion_comment', reply.created_at,
  case when account.person_id = asker.person_id then 'consumer' else 'decomposer' end
from raw.discussion_comment as reply
left join account on account.account_id = reply.author_id
left join raw.discussion as discussion on discussion.id = reply.item_id
left join account as asker on asker.account_id = discussion.author_id;
