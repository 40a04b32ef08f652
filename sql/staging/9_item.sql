-- What a metric can speak of, one row each, with what a reader needs to recognise it.
create or replace view item as
select item_id, repo_id, number, title, url, author_id, created_at from issue
union all
select item_id, repo_id, number, title, url, author_id, created_at from change_request
union all
select item_id, repo_id, null, title, url, author_id, published_at from release;
