-- Published releases by the instant of publication: a draft has none, and created_at is its commit's.
create or replace view release as
select
  release.id as item_id,
  release.repo_id,
  release.tag,
  coalesce(release.name, release.tag) as title,
  release.url,
  account.person_id as author_id,
  coalesce(account.kind, 'human') as author_kind,
  release.is_prerelease,
  release.published_at
from raw.release as release
left join account on account.account_id = release.author_id
where not release.is_draft and release.published_at is not null;
