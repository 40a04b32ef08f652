/*---
table: resource
of: repository
---*/
-- What was ever read of a repository. A resource that was read and had nothing is here too: its zero is a true zero.
select distinct $repo_id as repo_id, resource
from (
  select resource from raw.source_total where repo_id = $repo_id
  union all
  select resource from sync_cursor where repo_id = $repo_id
  union all
  select 'issue' from raw.issue where repo_id = $repo_id
  union all
  select 'pull_request' from raw.pull_request where repo_id = $repo_id
  union all
  -- They come with their items: items that nobody spoke to have none.
  select unnest(['comment', 'review', 'event'])
  where exists (from raw.source_total where repo_id = $repo_id and resource in ('issue', 'pull_request'))
    or exists (from raw.issue where repo_id = $repo_id)
    or exists (from raw.pull_request where repo_id = $repo_id)
  union all
  select 'release' from fact.release where repo_id = $repo_id
  union all
  select 'discussion' from raw.discussion where repo_id = $repo_id
  union all
  select 'milestone' from raw.milestone where repo_id = $repo_id
  union all
  -- They are read with the lists, and a repository may have none.
  select 'community_file' from raw.community_file where repo_id = $repo_id
  union all
  select 'community_file' from sync_cursor where repo_id = $repo_id and resource = 'list'
  union all
  select 'reaction' from raw.reaction where repo_id = $repo_id
  union all
  select 'commit' from fact.commit where repo_id = $repo_id
  union all
  select 'commit_path' from raw.git_path_class where repo_id = $repo_id
  union all
  select 'dependency' from raw.dependency where repo_id = $repo_id
  union all
  select 'package' from raw.package where repo_id = $repo_id
)
