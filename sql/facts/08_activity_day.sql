/*---
table: activity_day
of: repository
---*/
-- Who contributed what on which day, up to the last complete sync. Deleted accounts aren't people that can be counted.
with act as (
  select author_id as person_id, author_kind as person_kind, 'issue' as kind, created_at as acted_at
  from fact.issue where repo_id = $repo_id
  union all
  select author_id, author_kind, 'change_request', created_at from fact.change_request where repo_id = $repo_id
  union all
  select author_id, author_kind, 'merged', merged_at from fact.change_request
  where repo_id = $repo_id and merged_at is not null
  union all
  select merged_by_id, merged_by_kind, 'merge', merged_at from fact.change_request
  where repo_id = $repo_id and merged_at is not null
  union all
  select author_id, author_kind, 'comment', created_at from comment where repo_id = $repo_id
  union all
  select author_id, author_kind, 'review', submitted_at from review where repo_id = $repo_id
  union all
  select author_id, author_kind, 'review_comment', created_at from review_comment where repo_id = $repo_id
  union all
  select actor_id, actor_kind, 'close', closed_at from fact.closing where repo_id = $repo_id and not is_merge
  union all
  select actor_id, actor_kind, 'triage', created_at from event
  where repo_id = $repo_id
    and kind in ('reopened', 'labeled', 'unlabeled', 'assigned', 'unassigned', 'milestoned', 'demilestoned',
      'locked', 'unlocked', 'transferred')
  union all
  select author_id, author_kind, 'release', published_at from release where repo_id = $repo_id
  union all
  select author_id, author_kind, 'commit', committed_at from fact.commit where repo_id = $repo_id and not is_merge
  union all
  select co_author.person_id, co_author.person_kind, 'commit', commit.committed_at
  from fact.co_author as co_author
  join fact.commit as commit on commit.repo_id = co_author.repo_id and commit.oid = co_author.oid
  where co_author.repo_id = $repo_id and not commit.is_merge
  union all
  select account.person_id, coalesce(account.kind, 'human'), 'discussion', discussion.created_at
  from raw.discussion as discussion
  left join account on account.account_id = discussion.author_id
  where discussion.repo_id = $repo_id
  union all
  select account.person_id, coalesce(account.kind, 'human'), 'discussion_comment', reply.created_at
  from raw.discussion_comment as reply
  left join account on account.account_id = reply.author_id
  where reply.repo_id = $repo_id
),
counted as (
  select date_trunc('day', acted_at)::timestamp as on_day, person_id, person_kind, kind, count(*)::integer as contributions
  from act
  where person_id is not null and acted_at <= (select as_of from sync_state where repo_id = $repo_id)
  group by all
),
placed as (
  select counted.*, belonging.organisation
  from counted
  left join belonging
    on belonging.person_id = counted.person_id
    and belonging.from_at <= counted.on_day
    and (belonging.to_at is null or belonging.to_at > counted.on_day)
  qualify row_number() over (
    partition by counted.person_id, counted.person_kind, counted.on_day, counted.kind
    order by
      list_position(['hand', 'file', 'domain', 'membership', 'profile'], belonging.source),
      belonging.from_at desc, belonging.organisation
  ) = 1
)
select $repo_id as repo_id, on_day, person_id, person_kind, organisation, kind, contributions from placed
