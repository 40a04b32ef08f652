-- Issues and change requests with what a reader needs to recognise them.
create or replace view tracked as
select id as item_id, repo_id, number, title, url, author_id, created_at from raw.issue
union all
select id, repo_id, number, title, url, author_id, created_at from raw.pull_request;

-- The same of everything that a metric can speak of, one row each.
create or replace view item as
from tracked
union all
select id, repo_id, number, title, url, author_id, created_at from raw.discussion
union all
select item_id, repo_id, null, title, url, author_id, published_at from release
union all
select commit.item_id, commit.repo_id, null, commit.subject, repository.url || '/commit/' || commit.oid,
  commit.author_id, commit.committed_at
from commit_fact as commit
join raw.repository as repository on repository.id = commit.repo_id
union all
select item_id, repo_id, null, title, url, null, created_at from milestone
union all
select dependency.item_id, dependency.repo_id, null,
  dependency.package || coalesce(' ' || dependency.used_version, ''), repository.url, null, dependency.used_published_at
from dependency
join raw.repository as repository on repository.id = dependency.repo_id
union all
select package.item_id, package.repo_id, null, package.package, repository.url, null, null
from package
join raw.repository as repository on repository.id = package.repo_id
union all
select community_check.item_id, community_check.repo_id, null, replace(community_check.kind, '_', ' '),
  -- What an owner gives to all of theirs is known by its address.
  case
    when community_check.path is null then repository.url
    when starts_with(community_check.path, 'https://') then community_check.path
    else repository.url || '/blob/HEAD/' || community_check.path
  end,
  null, null
from community_check
join raw.repository as repository on repository.id = community_check.repo_id
union all
select id, id, null, owner || '/' || name, url, null, created_at from raw.repository
union all
select person_id, null, null, coalesce(name, login),
  -- An address has no page, and the sample's logins may be those of strangers.
  case when not starts_with(person_id, 'email:') and not starts_with(person_id, 'SA_') then 'https://github.com/' || login end,
  person_id, null
from person;
