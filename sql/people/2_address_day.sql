/*---
table: address_day
---*/
-- On which days an address was used, up to the last complete sync.
with used as (
  select lower(author_email) as email, committed_at from raw.commit where repo_id = $repo_id
  union all
  select lower(author_email), committed_at from raw.git_commit where repo_id = $repo_id
  union all
  select lower(co_author.email), git.committed_at
  from raw.git_co_author as co_author
  join raw.git_commit as git on git.repo_id = co_author.repo_id and git.oid = co_author.oid
  where co_author.repo_id = $repo_id
)
select distinct $repo_id as repo_id, email, date_trunc('day', committed_at)::timestamp as on_day
from used
where email <> '' and committed_at <= (select as_of from sync_state where repo_id = $repo_id)
