/*---
table: merge
of: repository
needs: [fact.change_request]
---*/
-- Merged change requests, each with the release that it came out with: told by time, since the source doesn't say what
-- a release holds.
with released as (
  select published_at
  from fact.release
  where repo_id = $repo_id and not is_prerelease
)
select
  request.item_id,
  $repo_id as repo_id,
  request.author_kind,
  request.merged_at,
  released.published_at as released_at
from fact.change_request as request
asof left join released on released.published_at >= request.merged_at
where request.repo_id = $repo_id and request.merged_at is not null
