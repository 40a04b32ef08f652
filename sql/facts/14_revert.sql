/*---
table: revert
of: repository
needs: [raw.pull_request]
---*/
-- Merged change requests that a later one, or a commit, took back. Of the whole repository: what reverts and what is
-- reverted are two items, and either may arrive first.
with merged as (
  select id as item_id, number, title, created_at, merged_at, merge_commit_oid
  from raw.pull_request
  where repo_id = $repo_id and merged_at is not null
),
reverting as (
  select
    *,
    regexp_extract(title, '^[Rr]evert (?:".*\(#([0-9]+)\)"|(?:PR )?#([0-9]+).*)$', ['quoted', 'said']) as named
  from merged
  where title ilike 'revert %'
),
by_title as (
  select reverting.item_id as reverting_id, original.item_id, reverting.merged_at as reverted_at
  from reverting
  join merged as original
    on reverting.title = 'Revert "' || original.title || '"' and original.merged_at <= reverting.created_at
  -- Of several with one title, the latest.
  qualify row_number() over (partition by reverting.item_id order by original.merged_at desc, original.item_id) = 1
),
by_number as (
  select original.item_id, reverting.merged_at as reverted_at
  from reverting
  join merged as original on original.number = try_cast(reverting.named.quoted || reverting.named.said as integer)
  where original.merged_at <= reverting.created_at
    and reverting.item_id not in (select reverting_id from by_title)
),
by_commit as (
  select original.item_id, commit.committed_at as reverted_at
  from fact.commit as commit
  join merged as original on original.merge_commit_oid = commit.reverts_oid
  where commit.repo_id = $repo_id and commit.committed_at >= original.merged_at
),
reverted as (
  select item_id, reverted_at from by_title
  union all
  from by_number
  union all
  from by_commit
)
select item_id, $repo_id as repo_id, min(reverted_at) as reverted_at
from reverted
group by item_id
