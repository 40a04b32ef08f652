-- Everything that somebody contributed, one row each. A merged change is there twice: merged, to who wrote it, and
-- merge, to who merged it.
create or replace view act as
select repo_id, author_id as person_id, author_kind as person_kind, 'issue' as kind, created_at as acted_at
from fact.issue
union all
select repo_id, author_id, author_kind, 'change_request', created_at from fact.change_request
union all
select repo_id, author_id, author_kind, 'merged', merged_at from fact.change_request where merged_at is not null
union all
select repo_id, merged_by_id, merged_by_kind, 'merge', merged_at from fact.change_request where merged_at is not null
union all
-- What is older than its item came with it from elsewhere, when it was transferred.
select said.repo_id, said.author_id, said.author_kind, said.kind, said.said_at
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
select repo_id, actor_id, actor_kind, 'close', closed_at from fact.closing where not is_merge
union all
select repo_id, author_id, author_kind, 'release', published_at from release
union all
select repo_id, author_id, author_kind, 'commit', committed_at from fact.commit where not is_merge
union all
select co_author.repo_id, co_author.person_id, co_author.person_kind, 'commit', commit.committed_at
from fact.co_author as co_author
join fact.commit as commit on commit.repo_id = co_author.repo_id and commit.oid = co_author.oid
where not commit.is_merge
union all
select discussion.repo_id, account.person_id, coalesce(account.kind, 'human'), 'discussion', discussion.created_at
from raw.discussion as discussion
left join account on account.account_id = discussion.author_id
union all
select reply.repo_id, account.person_id, coalesce(account.kind, 'human'), 'discussion_comment', reply.created_at
from raw.discussion_comment as reply
left join account on account.account_id = reply.author_id;
