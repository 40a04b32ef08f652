/*---
table: release_wait
of: repository
needs: [fact.release]
---*/
-- From when to when what was merged waits to be released. Where nothing had been released before, none is waited for.
with final as (
  select published_at from fact.release where repo_id = $repo_id and not is_prerelease
),
merged as (
  select item_id, author_kind, merged_at
  from fact.change_request
  where repo_id = $repo_id
    and merged_at > (select min(published_at) from final)
)
select merged.item_id, $repo_id as repo_id, merged.author_kind, merged.merged_at as from_at, final.published_at as to_at
from merged
-- What a release names as its instant, it holds.
asof left join final on merged.merged_at <= final.published_at
