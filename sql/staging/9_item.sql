-- What a metric can speak of, one row each, with what a reader needs to recognise it.
create or replace view item as
select id as item_id, repo_id, number, title, url, author_id, created_at from raw.issue
union all
select id, repo_id, number, title, url, author_id, created_at from raw.pull_request
union all
select id, repo_id, number, title, url, author_id, created_at from raw.discussion
union all
select item_id, repo_id, null, title, url, author_id, published_at from release
union all
select commit.repo_id || ' ' || commit.oid, commit.repo_id, null, commit.subject,
  repository.url || '/commit/' || commit.oid, commit.author_id, commit.committed_at
from raw.commit as commit
join raw.repository as repository on repository.id = commit.repo_id
union all
select id, id, null, owner || '/' || name, url, null, created_at from raw.repository
union all
select person_id, null, null, coalesce(name, login),
  case when person_id like 'email:%' then 'mailto:' else 'https://github.com/' end || login, person_id, null
from person;
