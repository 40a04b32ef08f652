-- Comments on issues and change requests, with the kind of who wrote them.
create or replace view comment as
select
  comment.id as comment_id,
  comment.repo_id,
  comment.item_id,
  comment.author_id,
  coalesce(author.kind, 'human') as author_kind,
  comment.created_at
from raw.comment as comment
left join person as author on author.person_id = comment.author_id;
