-- Packages that a repository builds on, as last read, with how far each is behind its latest stable version.
create or replace view dependency as
select
  repo_id || ' uses ' || package as item_id,
  repo_id,
  package,
  is_direct,
  used_version,
  used_published_at,
  latest_published_at
from raw.dependency;
