-- Submitted reviews, with who gave them. Pending ones aren't reviews yet.
create or replace view review as
select
  review.id as review_id,
  review.repo_id,
  review.item_id,
  account.person_id as author_id,
  coalesce(account.kind, 'human') as author_kind,
  review.author_association in ('OWNER', 'MEMBER', 'COLLABORATOR') as is_maintainer,
  review.state,
  review.submitted_at
from raw.review as review
left join account on account.account_id = review.author_id
where review.submitted_at is not null and review.state <> 'PENDING';
