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
select comment.repo_id, comment.author_id, comment.author_kind, 'comment', comment.created_at
from comment
join opening as item on item.repo_id = comment.repo_id and item.item_id = comment.item_id
where comment.created_at >= item.created_at
union all
select review.repo_id, review.author_id, review.author_kind, 'review', review.submitted_at
from review
join opening as item on item.repo_id = review.repo_id and item.item_id = review.item_id
where review.submitted_at >= item.created_at
union all
select remark.repo_id, remark.author_id, remark.author_kind, 'review_comment', remark.created_at
from review_comment as remark
join opening as item on item.repo_id = remark.repo_id and item.item_id = remark.item_id
where remark.created_at >= item.created_at
union all
select repo_id, actor_id, actor_kind, 'close', closed_at from fact.closing where not is_merge
union all
select event.repo_id, event.actor_id, event.actor_kind, 'triage', event.created_at
from event
join opening as item on item.repo_id = event.repo_id and item.item_id = event.item_id
where event.created_at >= item.created_at and event.kind in ('reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned', 'milestoned', 'demilestoned',
  'locked', 'unlocked', 'transferred')
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
