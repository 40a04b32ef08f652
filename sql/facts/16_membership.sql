/*---
table: membership
of: repository
---*/
-- Who belongs to a repository, told by how the source calls the authors of what was written in it.
with told as (
  select author_id as person_id, created_at as known_at
  from fact.issue
  where repo_id = $repo_id and not is_outsider
  union all
  select author_id, created_at from fact.change_request where repo_id = $repo_id and not is_outsider
  union all
  -- What is older than its item came with it from elsewhere, when it was transferred.
  select said.author_id, said.said_at
  from (
    select item_id, author_id, created_at as said_at from comment where repo_id = $repo_id and is_maintainer
    union all
    select item_id, author_id, submitted_at from review where repo_id = $repo_id and is_maintainer
  ) as said
  join opening as item on item.item_id = said.item_id and item.repo_id = $repo_id
  where said.said_at >= item.created_at
)
select $repo_id as repo_id, person_id, min(known_at) as known_at
from told
where person_id is not null
group by person_id
