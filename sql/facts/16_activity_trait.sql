/*---
table: activity_trait
of: repository
needs: [fact.change_request, fact.commit]
---*/
-- Contributions of which something is known that may change what they weigh: they touch documentation alone, are
-- small, or nobody but their author has looked at them.
with docs as (
  -- Paths that weren't read may be anything.
  select pull_request_id, bool_and(coalesce(not touches_code, false)) as is_docs
  from fact.commit
  where repo_id = $repo_id
  group by pull_request_id
),
-- By its last decision: whoever had reviewed it before an earlier one had so by then, too.
reviewed as (
  select item_id, bool_or(is_reviewed) as is_reviewed
  from fact.decision
  where repo_id = $repo_id
  group by item_id
),
change as (
  select
    request.author_id,
    request.author_kind,
    request.created_at,
    request.merged_at,
    request.merged_by_id,
    request.merged_by_kind,
    coalesce(docs.is_docs, false) as is_docs,
    -- An import without sizes has no files either.
    source.changed_files > 0 and source.additions + source.deletions < 10 as is_small,
    coalesce(request.merged_by_id = request.author_id and not reviewed.is_reviewed, false) as is_self_merged
  from fact.change_request as request
  join raw.pull_request as source on source.id = request.item_id
  left join docs on docs.pull_request_id = request.item_id
  left join reviewed on reviewed.item_id = request.item_id
  where request.repo_id = $repo_id
),
trait as (
  select
    author_id as person_id,
    author_kind as person_kind,
    'change_request' as kind,
    created_at as acted_at,
    is_docs,
    is_small,
    -- What is merged in a later month must not change what an earlier one weighs.
    is_self_merged and date_trunc('month', merged_at) = date_trunc('month', created_at) as is_self_merged
  from change
  union all
  select author_id, author_kind, 'merged', merged_at, is_docs, is_small, is_self_merged
  from change
  union all
  select merged_by_id, merged_by_kind, 'merge', merged_at, is_docs, is_small, is_self_merged
  from change
  union all
  select author_id, author_kind, 'commit', committed_at, true, false, false
  from fact.commit
  where repo_id = $repo_id and not is_merge and not touches_code
  union all
  select co_author.person_id, co_author.person_kind, 'commit', commit.committed_at, true, false, false
  from fact.co_author as co_author
  join fact.commit as commit on commit.repo_id = $repo_id and commit.oid = co_author.oid
  where co_author.repo_id = $repo_id and not commit.is_merge and not commit.touches_code
),
counted as (
  select
    date_trunc('day', acted_at)::timestamp as on_day,
    person_id,
    person_kind,
    kind,
    is_docs,
    is_small,
    is_self_merged,
    count(*)::integer as contributions
  from trait
  where (is_docs or is_small or is_self_merged)
    and acted_at <= (select as_of from sync_state where repo_id = $repo_id)
  group by all
),
held as (
  select on_day, person_id, any_value(organisation) as organisation
  from fact.activity_day
  where repo_id = $repo_id
  group by on_day, person_id
)
select
  $repo_id as repo_id,
  counted.on_day,
  counted.person_id,
  counted.person_kind,
  held.organisation,
  counted.kind,
  counted.is_docs,
  counted.is_small,
  counted.is_self_merged,
  counted.contributions
from counted
join held on held.on_day = counted.on_day and held.person_id = counted.person_id
