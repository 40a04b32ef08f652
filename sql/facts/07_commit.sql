/*---
table: commit
of: repository
---*/
-- One list of commits: git's own where it was read, since it is whole and has co-authors and paths, else GitHub's.
with told as (
  select oid, author_id, author_email, committed_at, parent_count > 1 as is_merge, subject, pull_request_id
  from raw.commit
  where repo_id = $repo_id
),
read as (
  select
    git.oid,
    told.author_id,
    git.author_email,
    git.committed_at,
    git.is_merge,
    git.subject,
    told.pull_request_id
  from raw.git_commit as git
  left join told on told.oid = git.oid
  where git.repo_id = $repo_id
),
chosen as (
  from read
  union all
  from told where not exists (from read)
),
brought as (
  select merge_commit_oid as oid, min(id) as pull_request_id
  from raw.pull_request
  where repo_id = $repo_id and merged_at is not null and merge_commit_oid is not null
  group by merge_commit_oid
),
path as (
  select oid, bool_or(class = 'docs') as touches_docs, bool_or(class <> 'docs') as touches_code
  from raw.git_path_class
  where repo_id = $repo_id
  group by oid
),
named as (
  select
    chosen.*,
    coalesce(chosen.author_id, 'email:' || lower(nullif(chosen.author_email, ''))) as account_id
  from chosen
)
select
  $repo_id as repo_id,
  named.oid,
  coalesce(account.person_id, named.account_id) as author_id,
  coalesce(account.kind, 'human') as author_kind,
  named.committed_at,
  named.is_merge,
  coalesce(named.pull_request_id, brought.pull_request_id) as pull_request_id,
  null::varchar as reverts_oid,
  path.touches_docs,
  path.touches_code
from named
left join account on account.account_id = named.account_id
left join brought on brought.oid = named.oid
left join path on path.oid = named.oid
