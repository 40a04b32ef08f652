/*---
table: commit
of: repository
needs: [raw.commit, raw.git_commit]
---*/
-- One list of commits. Git's own where it was read, since it is whole and has co-authors and paths, and of GitHub's
-- what came after that; GitHub's alone where it wasn't.
with told as (
  select oid, author_id, lower(author_email) as email, committed_at, parent_count > 1 as is_merge, subject, pull_request_id
  from raw.commit
  where repo_id = $repo_id
),
read as (
  select
    git.oid,
    told.author_id,
    lower(git.author_email) as email,
    git.committed_at,
    git.is_merge,
    git.subject,
    told.pull_request_id,
    told.oid is not null as is_told
  from raw.git_commit as git
  left join told on told.oid = git.oid
  where git.repo_id = $repo_id
),
chosen as (
  from read
  union all
  select *, true
  from told
  where committed_at > coalesce((select max(committed_at) from read), timestamp '0001-01-01')
),
brought as (
  select merge_commit_oid as oid, min(id) as pull_request_id
  from raw.pull_request
  where repo_id = $repo_id and merged_at is not null
  group by merge_commit_oid
),
path as (
  select
    oid,
    bool_or(class = 'docs') as touches_docs,
    bool_or(class <> 'docs') as touches_code,
    bool_or(class = 'code') as touches_source,
    bool_or(class = 'tests') as touches_tests,
    bool_or(class = 'ci') as touches_ci
  from raw.git_path_class
  where repo_id = $repo_id
  group by oid
),
-- GitHub puts the request's number behind the subject when it squashes, and so also behind that of a revert.
-- Every address is an account of its own, only an empty one isn't.
named as (
  select chosen.*, coalesce(author_id, 'email:' || email) as account_id
  from chosen
),
titled as (
  select oid, committed_at, regexp_replace(subject, ' \(#\d+\)$', '') as title
  from chosen
),
revert as (
  select
    oid,
    committed_at,
    regexp_replace(regexp_extract(title, '^Revert "(.*)"$', 1), ' \(#\d+\)$', '') as title
  from titled
  where title like 'Revert "%"'
),
-- Where several had that subject, the last one before the revert.
reverted as (
  select revert.oid, titled.oid as reverts_oid
  from revert
  join titled on titled.title = revert.title and titled.committed_at <= revert.committed_at
  qualify row_number() over (partition by revert.oid order by titled.committed_at desc, titled.oid) = 1
)
select
  $repo_id as repo_id,
  named.oid,
  account.person_id as author_id,
  coalesce(account.kind, 'human') as author_kind,
  named.committed_at,
  named.is_merge,
  named.subject,
  named.is_told,
  coalesce(named.pull_request_id, brought.pull_request_id) as pull_request_id,
  reverted.reverts_oid,
  path.touches_docs,
  path.touches_code,
  path.touches_source,
  path.touches_tests,
  path.touches_ci
from named
left join account on account.account_id = named.account_id
left join brought on brought.oid = named.oid
left join path on path.oid = named.oid
left join reverted on reverted.oid = named.oid
