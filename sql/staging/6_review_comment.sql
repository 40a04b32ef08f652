-- Comments on lines of code, with who wrote them.
create or replace view review_comment as
select
  review_comment.id as review_comment_id,
  review_comment.repo_id,
  review_comment.item_id,
  review_comment.review_id,
  account.person_id as author_id,
  coalesce(account.kind, 'human') as author_kind,
  review_comment.created_at
from raw.review_comment as review_comment
left join account on account.account_id = review_comment.author_id;
