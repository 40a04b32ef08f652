/*---
table: co_author
of: repository
---*/
-- Who else wrote a commit, by its Co-authored-by lines. A person of two addresses, or who is the author too, is one.
select distinct $repo_id as repo_id, co_author.oid, address.person_id, address.person_kind
from raw.git_co_author as co_author
join fact.commit as commit on commit.repo_id = $repo_id and commit.oid = co_author.oid
join fact.address as address on address.repo_id = $repo_id and address.email = lower(co_author.email)
where co_author.repo_id = $repo_id and address.person_id is distinct from commit.author_id
