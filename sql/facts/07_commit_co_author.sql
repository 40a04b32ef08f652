/*---
table: co_author
of: repository
needs: [raw.git_co_author]
---*/
-- Who else wrote a commit, by its Co-authored-by lines. A person of two addresses, or who is the author too, is one.
with named as (
  select oid, 'email:' || lower(email) as account_id
  from raw.git_co_author
  where repo_id = $repo_id
)
select distinct
  $repo_id as repo_id,
  named.oid,
  account.person_id,
  account.kind as person_kind
from named
join fact.commit as commit on commit.repo_id = $repo_id and commit.oid = named.oid
-- Every address is an account of its own, only an empty one isn't.
join account on account.account_id = named.account_id
where account.person_id is distinct from commit.author_id
