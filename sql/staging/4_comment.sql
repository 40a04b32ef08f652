-- Comments on issues and change requests, with who wrote them.
create or replace view comment as
select
  comment.id as comment_id,
  comment.repo_id,
  comment.item_id,
  account.person_id as author_id,
  coalesce(account.kind, 'human') as author_kind,
  comment.author_association in ('OWNER', 'MEMBER', 'COLLABORATOR') as is_maintainer,
  comment.created_at
from raw.comment as comment
left join account on account.account_id = comment.author_id;
