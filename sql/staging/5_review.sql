-- Submitted reviews, with the kind of who gave them. Pending ones aren't reviews yet.
create or replace view review as
select
  review.id as review_id,
  review.repo_id,
  review.item_id,
  review.author_id,
  coalesce(author.kind, 'human') as author_kind,
  review.state,
  review.submitted_at
from raw.review as review
left join person as author on author.person_id = review.author_id
where review.submitted_at is not null and review.state <> 'PENDING';
