-- Repositories, with when they came to be and whether they are still kept up.
create or replace view repository as
select id as item_id, id as repo_id, owner, created_at, is_archived, archived_at from raw.repository;
